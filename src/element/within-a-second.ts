/** Waits for what is loaded, for a second at most: neither a panel nor a line in the console waits for the network longer. */
export function withinASecond(loading: Promise<void>): Promise<void> {
  return Promise.race([loading, new Promise<void>((resolve) => setTimeout(resolve, 1000))]);
}
