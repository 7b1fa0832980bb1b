import { v4 as uuid } from 'uuid';
import { paymentPageService, type HyperRequest } from '../../protocol/requests/hyper-request.ts';
import { frameEndings, type FrameEnding } from '../../protocol/payment-page-messages.ts';

/*
 * Settings in the address of the page. In a frame, the simulator's script copies them from its own address. A payment
 * link has the shop's settings behind its hash.
 */

/** Acts out the scenario of the address, if it has one, once the page is shown. */
export function actOutScenario(): void {
  if (wished('scenario') === 'app-link') location.href = 'upi://pay?pa=acme@simulator&am=1.00&cu=INR';
}

/** Returns the ending that the merchant page has asked for; undefined: as the merchant has it. */
export function pageEnding(): FrameEnding | undefined {
  return frameEndings.find((name) => name === wished('ending'));
}

/** Returns the request that a merchant page would have made, with the shop's settings behind the hash of the link. */
export function linkedRequest(): HyperRequest {
  const wishes = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  return { requestId: uuid(), service: paymentPageService, payload: { action: 'paymentPage', ...wishes } };
}

/** The address of a page of ours in a frame of this one, in the colour scheme that this page is in. */
export function inPageScheme(address: string): string {
  const url = new URL(address, location.href);
  const { theme = 'auto' } = document.documentElement.dataset;
  if (theme !== 'auto') url.searchParams.set('scheme', theme);
  return url.href;
}

/** Returns whether the dashboard has set the colour scheme of every page. */
export function isSchemeSet(): boolean {
  const { theme = 'auto' } = document.documentElement.dataset;
  return theme !== 'auto' && theme !== wished('scheme');
}

function wished(key: string): string | null {
  return new URLSearchParams(location.search).get(key);
}
