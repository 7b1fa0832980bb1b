/** The attribute of a property or parameter: `order-details` of `orderDetails`. A key in snake case stays itself. */
export function attributeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
