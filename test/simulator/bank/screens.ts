import type { BankState } from '../../../src/simulator/bank/bank-state.ts';

/** A screen of the bank's pages in the state in which it says most. */
export interface BankScreen {
  readonly name: string;
  /** Undefined if the gateway does not answer. */
  readonly state: BankState | undefined;
  /** What the shopper does on it before it is looked at. */
  readonly prepare?: (page: ParentNode) => void;
}

const order = {
  bankName: 'Meridian Bank',
  merchantName: 'Acme Lights and Lamps of Bengaluru',
  amount: '12345678.90',
  currency: 'INR',
  done: false,
};
const card = { ...order, kind: 'three-d-secure', attemptsLeft: 3, lastFour: '4242', testOtp: '123456' } as const;

/** Every screen of the bank's pages. */
export const bankScreens: readonly BankScreen[] = [
  { name: 'no answer', state: undefined },
  { name: 'the password', state: card, prepare: (page) => page.querySelector('form')?.requestSubmit() },
  {
    name: 'the password, sent again',
    state: card,
    prepare: (page) => page.querySelector<HTMLElement>('.after button')?.click(),
  },
  { name: 'netbanking', state: { ...order, kind: 'netbanking' } },
  { name: 'a wallet that is linked', state: { ...card, kind: 'wallet-link', bankName: 'Paytm' } },
  {
    name: 'a wallet with too little',
    state: { ...order, kind: 'wallet-top-up', bankName: 'Paytm', balance: '1234567.80', missing: '11111111.10' },
  },
  { name: 'paying later', state: { ...card, kind: 'pay-later', bankName: 'LazyPay' } },
  { name: 'the end', state: { ...card, done: true } },
];
