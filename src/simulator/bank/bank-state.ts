import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';

const kinds = ['three-d-secure', 'netbanking', 'wallet-link', 'wallet-top-up', 'pay-later'] as const;

/** What the shopper is asked, and by whom: a bank, a wallet or a lender. */
export type BankKind = (typeof kinds)[number];

/** What the bank's page shows, as the gateway tells it. */
export interface BankState {
  readonly kind: BankKind;
  readonly bankName: string;
  readonly merchantName: string;
  /** A decimal string in units of the currency. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  /** How many one-time passwords may still be tried. Cards only. */
  readonly attemptsLeft?: number;
  /** What is in the wallet, rupees as text. Wallets with too little only. */
  readonly balance?: string;
  /** What is missing in it. Wallets with too little only. */
  readonly missing?: string;
  /** The last four digits of the card. Cards only. */
  readonly lastFour?: string;
  /** The one password that is right. Cards only. */
  readonly testOtp?: string;
  /** How long the bank still waits, in ms from the moment at which it said so. */
  readonly timeLeft?: number;
  /** The bank has nothing more to ask. */
  readonly done: boolean;
  /** The order names an address to go back to. */
  readonly returns: boolean;
}

/** What the shopper answers. */
export type BankAnswer = { readonly otp: string } | { readonly choice: 'succeed' | 'fail' | 'leave' };

/** Reads the gateway's answer; undefined if it is not what was agreed on. */
export function readBankState(body: unknown): BankState | undefined {
  if (!isPlainObject(body)) return undefined;
  const kind = kinds.find((known) => known === own(body, 'kind'));
  const bankName = ownText(body, 'bankName');
  const merchantName = ownText(body, 'merchantName');
  const amount = ownText(body, 'amount');
  if (!kind) return undefined;
  if (bankName === undefined || merchantName === undefined || amount === undefined) return undefined;
  const attemptsLeft = own(body, 'attemptsLeft');
  const lastFour = ownText(body, 'lastFour');
  const balance = ownText(body, 'balance');
  const missing = ownText(body, 'missing');
  const testOtp = ownText(body, 'testOtp');
  const timeLeft = own(body, 'timeLeft');
  return {
    kind,
    bankName,
    merchantName,
    amount,
    currency: ownText(body, 'currency') ?? 'INR',
    ...(typeof attemptsLeft === 'number' && { attemptsLeft }),
    ...(balance !== undefined && { balance }),
    ...(missing !== undefined && { missing }),
    ...(lastFour !== undefined && { lastFour }),
    ...(testOtp !== undefined && { testOtp }),
    ...(typeof timeLeft === 'number' && { timeLeft }),
    done: own(body, 'done') === true,
    returns: own(body, 'returns') === true,
  };
}
