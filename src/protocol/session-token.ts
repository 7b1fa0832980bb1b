import { issueOf, type Parsed } from './checkout-error.ts';
import { inFull, refuseInFull } from './errors/catalogue.ts';
import { parseJsonText } from './json-text.ts';
import { defined, isPlainObject, own, ownText } from './plain-object.ts';
import { requestKinds } from './requests/field-kinds.ts';
import { checked, type Checked, checkerOf, type FieldsOf, type Findings } from './requests/fields.ts';
import { readTolerated } from './requests/tolerated-forms.ts';
import type { SdkEvent } from './sdk-event.ts';

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

/**
 * The state of UPI on the device of the customer (seed 000):
 *
 * - `NOPERMISSION`: the phone state may not be read yet
 * - `FRESH`: permitted, and not registered
 * - `BOUND`: registered on the device, without an account
 * - `LINKED`: registered, with accounts
 * - `FAILURE`: the call failed, or answered with a status that is not documented
 */
export type SessionTokenStatus = 'NOPERMISSION' | 'FRESH' | 'BOUND' | 'LINKED' | 'FAILURE';

/** One bank account that is linked to a UPI id. Everything but the masked number may be missing. */
export interface UpiAccount {
  /** The number with its last few digits visible. A reply with a bare number is refused. */
  readonly maskedAccountNumber: string;
  /** The bank's IIN. */
  readonly bankCode?: string;
  readonly bankName?: string;
  /** Digits of the UPI PIN. */
  readonly mpinLength?: number;
  readonly mpinSet?: boolean;
  readonly referenceId?: string;
  /** Digits of the OTP. */
  readonly otpLength?: number;
  /** Digits of the PIN for cash machines. */
  readonly atmPinLength?: number;
  /** Such as `SAVINGS`. */
  readonly type?: string;
  readonly branchName?: string;
  readonly bankAccountUniqueId?: string;
  readonly ifsc?: string;
  /** UPI Lite only: whether the first top-up is done, or `topup_txn_pending`, which settles within ten minutes. */
  readonly isInitialTopUpDone?: boolean | 'topup_txn_pending';
  readonly isPrimary?: boolean;
  /** The holder. */
  readonly name?: string;
}

/** A UPI id with its accounts. */
export interface VpaAccount {
  readonly vpa: string;
  readonly accounts: readonly UpiAccount[];
}

