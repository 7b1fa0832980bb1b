/** Tells the developer of the merchant page about a mistake that the vendor's script reports as well. */
export function report(mistake: string, ...details: readonly unknown[]): void {
  console.error(`HyperServices: ${mistake}`, ...details);
}

/** Tells the developer about something that the vendor's script passes over in silence. */
export function warn(sentence: string, ...details: readonly unknown[]): void {
  console.warn(`HyperServices: ${sentence} The live script says nothing here.`, ...details);
}
