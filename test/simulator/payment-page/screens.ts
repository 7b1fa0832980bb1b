import type { Method } from '../../../src/simulator/methods/contract.ts';
import type { PageFlow } from '../../../src/simulator/payment-page/page-flow.ts';
import { emi } from './offers.ts';
import {
  codeResult,
  endWith,
  form,
  lined,
  locked,
  mandated,
  offering,
  onPhone,
  outsidePayment,
  paid,
  payment,
  press,
  recurring,
  qrTexts,
  reduced,
  refusal,
  saved,
  savedMethods,
  submit,
  type,
  unfold,
  visit,
  withCardAtHand,
} from './screen-facts.ts';

/** A screen of the payment page in the state in which it says most. */
export interface Screen<Flow extends PageFlow = PageFlow> {
  readonly name: string;
  readonly flow: Flow;
  /** Other state of the page. */
  readonly beside?: { readonly live?: true; readonly loginUrl?: string; readonly returnUrl?: string };
  /** The shopper's actions on it before it is looked at. */
  readonly prepare?: (page: ParentNode) => void;
  /** The flow that follows from them. */
  readonly then?: Flow;
}

type At<Place extends PageFlow['screen']> = readonly Screen<Extract<PageFlow, { screen: Place }>>[];

const [, vpa] = savedMethods;

const forms: { readonly [M in Method]: At<'form'> } = {
  'saved-card': [{ name: 'saved cards', flow: form('saved-card'), prepare: submit }],
  card: [
    { name: 'an empty card form that was handed in', flow: form('card'), prepare: submit },
    { name: 'the test cards', flow: { ...form('card'), notice: refusal }, prepare: unfold },
    { name: 'instalments', flow: form('card'), prepare: type('#card-number', '4242424242424242') },
    { name: 'a card of two networks', flow: form('card'), prepare: type('#card-number', '6521500000001004') },
    {
      name: 'instalments and nothing else',
      flow: {
        ...form('card'),
        checkout: offering({
          method: 'card',
          cards: [{ number: '4242424242424242', networks: ['VISA'], bankName: 'Meridian Bank', ending: 'charged' }],
          emi,
          onlyEmi: true,
          savable: false,
        }),
      },
      prepare: type('#card-number', '4242424242424242'),
    },
    {
      name: 'a discount that is chosen',
      flow: { screen: 'form', method: 'card', checkout: reduced, choice: { discount: 'percent' } },
      prepare: unfold,
    },
    {
      name: 'a discount for other cards',
      flow: { screen: 'form', method: 'card', checkout: reduced, choice: { discount: 'rupay', instrument: 'VISA' } },
    },
    {
      name: 'a discount beside EMI',
      flow: {
        screen: 'form',
        method: 'card',
        checkout: reduced,
        choice: { discount: 'percent', emi: emi[0]?.plans[1] },
      },
      prepare: unfold,
    },
    {
      name: 'the lines of an order with a discount',
      flow: { screen: 'form', method: 'card', checkout: lined, choice: { discount: 'percent' } },
      prepare: press('.price-toggle'),
    },
    {
      name: 'a consent that is missing',
      flow: { screen: 'form', method: 'card', choice: { recurring }, checkout: mandated },
      prepare: (page) => {
        unfold(page);
        press('.test-card')(page);
        submit(page);
      },
    },
  ],
  netbanking: [
    { name: 'the banks, none chosen', flow: { ...form('netbanking'), notice: 'unreachable' }, prepare: submit },
    { name: 'a bank that is chosen', flow: form('netbanking'), prepare: press('[value=NB_SBI]') },
    {
      name: 'banks that are down',
      flow: {
        ...form('netbanking'),
        checkout: offering({
          method: 'netbanking',
          banks: [
            { code: 'NB_SBI', name: 'State Bank of India', popular: true, down: true },
            { code: 'NB_HDFC', name: 'HDFC Bank', popular: true },
            { code: 'NB_IDFC', name: 'IDFC First Bank', popular: false, down: true },
            { code: 'NB_TMB', name: 'Tamilnad Mercantile Bank', popular: false },
          ],
        }),
      },
    },
    { name: 'banks that were searched for', flow: form('netbanking'), prepare: type('input[type=search]', 'bank') },
    { name: 'a bank that nobody knows', flow: form('netbanking'), prepare: type('input[type=search]', 'Atlantis') },
  ],
  wallet: [
    { name: 'a wallet with too little', flow: form('wallet') },
    { name: 'a wallet to link', flow: form('wallet'), prepare: press('[value=PHONEPE]') },
    { name: 'a wallet that is linked', flow: form('wallet'), prepare: press('[value=AMAZONPAY]') },
  ],
  'pay-later': [{ name: 'a lender that is chosen', flow: form('pay-later'), prepare: press('[value=LAZYPAY]') }],
  upi: [
    { name: 'UPI', flow: form('upi') },
    {
      name: 'a UPI ID that is none',
      flow: form('upi'),
      prepare: (page) => {
        unfold(page);
        type('#upi-vpa', 'asha')(page);
        submit(page);
      },
    },
  ],
  cash: [{ name: 'cash', flow: form('cash') }],
};

