import { v4 as uuid } from 'uuid';
import { paymentPageService, type HyperRequest } from '../../protocol/requests/hyper-request.ts';
import { frameEndings, type FrameEnding } from '../../protocol/payment-page-messages.ts';

/*
 * What the address of the page asks of it. In a frame the simulator's script puts there what the merchant page has asked
 * of the script; a payment link has the wishes of the shop behind its hash.
 */

/** Acts out the scenario of the address, if it has one, once the page is shown. */
export function actOutScenario(): void {
  if (wished('scenario') === 'app-link') location.href = 'upi://pay?pa=acme@simulator&am=1.00&cu=INR';
}

/** Returns the ending that the merchant page has asked for; undefined: as the merchant has it. */
export function pageEnding(): FrameEnding | undefined {
  return frameEndings.find((name) => name === wished('ending'));
}

/** What a merchant page would have asked for; what the link has behind the hash is the shop's wishes for the page. */
export function linkedRequest(): HyperRequest {
  const wishes = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  return { requestId: uuid(), service: paymentPageService, payload: { action: 'paymentPage', ...wishes } };
}

/** The address of a page of ours in a frame of this one, in the colours that the merchant page has asked for. */
export function inPageScheme(address: string): string {
  const url = new URL(address, location.href);
  const scheme = wished('scheme');
  if (scheme !== null) url.searchParams.set('scheme', scheme);
  return url.href;
}

function wished(key: string): string | null {
  return new URLSearchParams(location.search).get(key);
}
