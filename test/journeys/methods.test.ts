import { expect } from '@open-wc/testing';
import { isFull } from 'virtual:run';
import { removeCheckouts } from '../support/checkout.ts';
import { orderStatus } from '../support/order-status.ts';
import { approveOnPhone, confirm, openCheckout, payByBank, payByCard } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';
import { openPhone, removePhones } from '../support/simulated-phone.ts';

/*
 * One journey per payment method, from the mounted element to the order status. It runs in every engine; the other ways of
 * a method, and what else may happen to a payment, are the same code and run in one.
 */

/** A way to pay, and what the merchant's page and server are told of it. */
interface Way {
  /** Another way of a method that has a journey already. */
  readonly isOther?: true;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly pay: (orderDetails: string) => Promise<void>;
  readonly told: { readonly paymentInstrument: string; readonly paymentInstrumentGroup: string };
  readonly order: object;
  /** The status, if it is not `charged`. */
  readonly status?: string;
}

const ways: Readonly<Record<string, Way>> = {
  'by card': {
    pay: async () => {
      await payByCard('4111 1111 1111 1111');
      await confirm();
    },
    told: { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' },
    order: { status: 'CHARGED', payment_method_type: 'CARD' },
  },
  'by saved card, with the keyboard alone': {
    fields: { customer_id: `cust77-${crypto.randomUUID()}` },
    pay: async () => {
      await shopper.tabTo(/^Visa •••• 4242/);
      await shopper.keys('Enter');
      await shopper.sees('Pay by saved card');
      await shopper.tabTo('CVV');
      await shopper.keys('Enter');
      await shopper.sees('Enter the CVV.');
      await shopper.type('123');
      await shopper.keys('Enter');
      await shopper.sees('OTP');
      await shopper.tabTo('OTP');
      await shopper.type('123456');
    },
    told: { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' },
    order: { status: 'CHARGED', payment_method_type: 'CARD' },
  },
  'in instalments that say what they cost': {
    isOther: true,
    fields: { customer_id: `cust77-${crypto.randomUUID()}`, amount: '10000.00' },
    pay: async () => {
      await shopper.press(/^Visa •••• 4242/);
      await shopper.press('EMI from ₹907.31 a month');
      await shopper.sees('₹3,333.34 × 3 months');
      await shopper.sees('Total ₹10,000.00. The shop pays the interest of ₹251.03.');
      await shopper.press(/^₹1,740.34 × 6 months/);
      await shopper.fill('CVV', '123');
      await shopper.press('Pay ₹10,000.00 ₹1,740.34 × 6 months');
      await confirm();
    },
    told: { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' },
    order: {
      status: 'CHARGED',
      'emi_details.tenure': 6,
      'emi_details.total_amount': 10442.04,
      'emi_details.emi_type': 'STANDARD_EMI',
    },
  },
  'by netbanking': {
    pay: async () => {
      await payByBank();
      await shopper.press('Approve payment');
    },
    told: { paymentInstrument: 'NB_HDFC', paymentInstrumentGroup: 'nb' },
    order: { status: 'CHARGED', payment_method_type: 'NB' },
  },
  'by UPI, with a QR code': {
    pay: async (orderDetails) => {
      await shopper.press(/^UPI/);
      await shopper.press('Show QR code');
      await shopper.sees('Scan to pay');
      await openPhone(orderDetails);
      await approveOnPhone();
    },
    told: { paymentInstrument: 'UPI_QR', paymentInstrumentGroup: 'upi' },
    order: { status: 'CHARGED', payment_method_type: 'UPI' },
  },
  'by UPI, in an app': {
    isOther: true,
    pay: async (orderDetails) => {
      await shopper.press(/^UPI/);
      await shopper.press('Chai Pay');
      await shopper.sees('Approve in Chai Pay');
      await openPhone(orderDetails);
      await approveOnPhone();
    },
    told: { paymentInstrument: 'UPI_PAY', paymentInstrumentGroup: 'upi' },
    order: { status: 'CHARGED', payment_method_type: 'UPI' },
  },
  'by UPI, with a collect request': {
    isOther: true,
    pay: async () => {
      await shopper.press(/^UPI/);
      await shopper.press('Use a UPI ID instead');
      await shopper.fill('UPI ID', 'success@simulator');
      await shopper.press('Send request');
    },
    told: { paymentInstrument: 'UPI_COLLECT', paymentInstrumentGroup: 'upi' },
    order: { status: 'CHARGED', payment_method_type: 'UPI' },
  },
  'by a wallet that is linked on the way': {
    fields: { customer_id: `asha-${crypto.randomUUID()}` },
    pay: async () => {
      await shopper.press(/^Wallet/);
      await shopper.press('Link Paytm and pay');
      await confirm();
    },
    told: { paymentInstrument: 'PAYTM', paymentInstrumentGroup: 'wallet' },
    order: { status: 'CHARGED', payment_method_type: 'WALLET' },
  },
  'later, with a lender whose limit is enough': {
    fields: { amount: '600.00' },
    pay: async () => {
      await shopper.press(/^Pay later/);
      await shopper.sees('Only up to ₹500.00');
      await shopper.press('Continue with LazyPay');
      await confirm();
    },
    told: { paymentInstrument: 'LAZYPAY', paymentInstrumentGroup: 'consumer_finance' },
    order: { status: 'CHARGED', payment_method_type: 'CONSUMER_FINANCE' },
  },
  'in cash at the door': {
    pay: async () => {
      await shopper.press(/^Cash on delivery/);
      await shopper.sees('Have ₹1.00 ready');
      await shopper.press('Place order');
      await shopper.sees('Order placed');
    },
    told: { paymentInstrument: 'CASH', paymentInstrumentGroup: 'cash' },
    order: { status: 'COD_INITIATED', payment_method_type: 'CASH' },
    status: 'cod_initiated',
  },
};

describe('a shopper pays', () => {
  afterEach(() => {
    removePhones();
    removeCheckouts();
  });

  const isChromium = navigator.userAgent.includes('Chrome/');
  for (const [way, { isOther, fields, pay, told, order, status = 'charged' }] of Object.entries(ways)) {
    if (isOther && !isChromium && !isFull) continue;
    it(way, async () => {
      const { element, event, sequence, orderDetails, orderId } = await openCheckout(fields);
      await pay(orderDetails);
      const { detail } = await event('hyper-process-result');
      expect(detail).to.include({ status, outcome: 'success', nextStep: 'verify-once', error: false, ...told });
      expect(sequence()).to.deep.equal([
        'hyper-initiate-result',
        'hyper-hide-loader',
        'hyper-payment-attempt',
        'hyper-process-result',
      ]);
      expect(element.state).to.equal('settled');
      expect(await orderStatus(orderId)).to.nested.include(order);
    });
  }
});