/** The failures that say most. */
const failures = [
  'bank-declined',
  'expired',
  'bank-expired',
  'not-accepted',
  'not-reached',
  'sent-back',
  'discount-gone',
] as const;

/** The screens of each place where the shopper can be. The types let none be left out. */
export const screensByPlace: { readonly [Place in PageFlow['screen']]: At<Place> } = {
  waiting: [{ name: 'a page that nobody has asked for', flow: { screen: 'waiting' } }],
  opening: [{ name: 'an order that is being opened', flow: { screen: 'opening' } }],
  refused: [
    { name: 'an order too old', flow: { screen: 'refused', refusal: { ...refusal, code: 'time-expired' } } },
    {
      name: 'a signature that is none',
      flow: { screen: 'refused', refusal: { ...refusal, code: 'signature-mismatch' } },
    },
    { name: 'an order that is refused', flow: { screen: 'refused', refusal }, beside: { live: true } },
  ],
  unreachable: [{ name: 'no connection', flow: { screen: 'unreachable' } }],
  home: [
    {
      name: 'the methods',
      flow: { screen: 'home', ...visit },
      beside: { live: true, loginUrl: 'https://shop.example/login' },
    },
    {
      name: 'methods with offers, and the one that was used last',
      flow: {
        screen: 'home',
        checkout: {
          ...reduced,
          methods: reduced.methods.map((option) => (option.method === 'card' ? { ...option, lastUsed: true } : option)),
        },
      },
    },
    {
      name: 'the card that was used last, without its CVV',
      flow: { screen: 'home', checkout: withCardAtHand },
      prepare: submit,
    },
    { name: 'the lines of an order', flow: { screen: 'home', checkout: lined }, prepare: press('.price-toggle') },
    { name: 'no method at all', flow: { screen: 'home', checkout: { ...reduced, methods: [] } } },
    { name: 'methods that are locked', flow: { screen: 'home', checkout: locked } },
  ],
  form: Object.values(forms).flat(),
  holding: [
    { name: 'a press that waits for the shop', flow: { ...form('upi'), screen: 'holding', paid, txnReference: 'txr' } },
  ],
  starting: [
    { name: 'a press of Pay', flow: { screen: 'starting', method: 'card', paid, ...visit } },
    {
      name: 'a press of Pay in the list of methods',
      flow: { screen: 'starting', method: 'saved-card', listed: true, paid, checkout: withCardAtHand },
    },
  ],
  bank: [{ name: 'the bank', flow: { screen: 'bank', ...visit, ...payment } }],
  outside: [{ name: 'a bank that wants the window', flow: { screen: 'outside', ...visit, ...outsidePayment } }],
  phone: [
    { name: 'a code to scan', flow: { screen: 'phone', ...visit, ...onPhone(qrTexts) } },
    { name: 'a code without a connection', flow: { screen: 'phone', offline: true, ...visit, ...onPhone(qrTexts) } },
    { name: 'a code that is over', flow: { screen: 'phone', ...visit, ...onPhone(qrTexts, 0) } },
    {
      name: 'an app to approve in',
      flow: { screen: 'phone', ...visit, ...onPhone({ flow: 'intent', app: 'PhonePe' }) },
    },
    {
      name: 'a request that was sent',
      flow: { screen: 'phone', ...visit, ...onPhone({ flow: 'collect', vpa: 'ash•••@simulator' }) },
    },
  ],
  checking: [{ name: 'an answer that is awaited', flow: { screen: 'checking', ...visit, ...payment } }],
  unsettled: [{ name: 'no answer', flow: { screen: 'unsettled', ...visit, ...payment } }],
  failed: failures.map((cause) => ({
    name: `a failure: ${cause}`,
    flow: { screen: 'failed', ...visit, ...endWith(cause), ...(cause === 'expired' && { result: codeResult }) },
  })),
  asking: [
    { name: 'a question before leaving', flow: { screen: 'asking', from: { screen: 'home', ...visit } } },
    { name: 'a question at the bank', flow: { screen: 'asking', from: { screen: 'bank', ...visit, ...payment } } },
  ],
  leaving: [{ name: 'a way out', flow: { screen: 'leaving', begun: undefined, ...visit } }],
  paid: [
    {
      name: 'a payment',
      flow: { screen: 'paid', ...visit, ...endWith('paid') },
      beside: { returnUrl: 'https://shop.example/return' },
    },
    {
      name: 'a part of a payment, and what its price is made of',
      flow: { screen: 'paid', ...visit, ...endWith('partly-paid') },
      prepare: press('.price-toggle'),
    },
    { name: 'cash to be paid', flow: { screen: 'paid', ...visit, ...endWith('placed') } },
  ],
  pending: [
    { name: 'a payment to come', flow: { screen: 'pending', ...visit, ...endWith('bank-open') }, prepare: unfold },
    { name: 'a bank that is silent', flow: { screen: 'pending', ...visit, ...endWith('bank-silent') } },
  ],
  ended: [{ name: 'the end', flow: { screen: 'ended', cause: 'left-while', ...visit } }],
  'methods-opening': [{ name: 'saved methods that are fetched', flow: { screen: 'methods-opening' } }],
  methods: [
    {
      name: 'saved methods',
      flow: { screen: 'methods', saved, notice: 'unreachable', ...(vpa && { removed: vpa }) },
    },
    { name: 'a question before removing', flow: { screen: 'methods', saved }, prepare: press('[data-remove=vpa]') },
    {
      name: 'a removal under way',
      flow: { screen: 'methods', saved },
      prepare: press('[data-remove=vpa]'),
      then: { screen: 'methods', saved, removing: 'vpa' },
    },
    { name: 'nothing saved', flow: { screen: 'methods', saved: { ...saved, methods: [] } } },
    { name: 'nothing saved for guests', flow: { screen: 'methods', saved: { ...saved, guest: true, methods: [] } } },
  ],
  'methods-refused': [
    {
      name: 'saved methods too late',
      flow: { screen: 'methods-refused', refusal: { ...refusal, code: 'time-expired' } },
    },
    { name: 'saved methods refused', flow: { screen: 'methods-refused', refusal } },
  ],
  'methods-unreachable': [{ name: 'saved methods out of reach', flow: { screen: 'methods-unreachable' } }],
  'methods-closed': [{ name: 'saved methods closed', flow: { screen: 'methods-closed', saved } }],
};

/** Every screen of the payment page. */
export const screens: readonly Screen[] = Object.values(screensByPlace).flat();

/** The screen of that name. */
export function screenNamed(name: string): Screen {
  const found = screens.find((screen) => screen.name === name);
  if (!found) throw new RangeError(`No screen is called “${name}”.`);
  return found;
}
