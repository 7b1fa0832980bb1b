import { parseWebUrl } from '../../protocol/web-url.ts';

/**
 * Takes the guest to the shop's login, for a merchant page that does not see to that itself: pages that were written for
 * the SDK do not know the event.
 *
 * @param url `guest_login_url` of the order; anything but an address of the web is not followed
 */
export function goToLogin(url: string): void {
  if (!parseWebUrl(url, 'guest_login_url').ok) return;
  const top = window.top ?? window;
  try {
    top.location.href = url;
  } catch {
    // The shop has sandboxed its frame.
    window.location.href = url;
  }
}
