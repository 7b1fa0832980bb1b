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
  const { orderDetails, signature, sdkPayload, language, sdkUrl, frameUrl, manual, resolvedLanguage } = element;
  return {
    given: { orderDetails, signature, sdkPayload, language },
    requests: requestsFromProperties(element, pageLanguage),
    address: sdkAddress(element, { sdkUrl, frameUrl: frameUrl ?? defaultFrameUrl }),
    manual,
    resolvedLanguage,
  };
}
