import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';

/** A PIN that the phone knows, and what comes of it. */
export interface TestPin {
  readonly pin: string;
  readonly ending: string;
}

/** What the simulated phone shows, as the gateway tells it. */
export interface PhoneState {
  readonly appName: string;
  /** The phone does not have the app. */
  readonly missing: boolean;
  /** Who is paid, in the shop's words. */
  readonly payee: string;
  /** What for, in the shop's words. */
  readonly note: string;
  /** A decimal string in units of the currency. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Where the money would come from. */
  readonly account: string;
  readonly attemptsLeft: number;
  readonly pins: readonly TestPin[];
  /** Nothing is asked any more. */
  readonly done: boolean;
  /** What became of it, in the gateway's words, such as `charged` or `expired`. */
  readonly stands: string;
}

/** Reads the gateway's answer; undefined if it is not what was agreed on. */
export function readPhoneState(body: unknown): PhoneState | undefined {
  if (!isPlainObject(body) || own(body, 'kind') !== 'upi') return undefined;
  const appName = ownText(body, 'appName');
  const payee = ownText(body, 'payee');
  const amount = ownText(body, 'amount');
  if (appName === undefined || payee === undefined || amount === undefined) return undefined;
  const attemptsLeft = own(body, 'attemptsLeft');
  const pins = own(body, 'pins');
  return {
    appName,
    missing: own(body, 'missing') === true,
    payee,
    note: ownText(body, 'note') ?? '',
    amount,
    currency: ownText(body, 'currency') ?? 'INR',
    account: ownText(body, 'account') ?? '',
    attemptsLeft: typeof attemptsLeft === 'number' ? attemptsLeft : 0,
    pins: Array.isArray(pins) ? pins.flatMap(readPin) : [],
    done: own(body, 'done') === true,
    stands: ownText(body, 'stands') ?? '',
  };
}

function readPin(body: unknown): readonly TestPin[] {
  if (!isPlainObject(body)) return [];
  const pin = ownText(body, 'pin');
  return pin === undefined ? [] : [{ pin, ending: ownText(body, 'ending') ?? '' }];
}
