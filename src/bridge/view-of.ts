/** Returns the window of a document: the element may be shown in another one than its script runs in. */
export function viewOf(page: Document): Window & typeof globalThis {
  return page.defaultView ?? window;
}
