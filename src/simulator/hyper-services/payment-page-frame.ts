import { isPlainObject, ownText } from '../../protocol/plain-object.ts';
import { settings } from './scenarios.ts';

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

/** The spellings under which merchant pages name the element, in the order in which they count. */
const keys = ['hyperSDKDiv', 'hypersdkDiv', 'hypersdkdiv', 'entryPointId'];
const pause = 500;
const looks = 11;

/** Returns the id of the element that the payment page goes into: the first text among the four spellings. */
export function mountIdIn(payload: Record<string, unknown>): string | undefined {
  return keys.map((key) => ownText(payload, key)).find((text) => text !== undefined);
}

/**
 * Finds the element of that id and hands it over, at once if it is there.
 *
 * A page may add its element after `initiate`, so it is looked for every 500 ms, eleven times. After that the body is
 * handed over, or at the window's `load` event if the page is still being loaded. The search looks in the document and
 * not in shadow roots, and nothing ends it early: `terminate` does not either.
 */
export function findMountPoint(id: string, found: (mount: HTMLElement) => void): void {
  const look = (done: number) => {
    const mount = done < looks ? document.getElementById(id) : document.body;
    if (!mount) setTimeout(look, pause, done + 1);
    else if (done < looks || document.readyState === 'complete') found(mount);
    else window.addEventListener('load', () => found(document.body), { once: true });
  };
  look(0);
}

/** Loads the page in an iframe anew, once. It does not do so itself: a page that reloads itself no longer knows its parent. */
export function reload(frame: HTMLIFrameElement): void {
  const address = new URL(frame.src);
  if (address.searchParams.has('again')) return;
  address.searchParams.set('again', '');
  frame.src = address.href;
}

/** Returns the colour scheme that a page uses around a node: the one it declares, or where it declares both the system's. */
function colourSchemeOf(node: Element): 'light' | 'dark' {
  const { colorScheme } = getComputedStyle(node);
  if (!colorScheme.includes('dark')) return 'light';
  return colorScheme.includes('light') ? systemScheme() : 'dark';
}

/** Returns the colour scheme of the system, as this window knows it. */
function systemScheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * Has the browser fetch the files of the payment page ahead of time, in a hidden frame that stays, as the vendor's does.
 *
 * It is a frame and no `<link rel=prefetch>`, since browsers keep what one site loads apart from what another one does:
 * only a frame of the simulator's own fills the cache that the payment page reads.
 *
 * @param request the documented envelope; gets the key `pre_fetch`
 * @throws {TypeError} if that key cannot be set, or the request has no JSON text
 */
export function preFetchPaymentPage(request: unknown): void {
  if (typeof request !== 'object' || request === null) throw new TypeError('preFetch needs an object with a payload.');
  if (!Reflect.set(request, 'pre_fetch', 'true')) throw new TypeError('preFetch cannot change what it was given.');
  JSON.stringify(request);
  if (!isPlainObject(request) || !isPlainObject(request['payload'])) {
    // The vendor's script fails later, where no caller can see it.
    void Promise.reject(new TypeError('preFetch needs an object with a payload.'));
    return;
  }
  const frame = document.createElement('iframe');
  frame.name = 'HyperService-PreFetch';
  frame.referrerPolicy = 'strict-origin';
  frame.style.display = 'none';
  frame.src = `${settings.origin}/payment-page/prefetch`;
  if (document.readyState === 'complete') document.body.append(frame);
  else window.addEventListener('load', () => document.body.append(frame), { once: true });
}
