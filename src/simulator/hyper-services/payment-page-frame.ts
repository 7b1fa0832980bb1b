import { colourSchemeOf, systemScheme } from './colour-scheme.ts';
import { settings } from './settings.ts';

/** Permissions that every payment page has. The vendor's script puts no space before those of the merchant page. */
const permissions = 'payment *; clipboard-write;';

/**
 * Creates the iframe of the payment page, hidden, with the attributes of the vendor's.
 *
 * It has one more, `referrerpolicy`: Firefox tells a framed page its parent by the referrer alone, and the page gives
 * its port to that parent only.
 *
 * @param hash a name for the instance, which stands behind the `#` of the address
 * @param mount the element that it goes into, whose colour scheme the page is told where it is not the system's
 */
export function createPaymentPageFrame(
  payload: Record<string, unknown>,
  hash: string,
  mount: Element,
): HTMLIFrameElement {
  const { clientId, iframePermissions } = payload;
  const client = typeof clientId === 'string' && clientId !== '' ? clientId : 'common';
  const frame = document.createElement('iframe');
  const scheme = colourSchemeOf(mount);
  const query = new URLSearchParams({
    ...(scheme !== systemScheme() && { scheme }),
    ...(settings.scenario.page !== undefined && { scenario: settings.scenario.page }),
    ...(settings.ending !== '' && { ending: settings.ending }),
  }).toString();
  frame.setAttribute(
    'src',
    `${settings.origin}/payment-page/client/${client}${query === '' ? '' : `?${query}`}#${hash}`,
  );
  frame.setAttribute('name', 'HyperServices');
  frame.setAttribute('height', '100%');
  frame.setAttribute('width', '100%');
  frame.setAttribute('allow', permissions + (typeof iframePermissions === 'string' ? iframePermissions : ''));
  frame.setAttribute('referrerpolicy', 'strict-origin');
  // The vendor's has no title; in the frame page, which is ours, the customer's screen reader needs one.
  if (settings.inFramePage) frame.setAttribute('title', 'Payment page');
  frame.style.border = '0';
  frame.style.visibility = 'hidden';
  return frame;
}
