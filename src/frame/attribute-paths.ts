import type { SentPropertyName } from '../protocol/checkout-property-names.ts';

/**
 * The treatment of an attribute on one path:
 *
 * - `sent`: goes into the payload of `process`
 * - `merged`: goes into a copy of the session's payload, in place of a value that this has
 * - `compared`: is refused with `conflict` if the session's payload says something else, and warned of if it says nothing
 * - `warned`: is warned of, unless the session's payload says the same
 * - `refused`: is refused with `conflict`
 * - `initiate`: goes to `initiate` alone
 */
export type Treatment = 'sent' | 'merged' | 'compared' | 'warned' | 'refused' | 'initiate';

/** One attribute on both paths, with its keys in the payloads. */
export interface AttributePath {
  /** An order of the merchant's server: `order-details` and `signature`. */
  readonly signed: Treatment;
  /** The path of `sdk-payload`, which the Session API made. */
  readonly session: Treatment;
  /** The key in the payload of `process`, where it is not the name of the property. */
  readonly key?: string;
  /** The key in the payload of the Session API, where it is not `key`. */
  readonly sessionKey?: string;
  /** The key in the payload of `initiate`, if the attribute goes there too. */
  readonly initiate?: string;
}

/** Every attribute that requests are made from, on both paths. Identity and money that the Session API has are compared, since its token decides. */
export const attributePaths: Readonly<Record<SentPropertyName, AttributePath>> = {
  clientId: { signed: 'sent', session: 'compared', initiate: 'clientId' },
  environment: { signed: 'sent', session: 'compared', initiate: 'environment' },
  orderDetails: { signed: 'sent', session: 'refused' },
  signature: { signed: 'sent', session: 'refused' },
  merchantKeyId: { signed: 'sent', session: 'initiate', initiate: 'merchantKeyId' },
  sdkPayload: { signed: 'refused', session: 'sent' },
  action: { signed: 'sent', session: 'warned' },
  merchantId: { signed: 'sent', session: 'compared', initiate: 'merchantId' },
  orderId: { signed: 'sent', session: 'compared' },
  amount: { signed: 'sent', session: 'compared' },
  customerId: { signed: 'sent', session: 'compared', initiate: 'customerId' },
  customerEmail: { signed: 'sent', session: 'warned' },
  customerMobile: { signed: 'sent', session: 'warned', sessionKey: 'customerPhone' },
  initiateSignaturePayload: { signed: 'initiate', session: 'initiate', initiate: 'signaturePayload' },
  initiateSignature: { signed: 'initiate', session: 'initiate', initiate: 'signature' },
  language: { signed: 'sent', session: 'merged' },
  guestLoginUrl: { signed: 'sent', session: 'merged', key: 'guest_login_url' },
  payeeName: { signed: 'sent', session: 'merged' },
  displayNote: { signed: 'sent', session: 'merged' },
  offerDetails: { signed: 'sent', session: 'warned', key: 'offer_details' },
  logLevel: { signed: 'initiate', session: 'initiate', initiate: 'logLevel' },
  merchantFonts: { signed: 'initiate', session: 'initiate', initiate: 'merchantFonts' },
};
