/**
 * Copies the text of an element, and leaves it selected. False if the browser does not let it.
 *
 * Pages at plain http addresses, and frames of other origins, have no clipboard of their own.
 */
export function copyTextOf(element: Element): boolean {
  getSelection()?.selectAllChildren(element);
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  return document.execCommand('copy');
}
