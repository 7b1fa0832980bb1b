import type { Snapshot } from './checkout.ts';
import type { HyperCheckoutElement } from './hyper-checkout-element.ts';
import { requestsFromProperties } from './requests-from-properties.ts';
import { sdkAddress } from './sdk-place.ts';

/** Reads the properties of an element as they are now. */
export function snapshotOf(
  element: HyperCheckoutElement,
  pageLanguage: string,
  defaultFrameUrl: string | undefined,
): Snapshot {
  const { orderDetails, signature, sdkPayload, language, presentation, resolvedLanguage } = element;
  return {
    given: { orderDetails, signature, sdkPayload, language },
    requests: requestsFromProperties(element, pageLanguage),
    address: sdkAddress(element, defaultFrameUrl),
    // The window does not leave the page unasked, and Back would lead away again.
    manual: element.manual || presentation === 'redirect',
    resolvedLanguage,
  };
}
