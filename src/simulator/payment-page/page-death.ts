/** The story in which the page is gone after the debit: it goes at once, and whoever waits for it waits for ever. */
export function pageDeath(): Promise<never> {
  location.replace('about:blank');
  return new Promise(() => undefined);
}
