import type { Checkout, SavedMethod } from '../../../src/simulator/payment-page/checkout.ts';
import type { Method } from '../../../src/simulator/payment-page/methods/method-offer.ts';
import type { PageFlow } from '../../../src/simulator/payment-page/page-flow.ts';
import { offers } from './offers.ts';

/** A screen of the payment page in the state in which it says most. */
export interface Screen {
  readonly name: string;
  readonly flow: PageFlow;
  /** What the shopper does on it before it is looked at. */
  readonly prepare?: (page: ParentNode) => void;
  /** Stands for those like it where looking at all would take too long. */
  readonly heard?: true;
}

const checkout: Checkout = {
  token: 'token',
  order: {
    orderId: 'R1096438018',
    amount: '12345678.90',
    currency: 'INR',
    description: 'Copper lamp with a shade of hand-made paper',
    merchantName: 'Acme Lights and Lamps of Bengaluru',
    guest: true,
  },
  orderUpdation: false,
  methods: offers,
};
const visit = { checkout };
const mandated: Checkout = {
  ...checkout,
  mandate: {
    required: true,
    fixed: false,
    most: '12345678.90',
    frequency: 'HALFYEARLY',
    nextDebits: ['2027-02-28', '2027-08-31', '2028-02-29'],
    until: '2039-12-31',
    revocable: true,
  },
};
const paid = { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' };
const payment = { transaction: { transactionId: 'mozi', waits: 'bank', bankUrl: 'about:blank' }, paid } as const;
const refusal = { errorCode: 'JP_012', message: 'Refused.' };
const methods: readonly SavedMethod[] = [
  {
    id: 'card',
    kind: 'card',
    brand: 'MASTERCARD',
    lastFour: '4242',
    bankName: 'Meridian Bank',
    expiryMonth: '12',
    expiryYear: '2039',
  },
  { id: 'vpa', kind: 'vpa', vpa: 'asha.ramachandran.1987@simulator', bankName: 'Meridian Bank' },
];
const saved = { token: 'token', merchantName: 'Acme', guest: false, methods };
const form = (method: Method) => ({ screen: 'form', method, ...visit }) as const;

const submit = (page: ParentNode) => page.querySelector('form')?.requestSubmit();
const press = (selector: string) => (page: ParentNode) => page.querySelector<HTMLElement>(selector)?.click();

/** Every screen of the payment page. */
export const screens: readonly Screen[] = [
  { name: 'an order that is being opened', flow: { screen: 'opening' } },
  { name: 'the methods', flow: { screen: 'home', ...visit }, heard: true },
  { name: 'an empty card form that was handed in', flow: form('card'), prepare: submit, heard: true },
  {
    name: 'the test cards',
    flow: { ...form('card'), notice: refusal },
    prepare: (page) => page.querySelector('details')?.setAttribute('open', ''),
  },
  { name: 'the banks, none chosen', flow: { ...form('netbanking'), notice: 'unreachable' }, prepare: submit },
  { name: 'a bank that is chosen', flow: form('netbanking'), prepare: press('[value=NB_SBI]') },
  {
    name: 'instalments',
    flow: form('card'),
    prepare: (page) => {
      const number = page.querySelector<HTMLInputElement>('#card-number');
      if (number) number.value = '4242424242424242';
      number?.dispatchEvent(new Event('input', { bubbles: true }));
    },
  },
  { name: 'saved cards', flow: form('saved-card'), prepare: submit },
  {
    name: 'a consent that is missing',
    flow: { screen: 'form', method: 'card', checkout: mandated },
    prepare: (page) => {
      page.querySelector('details')?.setAttribute('open', '');
      page.querySelector<HTMLElement>('.test-card')?.click();
      submit(page);
    },
  },
  { name: 'the wallets, none chosen', flow: form('wallet'), prepare: submit },
  { name: 'a wallet that is chosen', flow: form('wallet'), prepare: press('[value=PHONEPE]') },
  { name: 'a wallet with too little', flow: form('wallet'), prepare: press('[value=PAYTM]') },
  { name: 'the lenders, none chosen', flow: form('pay-later'), prepare: submit },
  { name: 'a lender that is chosen', flow: form('pay-later'), prepare: press('[value=LAZYPAY]') },
  { name: 'UPI', flow: form('upi') },
  { name: 'cash', flow: form('cash') },
  { name: 'cash to be paid', flow: { screen: 'paid', ...visit, result: { status: 'cod_initiated' } } },
  { name: 'a press of Pay', flow: { screen: 'starting', method: 'card', paid, ...visit } },
  { name: 'the bank', flow: { screen: 'bank', ...visit, ...payment } },
  { name: 'an answer that is awaited', flow: { screen: 'checking', ...visit, ...payment } },
  { name: 'no answer', flow: { screen: 'unsettled', ...visit, ...payment } },
  { name: 'a payment', flow: { screen: 'paid', ...visit, result: { status: 'charged', ...paid } } },
  { name: 'a payment to come', flow: { screen: 'pending', ...visit, result: { status: 'pending_vbv', ...paid } } },
  { name: 'a decline', flow: { screen: 'failed', ...visit, result: { status: 'authorization_failed' } } },
  { name: 'a wrong password', flow: { screen: 'failed', ...visit, result: { status: 'authentication_failed' } } },
  { name: 'an order too old', flow: { screen: 'refused', refusal: { ...refusal, code: 'time-expired' } } },
  {
    name: 'a signature that is none',
    flow: { screen: 'refused', refusal: { ...refusal, code: 'signature-mismatch' } },
  },
  { name: 'an order that is refused', flow: { screen: 'refused', refusal } },
  { name: 'no connection', flow: { screen: 'unreachable' } },
  { name: 'the end', flow: { screen: 'ended', ...visit } },
  { name: 'a question before leaving', flow: { screen: 'asking', from: { screen: 'home', ...visit } } },
  { name: 'a question at the bank', flow: { screen: 'asking', from: { screen: 'bank', ...visit, ...payment } } },
  { name: 'saved methods', flow: { screen: 'methods', saved, notice: 'unreachable', ...spoken(methods[1]) } },
  { name: 'a question before removing', flow: { screen: 'methods', saved }, prepare: press('[data-remove=vpa]') },
  { name: 'nothing saved', flow: { screen: 'methods', saved: { ...saved, methods: [] } } },
  { name: 'nothing saved for guests', flow: { screen: 'methods', saved: { ...saved, guest: true, methods: [] } } },
  {
    name: 'saved methods too late',
    flow: { screen: 'methods-refused', refusal: { ...refusal, code: 'time-expired' } },
  },
  { name: 'saved methods refused', flow: { screen: 'methods-refused', refusal } },
  { name: 'saved methods out of reach', flow: { screen: 'methods-unreachable' } },
  { name: 'saved methods closed', flow: { screen: 'methods-closed', saved } },
];

function spoken(removed: SavedMethod | undefined): { readonly removed?: SavedMethod } {
  return removed ? { removed } : {};
}
