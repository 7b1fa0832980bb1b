import { issueOf, type Parsed } from '../checkout-error.ts';
import { inFull } from '../errors/catalogue.ts';
import { parseJsonText } from '../json-text.ts';
import { isPlainObject } from '../plain-object.ts';
import { requestKinds } from './field-kinds.ts';
import { checked, type Checked, checkerOf, type FieldsOf, type Findings, firstIssueOr } from './fields.ts';
import { readTolerated } from './tolerated-forms.ts';

/**
 * The keys of the payload of `initiate` (seed 003, "Initiate Payload Object Parameters"; `integrationType`,
 * `hyperSDKDiv` and what follows them are newer).
 */
export const initiateFields = {
  action: 'initiate!',
  clientId: 'id!',
  merchantId: 'id',
  customerId: 'name',
  environment: 'sandbox|prod|production!',
  signaturePayload: 'text',
  signature: 'signature',
  merchantKeyId: 'id',
  logLevel: '0|1~',
  merchantFonts: 'fonts~',
  integrationType: 'iframe|redirection',
  hyperSDKDiv: 'text',
  clientAuthToken: 'token',
  iframePermissions: 'text',
} as const;

type Unsigned = Omit<FieldsOf<typeof initiateFields>, 'signaturePayload' | 'signature'> & {
  readonly signaturePayload?: never;
  readonly signature?: never;
};

type Signed = Omit<FieldsOf<typeof initiateFields>, 'signaturePayload' | 'signature' | 'merchantKeyId'> & {
  readonly signaturePayload: string;
  readonly signature: string;
  readonly merchantKeyId: string;
};

/**
 * The payload of `initiate`: signed, as seed 003 has it, or not, as newer pages do. Text and signature come together, with
 * the id of their key.
 */
export type InitiatePayload = Signed | Unsigned;

const checkInitiateFields = /* @__PURE__ */ checkerOf(initiateFields, requestKinds);

/**
 * Checks a payload of `initiate` and finds all that is wrong with it.
 *
 * Codes: by field `required`, `type`, `not-allowed`, `field`, `signature-format`, `signature-length`, `token`; `half-pair`
 * for text without signature or the reverse; `conflict` for an id that differs from the signed one; those of
 * {@link checkSignaturePayload}. A wrong `logLevel` or `merchantFonts` is a warning, and so are the tolerated forms unless
 * `strict` is set.
 */
export function checkInitiatePayload(given: unknown, strict?: boolean): Checked<InitiatePayload> {
  const found: Findings = { issues: [], warnings: [] };
  if (!isPlainObject(given)) return { ok: false, issues: [inFull(issueOf('type', 'payload', 'object'))], warnings: [] };
  const payload = readTolerated(given, initiateFields, found, { strict });
  const isWellFormed = checkInitiateFields(payload, found);
  checkSigned(payload, found, strict);
  return checked<InitiatePayload>(isWellFormed && isComplete(payload) && payload, found);
}

/**
 * Checks what goes with a signed customer: text, signature and key id are all there, and nothing beside the text says
 * otherwise.
 */
export function checkSigned(payload: Record<string, unknown>, found: Findings, strict?: boolean): void {
  const { signaturePayload, signature, merchantKeyId } = payload;
  if (!signaturePayload && !signature) return;
  if (!signaturePayload || !signature) {
    found.issues.push(issueOf('half-pair', signature ? 'signaturePayload' : 'signature'));
    return;
  }
  if (!merchantKeyId) found.issues.push(issueOf('required', 'merchantKeyId'));
  const signed = checkSignaturePayload(signaturePayload, 'signaturePayload', strict);
  found.issues.push(...signed.issues);
  found.warnings.push(...signed.warnings);
  if (!signed.value) return;
  const copies = { merchantId: signed.value.merchant_id, customerId: signed.value.customer_id };
  for (const [field, value] of Object.entries(copies)) {
    if (payload[field] !== undefined && payload[field] !== value) found.issues.push(issueOf('conflict', field));
  }
}

function isComplete(payload: FieldsOf<typeof initiateFields>): payload is InitiatePayload {
  return payload.signature ? Boolean(payload.signaturePayload && payload.merchantKeyId) : !payload.signaturePayload;
}

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
