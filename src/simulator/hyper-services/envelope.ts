import { paymentPageService, type HyperRequest } from '../../protocol/requests/hyper-request.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';

/** The argument of `initiate` or `process`, as a merchant page gives it. */
export type Envelope = Record<string, unknown>;

/** The start of every full service name. Merchant pages may leave it out. */
export const servicePrefix = 'in.juspay.';

/**
 * Returns the service as the merchant page wrote it.
 *
 * @throws {TypeError} if it is no text
 */
export function serviceIn(request: Envelope): string {
  const { service } = request;
  if (typeof service !== 'string') throw new TypeError(`service is missing: use "${paymentPageService}".`);
  return service;
}

/** Adds the prefix to a service that comes without it. */
export function fullName(service: string): string {
  return service.startsWith(servicePrefix) ? service : servicePrefix + service;
}

/** Returns the payload of an envelope, or an empty one. */
export function payloadIn(envelope: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { payload } = envelope;
  return isObject(payload) ? payload : {};
}

/** Returns the request that a merchant page meant, with an empty text or object for what it left out. */
export function asRequest(sent: unknown): HyperRequest {
  const fields = isPlainObject(sent) ? sent : {};
  const payload = own(fields, 'payload');
  return {
    ...fields,
    requestId: ownText(fields, 'requestId') ?? '',
    service: ownText(fields, 'service') ?? paymentPageService,
    payload: isPlainObject(payload) ? payload : {},
  };
}

/** True for every object, of whatever class: the script reads fields and asks for no more. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
