import { v4 as uuid } from 'uuid';
import { type FrameEnding, frameEndings } from '../../protocol/payment-page-messages.ts';
import { type HyperRequest, paymentPageService } from '../../protocol/requests/hyper-request.ts';

/*
 * The window of the payment page: its height, its paints, its language, and the ways out of it.
 */

/** Changes below this many CSS pixels are noise of rounding. */
const noise = 2;

/** Reports how high an element's content is, in whole CSS pixels rounded up: at once and whenever it changes. */
export function watchHeight(element: Element, report: (height: number) => void, signal: AbortSignal): void {
  let last = -noise;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (Math.abs(height - last) < noise) return;
    last = height;
    report(height);
  });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}

/** The longest wait for a paint, in ms: a hidden or covered frame paints nothing. */
const longestPaint = 250;

/** Resolves once what is in the document now has been painted. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, longestPaint);
    requestAnimationFrame(() => {
      // The frame callback runs before the paint; a macrotask after it runs behind.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        clearTimeout(late);
        resolve();
      };
      port2.postMessage(null);
    });
  });
}

/** Returns the language that the dashboard has set for every payment page; undefined if it leaves that to the merchant. */
export function wishedLanguage(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="hyper-language"]');
  return meta?.content === '' ? undefined : meta?.content;
}

/**
 * Sends the whole window to an address: out of the merchant's page, if this page stands in a frame of one.
 *
 * Browsers let a frame do that once the customer has pressed something in it, unless the merchant has sandboxed it. No
 * browser tells whether it will work, so a link for the customer stands beside every call.
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

/** Returns whether a text is an absolute address with a scheme of the web: nothing else is ever followed. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Acts out the scenario in which the page is gone after the debit: it goes at once, and the promise never settles. */
export function pageDeath(): Promise<never> {
  location.replace('about:blank');
  return new Promise(() => undefined);
}

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
