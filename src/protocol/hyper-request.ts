import { isPlainObject } from './plain-object.ts';

/** The service name of the payment page (seed 003). */
export const paymentPageService = 'in.juspay.hyperpay';

/**
 * The envelope of every call on HyperSDK: `initiate` and `process` take one each (seed 003).
 *
 * `requestId` is a UUID v4, new for every call unless the caller gave one.
 */
export interface HyperRequest<Payload extends object = object> {
  readonly requestId: string;
  readonly service: string;
  readonly payload: Payload;
}

/** Reads a request that comes from another window; undefined if it has not the shape of one. */
export function parseHyperRequest(body: unknown): HyperRequest | undefined {
  if (!isPlainObject(body)) return undefined;
  const { requestId, service, payload } = body;
  if (typeof requestId !== 'string' || typeof service !== 'string' || !isPlainObject(payload)) return undefined;
  return { requestId, service, payload };
}
