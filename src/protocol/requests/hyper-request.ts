import { isPlainObject } from '../plain-object.ts';

/** The service name of the payment page (seed 003). */
export const paymentPageService = 'in.juspay.hyperpay';

/** The service name of the UPI calls (seed 000). */
export const sessionTokenService = 'in.juspay.hyperapi';

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

/**
 * Writes the service name in full, as `in.juspay.hyperpay` for `hyperpay`.
 *
 * The vendor's script takes a short name, and then loses each event that comes without a service, in silence.
 */
export function withFullService<Request extends HyperRequest>(request: Request): Request {
  const { service } = request;
  return service.startsWith(servicePrefix) ? request : { ...request, service: servicePrefix + service };
}

const servicePrefix = 'in.juspay.';

/** Reads a request that comes from another window; undefined if it has not the shape of one. */
export function parseHyperRequest(body: unknown): HyperRequest | undefined {
  if (!isPlainObject(body)) return undefined;
  const { requestId, service, payload } = body;
  if (typeof requestId !== 'string' || typeof service !== 'string' || !isPlainObject(payload)) return undefined;
  return { requestId, service, payload };
}
