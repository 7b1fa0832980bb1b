import type { SavedMethod, SavedMethods } from '../../../src/simulator/contract/payment-page.ts';
import type { Quote, Recurring } from '../../../src/simulator/contract/quote.ts';
import type { UpiTexts } from '../../../src/simulator/methods/upi/contract.ts';
import type { Cause } from '../../../src/simulator/contract/closed-sets.ts';
import type { Checkout, TransactionEnd } from '../../../src/simulator/payment-page/checkout.ts';
import type { Method, MethodOption } from '../../../src/simulator/methods/contract.ts';
import { qrCodeOf } from '../../../src/simulator/methods/upi/qr-code.ts';
import { offers } from './offers.ts';

/*
 * What the screens of the table have to show: names and amounts as long as they get.
 */

/** An order of a guest. */
const checkout: Checkout = {
  token: 'token',
  order: {
    orderId: 'R1096438018',
    amount: '12345678.90',
    currency: 'INR',
    description: 'Copper lamp with a shade of hand-made paper',
    merchantName: 'Acme Lights and Lamps of Bengaluru',
    customerId: '',
    guest: true,
  },
  orderUpdation: false,
  methods: offers,
  mistakes: [],
  mandate: null,
};

/** The order alone. */
export const visit = { checkout };

/** Debits whose rule takes the most room. */
export const recurring: Recurring = { most: '12345678.90', fixed: false, frequency: 'ASPRESENTED' };

/** An order with a mandate that has to be given. */
export const mandated: Checkout = {
  ...checkout,
  mandate: {
    required: true,
    recurring,
    nextDebits: ['2027-02-28', '2027-08-31', '2028-02-29'],
    until: '2039-12-31',
    revocable: true,
  },
};

/** The same order where some methods cost less. */
export const reduced: Checkout = {
  ...checkout,
  order: {
    ...checkout.order,
    offers: [
      {
        id: 'percent',
        code: 'DIWALI-FESTIVAL-10',
        rule: 'PERCENTAGE',
        value: '12.5',
        most: '100000.00',
        methods: ['card', 'upi'],
        automatic: true,
        deduction: '100000.00',
        after: '12245678.90',
      },
      {
        id: 'rupay',
        code: 'RUPAY50',
        rule: 'ABSOLUTE',
        value: '50.00',
        methods: ['card'],
        instruments: ['RUPAY', 'AMAZONPAY'],
        automatic: true,
        deduction: '50.00',
        after: '12345628.90',
      },
    ],
  },
};

/** The same order with one offer in the place of another. */
export function offering(offer: MethodOption): Checkout {
  return { ...checkout, methods: offers.map((other) => (other.method === offer.method ? offer : other)) };
}

/** The same order where some methods are shown and cannot be used. */
export const locked: Checkout = {
  ...checkout,
  methods: offers.map((offer, index) =>
    index % 2 === 0 ? { ...offer, locked: index === 0 ? 'Not for orders of more than ₹1,00,000.00' : '' } : offer,
  ),
};

export const paid = { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' } as const;

/** The same order of a customer who paid with a saved card before. */
export const withCardAtHand: Checkout = {
  ...reduced,
  methods: offers.map((offer) => (offer.method === 'saved-card' ? { ...offer, lastUsed: true } : offer)),
};

/** The same order with the lines of its basket. */
export const lined: Checkout = {
  ...reduced,
  order: {
    ...reduced.order,
    lines: [
      { description: 'ഹാൻഡ്മേഡ് പേപ്പർ ഷേഡുള്ള തിരുവനന്തപുരത്തെ ചെമ്പുവിളക്ക്', quantity: '999999', amount: '12345678.90' },
      { description: 'கைவினைக் காகித விளக்கு மூடியுடன் கூடிய செப்பு விளக்கு', quantity: '1', amount: '0.00' },
    ],
  },
};

/** The figures of an attempt with a discount. */
const lessFigures: Quote = {
  amount: '12245678.90',
  full: '12345678.90',
  discount: { id: 'percent', code: 'DIWALI-FESTIVAL-10', amount: '100000.00' },
  recurring,
};

/** The end of an attempt. */
export function endWith(cause: Cause): TransactionEnd {
  return {
    cause,
    result: { status: 'authorization_failed', ...paid },
    quote: lessFigures,
    receipt: {
      transactionId: 'acme-lights-and-lamps-R1096438018-12',
      method: 'card',
      bankName: 'Cooperative Bank of Thiruvananthapuram',
      lastFour: '4242',
      time: Date.UTC(2039, 10, 30, 17, 45),
      ...(cause === 'partly-paid' && { arrived: '6122839.45' }),
    },
  };
}

/** The result of a payment by QR code. */
export const codeResult = {
  status: 'authorization_failed',
  paymentInstrument: 'UPI_QR',
  paymentInstrumentGroup: 'upi',
} as const;

/** A payment that the bank asks about. */
export const payment = {
  transaction: { transactionId: 'mozi', quote: lessFigures, waits: 'bank', bankUrl: 'about:blank' },
  paid,
} as const;

/** A payment at a bank that wants the whole window. */
export const outsidePayment = {
  transaction: { ...payment.transaction, framing: 'refused', bankName: 'Cooperative Bank of Thiruvananthapuram' },
  paid,
} as const;

/** A payment on the phone. */
export function onPhone(texts: Partial<UpiTexts> & Pick<UpiTexts, 'flow'>, left = 299_000) {
  const deadline = left === 0 ? 0 : performance.now() + left;
  return {
    transaction: {
      transactionId: 'mozi',
      quote: lessFigures,
      waits: 'phone',
      method: 'upi',
      phoneUrl: 'about:blank',
      deadline,
      texts: { app: '', vpa: '', link: '', ...texts },
    },
    paid: { paymentInstrument: 'UPI_QR', paymentInstrumentGroup: 'upi' },
  } as const;
}

/** The code that a UPI app scans. */
const link = 'upi://pay?pa=acme@simulator&pn=Acme%20(simulator)&am=12345678.90&cu=INR&tr=mozi&tn=R1096438018';
export const qrTexts = { flow: 'qr', link, code: qrCodeOf(link) } as const;

export const refusal = { errorCode: 'JP_012', error_message: 'Refused.' };

/** A customer's saved methods. */
export const savedMethods: readonly SavedMethod[] = [
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

export const saved: SavedMethods = {
  token: 'token',
  merchantName: 'Acme Lights and Lamps of Bengaluru',
  guest: false,
  methods: savedMethods,
  default: 'card',
};

/** The form of a method. */
export const form = <M extends Method>(method: M) => ({ screen: 'form', method, ...visit }) as const;

/** Hands the form in as it is. */
export const submit = (page: ParentNode) => page.querySelector('form')?.requestSubmit();

/** Presses what the selector finds. */
export const press = (selector: string) => (page: ParentNode) => page.querySelector<HTMLElement>(selector)?.click();

/** Types over what is in a field. */
export const type = (selector: string, text: string) => (page: ParentNode) => {
  const field = page.querySelector<HTMLInputElement>(selector);
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Opens what can be folded. */
export const unfold = (page: ParentNode) => {
  for (const details of page.querySelectorAll('details')) details.open = true;
};
