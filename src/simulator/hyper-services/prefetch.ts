import { isPlainObject } from '../../protocol/plain-object.ts';
import { settings } from './settings.ts';

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
