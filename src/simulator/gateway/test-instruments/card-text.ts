/** A card number as it stands on the card: `4111 1111 1111 1111`, or `3782 822463 10005`. */
export function cardText(number: string): string {
  return number.length === 15
    ? `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`
    : (number.match(/.{1,4}/g)?.join(' ') ?? number);
}
