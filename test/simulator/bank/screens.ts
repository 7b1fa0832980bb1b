import type { BankQuestion, PhoneQuestion } from '../../../src/simulator/contract/bank.ts';
import { transactionStates } from '../../../src/simulator/domain/transaction-state.ts';

/** A screen of the bank's page, or of the phone, in the state in which it says most. */
interface Screen<State> {
  readonly name: string;
  /** Absent if the gateway has not answered. */
  readonly state?: State;
  /** Other state of the page. */
  readonly beside?: { readonly busy?: true; readonly lost?: true; readonly resent?: true; readonly alone?: true };
  /** The shopper's actions on it before it is looked at. */
  readonly prepare?: (page: ParentNode) => void;
  /** The gateway's answer to that. */
  readonly then?: State;
}

const submit = (page: ParentNode) => page.querySelector('form')?.requestSubmit();

const order = {
  bankName: 'Cooperative Bank of Thiruvananthapuram',
  merchantName: 'Acme Lights and Lamps of Bengaluru',
  amount: '12245678.90',
  full: '12345678.90',
  discount: { id: 'percent', code: 'DIWALI-FESTIVAL-10', amount: '100000.00' },
  recurring: { most: '12345678.90', fixed: false, frequency: 'ASPRESENTED' } as const,
  currency: 'INR',
  time: Date.UTC(2026, 8, 27, 10, 42),
  phone: '•••••\u00a0••210',
  done: false,
  returns: false,
};
const asking = { ...order, attemptsLeft: 3, testOtp: '123456', timeLeft: 299_000 };
const emi = {
  months: 12,
  rate: '15',
  perMonth: '1114298.12',
  total: '13371577.44',
  interest: '1025898.54',
  noCost: false,
};
const card = { ...asking, emi, kind: 'three-d-secure', lastFour: '4242' } as const;

const banks: { readonly [Kind in BankQuestion['kind']]: readonly Screen<BankQuestion>[] } = {
  'three-d-secure': [
    { name: 'the password', state: card },
    { name: 'a password that is too short', state: card, prepare: submit },
    { name: 'a password that was wrong', state: card, then: { ...card, attemptsLeft: 2 } },
    { name: 'the last try', state: card, then: { ...card, attemptsLeft: 1, timeLeft: 45_000 } },
    { name: 'the password, sent again', state: card, beside: { resent: true } },
    { name: 'a password that is looked at', state: card, beside: { busy: true } },
    { name: 'a password that got lost', state: card, beside: { lost: true } },
    { name: 'the end', state: { ...card, done: true } },
    { name: 'the end of a window', state: { ...card, done: true }, beside: { alone: true } },
  ],
  netbanking: [{ name: 'netbanking', state: { ...order, kind: 'netbanking', lastFour: '4821' } }],
  'wallet-link': [{ name: 'a wallet that is linked', state: { ...asking, kind: 'wallet-link', bankName: 'Paytm' } }],
  'wallet-top-up': [
    {
      name: 'a wallet with too little',
      state: { ...order, kind: 'wallet-top-up', bankName: 'Paytm', balance: '1134567.80', topUp: '11111111.10' },
    },
  ],
  'pay-later': [{ name: 'paying later', state: { ...asking, kind: 'pay-later', bankName: 'LazyPay' } }],
};

/** Every screen of the bank's page. */
export const bankScreens: readonly Screen<BankQuestion>[] = [
  { name: 'a bank that is awaited' },
  { name: 'no answer', beside: { lost: true } },
  ...Object.values(banks).flat(),
];

const request: PhoneQuestion = {
  ...order,
  kind: 'upi',
  appName: 'Simulator UPI',
  missing: false,
  payee: 'Acme Lights and Lamps of Bengaluru (simulator)',
  note: 'Copper lamp with a shade of hand-made paper',
  account: 'Meridian Bank ••4242',
  attemptsLeft: 3,
  pins: [
    { pin: '123456', ending: 'charged' },
    { pin: '111111', ending: 'authorization_failed' },
    { pin: '222222', ending: 'authorizing' },
  ],
  state: 'at-phone',
};

/** Every screen of the simulated phone. */
export const phoneScreens: readonly Screen<PhoneQuestion>[] = [
  { name: 'an app that opens' },
  { name: 'an app without a connection', beside: { lost: true } },
  { name: 'an app that is missing', state: { ...request, missing: true } },
  { name: 'a payment to approve', state: request },
  { name: 'a PIN that is too short', state: request, prepare: submit },
  { name: 'a PIN that was wrong', state: request, then: { ...request, attemptsLeft: 2 } },
  { name: 'the last try for the PIN', state: request, then: { ...request, attemptsLeft: 1 } },
  { name: 'a PIN that is looked at', state: request, beside: { busy: true } },
  { name: 'a PIN that got lost', state: request, beside: { lost: true } },
  ...transactionStates.map((state) => ({ name: `${state} on the phone`, state: { ...request, done: true, state } })),
];
