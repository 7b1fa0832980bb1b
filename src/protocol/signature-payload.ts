import type { Parsed } from './checkout-error.ts';
import { checked, checkerOf, firstIssueOr, type Checked, type FieldsOf, type Findings } from './fields.ts';
import { inFull } from './errors/in-full.ts';
import { parseJsonText } from './json-text.ts';
import { readTolerated } from './tolerated-forms.ts';

/**
 * The keys of the text that is signed for `initiate` and for `paymentManagement` (seed 003, "signaturePayload
 * Parameters"). Newer samples leave mobile number and email address out.
 */
export const signaturePayloadFields = {
  merchant_id: 'id!',
  customer_id: 'name*',
  mobile_number: 'phone',
  email_address: 'email',
  first_name: 'name',
  last_name: 'name',
  timestamp: 'time!',
} as const;

/** The content of a signed `signaturePayload`. `timestamp` is in ms, as text. */
export type SignaturePayload = FieldsOf<typeof signaturePayloadFields> & { readonly [key: string]: unknown };

const checkSignaturePayloadFields = /* @__PURE__ */ checkerOf(signaturePayloadFields);

/**
 * Checks the text of a `signaturePayload` and finds all that is wrong with it. Codes as {@link readSignaturePayload}.
 *
 * @param strict refuses the tolerated forms instead of warning of them
 */
export function checkSignaturePayload(
  text: unknown,
  field = 'signaturePayload',
  strict?: boolean,
): Checked<SignaturePayload> {
  const parsed = parseJsonText(text, field);
  if (!parsed.ok) return { ok: false, issues: [inFull(parsed.issue)], warnings: [] };
  const found: Findings = { issues: [], warnings: [] };
  const tolerance = { strict, ...(typeof text === 'string' && { text }) };
  const payload = readTolerated(parsed.value, signaturePayloadFields, found, tolerance);
  return checked<SignaturePayload>(checkSignaturePayloadFields(payload, found) && Object.freeze(payload), found);
}

/**
 * Reads the text of a `signaturePayload`, or says the first thing that is wrong with it.
 *
 * Codes: those of {@link parseJsonText}, and by field `required`, `type`, `field`, `time`, `text-bidi`.
 */
export function readSignaturePayload(
  text: unknown,
  field = 'signaturePayload',
  strict?: boolean,
): Parsed<SignaturePayload> {
  return firstIssueOr(checkSignaturePayload(text, field, strict));
}
