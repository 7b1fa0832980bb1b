import { issueOf } from '../checkout-error.ts';
import { inFull } from '../errors/catalogue.ts';
import { isPlainObject } from '../plain-object.ts';
import { requestKinds } from './field-kinds.ts';
import { checked, type Checked, checkerOf, type Findings } from './fields.ts';

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

/** The keys of the envelope of every call (seed 003, "Payload structure"). An id that is no UUID is only warned of. */
export const requestFields = {
  requestId: 'uuid~',
  service: 'id!',
  payload: 'object!',
  betaAssets: 'boolean',
} as const;

const checkRequestFields = /* @__PURE__ */ checkerOf(requestFields, requestKinds);

/**
 * Checks a whole request: its envelope, its service, and its payload by the check given.
 *
 * Codes: `required`, `type`, `not-allowed` (field `service`), and those of the payload's check. Warning: `request-id` for an
 * id other than a UUID of version 4, which is passed on as it is.
 */
export function checkRequest<Payload extends object>(
  request: unknown,
  checkPayload: (payload: unknown) => Checked<Payload>,
  service = paymentPageService,
): Checked<HyperRequest<Payload>> {
  const found: Findings = { issues: [], warnings: [] };
  if (!isPlainObject(request))
    return { ok: false, issues: [inFull(issueOf('type', 'request', 'object'))], warnings: [] };
  const isWellFormed = checkRequestFields(request, found);
  const { requestId, service: given } = request;
  if (typeof requestId !== 'string' || !requestId) found.issues.push(issueOf('required', 'requestId'));
  if (given && given !== service) found.issues.push(issueOf('not-allowed', 'service'));
  const payload = checkPayload(request['payload']);
  found.issues.push(...payload.issues);
  found.warnings.push(...payload.warnings);
  return checked<HyperRequest<Payload>>(
    isWellFormed && payload.ok && typeof requestId === 'string' && { requestId, service, payload: payload.value },
    found,
  );
}