/** The result of `upiGetSessionToken`. Numbers and booleans come as texts and are parsed here. */
export interface SessionTokenResult {
  readonly status: SessionTokenStatus;
  readonly isDeviceBound?: boolean;
  readonly isDeviceActivated?: boolean;
  /** To be put before the request ids of further UPI calls. */
  readonly upiRequestIdPrefix?: string;
  /** Filled only if the status is `LINKED`. */
  readonly vpaAccounts: readonly VpaAccount[];
  /** Masked. */
  readonly customerMobileNumber?: string;
  readonly deviceFingerPrint?: string;
  /** As passed in the request. */
  readonly udfParameters?: string;
  /** The SDK's code, such as `JP_001`, if the status is `FAILURE`. */
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/**
 * Reads the answer of `upiGetSessionToken` out of its `process_result` event (seed 000, "Response Parameters").
 *
 * An unknown status is `FAILURE`. Code: `protocol` with the reason `accounts` for a linked customer without a list of
 * accounts, or `unmasked` for an account number in full, which is never handed on.
 */
export function readSessionTokenResult(event: SdkEvent): Parsed<SessionTokenResult> {
  const { payload } = event;
  const status = statusOf(ownText(payload, 'status'));
  const list = own(payload, 'vpaAccounts');
  const vpaAccounts = status === 'LINKED' ? readAll(list, readVpaAccount) : [];
  if (typeof vpaAccounts === 'string') return refuseInFull('protocol', 'vpaAccounts', vpaAccounts);
  if (status === 'LINKED' && !vpaAccounts.length) return refuseInFull('protocol', 'vpaAccounts', 'accounts');
  const value = defined({
    status,
    isDeviceBound: flagOf(own(payload, 'isDeviceBound')),
    isDeviceActivated: flagOf(own(payload, 'isDeviceActivated')),
    upiRequestIdPrefix: ownText(payload, 'upiRequestIdPrefix'),
    vpaAccounts,
    customerMobileNumber: ownText(payload, 'customerMobileNumber'),
    deviceFingerPrint: ownText(payload, 'deviceFingerPrint'),
    udfParameters: ownText(payload, 'udfParameters'),
    errorCode: event.errorCode || undefined,
    errorMessage: event.errorMessage || undefined,
  });
  return { ok: true, value };
}

/**
 * True for a `process_result` that answers `upiGetSessionToken` and ends no payment, whatever request it names.
 *
 * Such answers come with and without a request id, so the action tells them apart, or else a status or a service that no
 * payment has.
 */
export function answersTokenRequest({ payload, service }: SdkEvent): boolean {
  const action = ownText(payload, 'action');
  if (action !== undefined) return action === 'upiGetSessionToken';
  return statusOf(ownText(payload, 'status')) !== 'FAILURE' || (service ?? '').endsWith('hyperapi');
}

function statusOf(text: string | undefined): SessionTokenStatus {
  switch (text) {
    case 'NOPERMISSION':
    case 'FRESH':
    case 'BOUND':
    case 'LINKED':
      return text;
    default:
      return 'FAILURE';
  }
}

/** The items of a list, or the reason why it cannot be taken. */
function readAll<T>(list: unknown, read: (item: Record<string, unknown>) => T | string): readonly T[] | string {
  if (!Array.isArray(list)) return 'accounts';
  const items: T[] = [];
  for (const item of list as unknown[]) {
    const one = isPlainObject(item) ? read(item) : 'accounts';
    if (typeof one === 'string') return one;
    items.push(one);
  }
  return Object.freeze(items);
}

function readVpaAccount(item: Record<string, unknown>): VpaAccount | string {
  const vpa = ownText(item, 'vpa');
  if (!vpa) return 'accounts';
  // The seed's text says accounts, and code that runs says account.
  const given = own(item, 'accounts') ?? own(item, 'account');
  const accounts = readAll(Array.isArray(given) ? given : [given], readAccount);
  return typeof accounts === 'string' ? accounts : Object.freeze({ vpa, accounts });
}

function readAccount(item: Record<string, unknown>): UpiAccount | string {
  const masked = ownText(item, 'maskedAccountNumber');
  if (masked === undefined) return 'accounts';
  if (!/[^\d\s-]/.test(masked) || masked.replace(/\D/g, '').length > 6) return 'unmasked';
  const topUp = own(item, 'isInitialTopUpDone');
  return defined({
    maskedAccountNumber: masked,
    bankCode: ownText(item, 'bankCode'),
    bankName: ownText(item, 'bankName'),
    mpinLength: lengthOf(own(item, 'mpinLength')),
    mpinSet: flagOf(own(item, 'mpinSet')),
    referenceId: ownText(item, 'referenceId'),
    otpLength: lengthOf(own(item, 'otpLength')),
    atmPinLength: lengthOf(own(item, 'atmPinLength')),
    type: ownText(item, 'type'),
    branchName: ownText(item, 'branchName'),
    bankAccountUniqueId: ownText(item, 'bankAccountUniqueId'),
    ifsc: ownText(item, 'ifsc'),
    isInitialTopUpDone: topUp === 'topup_txn_pending' ? ('topup_txn_pending' as const) : flagOf(topUp),
    isPrimary: flagOf(own(item, 'isPrimary')),
    name: ownText(item, 'name'),
  });
}

/** A boolean that may come as text. */
function flagOf(value: unknown): boolean | undefined {
  return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
}

/** A count of digits that comes as text. */
function lengthOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? `${value}` : value;
  return typeof text === 'string' && /^\d{1,2}$/.test(text) ? Number(text) : undefined;
}
