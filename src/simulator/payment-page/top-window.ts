/**
 * Sends the whole window to an address: out of the shop's page, if this page stands in a frame of one.
 *
 * Browsers let a frame do that once the shopper has pressed something in it, unless the shop has sandboxed it. Nobody
 * says whether it will work, so a link for the shopper stands beside every call.
 *
 * @param keepsPage false if the way back must not lead here
 */
export function leaveWindowFor(address: string, keepsPage: boolean): void {
  const top = window.top ?? window;
  try {
    // Of a foreign window's location a page may set the address and nothing more.
    if (keepsPage) top.location.href = address;
    else top.location.replace(address);
  } catch {
    // Sandboxed, or nothing was pressed yet: the link is there.
  }
}

/** True for an absolute address with a scheme of the web: nothing else is ever followed. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
