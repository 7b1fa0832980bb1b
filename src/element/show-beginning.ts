/**
 * Brings the beginning of an element into view, for a screen that appears in it.
 *
 * On a phone the button that was pressed stands far below the next screen's beginning, and the frame cannot scroll the
 * page around it. A screen that appears while the shopper is elsewhere must not.
 *
 * @param content what holds the screen: the element's tree, or its dialog
 */
export function showBeginning(element: HTMLElement, content: ParentNode & Node): void {
  if (!(element.shadowRoot?.activeElement ?? element.contains(element.ownerDocument.activeElement))) return;
  // Whatever has scrolled, be it the window or a box in it: it comes into view if it is not.
  const beginning = content.appendChild(document.createElement('b'));
  beginning.scrollIntoView({ block: 'nearest' });
  beginning.remove();
}
