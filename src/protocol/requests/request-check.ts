import { issueOf } from '../checkout-error.ts';
import { inFull } from '../errors/catalogue.ts';
import { isPlainObject } from '../plain-object.ts';
import { requestKinds } from './field-kinds.ts';
import { checked, type Checked, checkerOf, type Findings } from './fields.ts';
import { paymentPageService, type HyperRequest } from './hyper-request.ts';

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
