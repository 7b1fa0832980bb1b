import { issueOf } from '../checkout-error.ts';
import { inFull } from '../errors/catalogue.ts';
import { parseJsonText } from '../json-text.ts';
import { isPlainObject } from '../plain-object.ts';
import { requestKinds } from './field-kinds.ts';
import { checked, type Checked, checkerOf, type FieldsOf, type Findings } from './fields.ts';
import { readTolerated } from './tolerated-forms.ts';

/** The keys of a request for a session token that is signed (seed 000, first table). */
export const signedTokenFields = {
  action: 'upiGetSessionToken!',
  merchantKeyId: 'id!',
  customerMobileNumber: 'mobile',
  udfParameters: 'text',
  signature: 'signature!',
  signaturePayload: 'text!',
} as const;

/** The keys of the signed text in such a request (seed 000, second table). */
export const tokenSignatureFields = {
  merchant_id: 'id!',
  customer_id: 'name!',
  timestamp: 'time!',
  customer_mobile_number: 'mobile',
  mobile_number: 'mobile',
} as const;

/** The keys of a request for a session token by a `clientAuthToken` (seed 000, third table). */
export const clientTokenFields = {
  action: 'upiGetSessionToken!',
  merchantId: 'id!',
  customerId: 'name!',
  clientAuthToken: 'token!',
  authExpiry: 'instant',
  udfParameters: 'text',
} as const;

/** A signed request. The mobile number has 12 digits, 91 first. */
export type SignedTokenRequest = FieldsOf<typeof signedTokenFields> & {
  readonly clientAuthToken?: never;
  readonly authExpiry?: never;
};

/** A request by the token that the Session API returned; it is good for 15 minutes by default. */
export type ClientTokenRequest = FieldsOf<typeof clientTokenFields> & {
  readonly signature?: never;
  readonly signaturePayload?: never;
  readonly merchantKeyId?: never;
};

/**
 * The payload of `upiGetSessionToken`, in either of its two forms.
 *
 * In production the call needs the SIM of a phone: in a browser it is passed on and does not succeed.
 */
export type SessionTokenRequest = SignedTokenRequest | ClientTokenRequest;

/** Values that a request must agree with. */
export interface SessionTokenRules {
  /** The current time in ms, where the clock is to be trusted. With it an `authExpiry` in the past is refused. */
  readonly now?: number;
  /** The customer of the page, which a signed request must be for. */
  readonly customerId?: string;
  /** Refuse the tolerated forms in the signed text instead of warning of them. */
  readonly strict?: boolean | undefined;
}

const checkSignedToken = /* @__PURE__ */ checkerOf(signedTokenFields, requestKinds);
const checkTokenSignature = /* @__PURE__ */ checkerOf(tokenSignatureFields, requestKinds);
const checkClientToken = /* @__PURE__ */ checkerOf(clientTokenFields, requestKinds);

/**
 * Checks the payload of a request for a session token and finds all that is wrong with it.
 *
 * Codes: by field `required`, `type`, `not-allowed`, `field`, `time`, `token` (reason `form` or `expired`),
 * `signature-format`, `signature-length`; `conflict` for both forms at once or another customer than the signed one; those
 * of {@link parseJsonText} for `signaturePayload`.
 */
export function checkSessionTokenRequest(
  payload: unknown,
  rules: SessionTokenRules = {},
): Checked<SessionTokenRequest> {
  const found: Findings = { issues: [], warnings: [] };
  if (!isPlainObject(payload))
    return { ok: false, issues: [inFull(issueOf('type', 'payload', 'object'))], warnings: [] };
  if (payload['clientAuthToken'] === undefined) {
    const isWellFormed = checkSignedToken(payload, found);
    if (payload['signaturePayload']) checkSignedText(payload['signaturePayload'], found, rules);
    return checked<SessionTokenRequest>(isWellFormed && payload, found);
  }
  const isWellFormed = checkClientToken(payload, found);
  for (const key of ['signature', 'signaturePayload', 'merchantKeyId']) {
    if (payload[key] !== undefined) found.issues.push(issueOf('conflict', key, 'two-forms'));
  }
  if (rules.now !== undefined && isWellFormed && Date.parse(payload.authExpiry ?? '') <= rules.now) {
    found.issues.push(issueOf('token', 'clientAuthToken', 'expired'));
  }
  return checked<SessionTokenRequest>(isWellFormed && payload, found);
}

function checkSignedText(text: unknown, found: Findings, { customerId, strict }: SessionTokenRules): void {
  const parsed = parseJsonText(text, 'signaturePayload');
  if (!parsed.ok) {
    found.issues.push(parsed.issue);
    return;
  }
  const tolerance = { strict, ...(typeof text === 'string' && { text }) };
  const signed = readTolerated(parsed.value, tokenSignatureFields, found, tolerance);
  if (checkTokenSignature(signed, found) && customerId !== undefined && signed.customer_id !== customerId) {
    found.issues.push(issueOf('conflict', 'customer_id'));
  }
}
