import { HyperCheckoutError, issueOf } from '../protocol/checkout-error.ts';
import type { CheckoutProperties } from './hyper-checkout-element.ts';
import { createFrame } from './checkout/sdk-place.ts';
import { webAddress } from './web-address.ts';

/** The time that the frame has to load its scripts, in ms. After that it is removed. */
const longestLoad = 10_000;

/** The addresses that were fetched, each with its promise. */
const fetched = new Map<string, Promise<void>>();

/**
 * Has the browser fetch the frame page and what that loads, or the SDK of `sdkUrl`. Resolves once the page has loaded.
 *
 * A hidden frame does it, since browsers keep what a frame of another site loads apart from what the page loads.
 */
export function fetchAhead({ frameUrl, sdkUrl }: Pick<CheckoutProperties, 'frameUrl' | 'sdkUrl'>): Promise<void> {
  const field = sdkUrl ? 'sdk-url' : 'frame-url';
  const given = sdkUrl || frameUrl;
  const address = given
    ? webAddress(given, field)
    : { ok: false as const, issue: issueOf('required', field, 'no-default') };
  if (!address.ok) return Promise.reject(new HyperCheckoutError(address.issue));
  const url = address.value;
  const before = fetched.get(url);
  if (before) return before;
  const loading = sdkUrl ? loadLink(url) : loadFrame(url);
  fetched.set(url, loading);
  return loading;
}

function loadFrame(url: string): Promise<void> {
  const frame = createFrame(url, document);
  frame.hidden = true;
  frame.tabIndex = -1;
  return new Promise((resolve) => {
    frame.onload = () => {
      resolve();
      setTimeout(() => frame.remove(), longestLoad);
    };
    document.body.append(frame);
  });
}

function loadLink(url: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'prefetch';
  link.as = 'script';
  link.href = url;
  document.head.append(link);
  return Promise.resolve();
}
