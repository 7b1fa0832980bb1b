import type { Parsed } from './checkout-error.ts';
import { refuseInFull } from './errors/catalogue.ts';
import { defined, isPlainObject, own, ownText } from './plain-object.ts';
import type { SdkEvent } from './sdk-event.ts';

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
