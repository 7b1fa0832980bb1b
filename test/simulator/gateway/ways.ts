import { goodCard } from './shop.ts';

/** A way to pay. */
export interface Way {
  /** The body that the payment page sends. */
  readonly page: object;
  /** The same by POST /txns. */
  readonly server: Readonly<Record<string, string>>;
  /** The shopper's answers that approve the payment; none where nothing is asked. */
  readonly approval: readonly object[];
}

const otp = { otp: '123456' };
const pin = { pin: '123456' };

/** Every payment method, and every way to pay by it. */
export const ways: Readonly<Record<string, Way>> = {
  card: {
    page: { method: 'card', card: goodCard },
    server: {
      payment_method_type: 'CARD',
      card_number: goodCard.number,
      card_exp_month: goodCard.expiryMonth,
      card_exp_year: goodCard.expiryYear,
      card_security_code: goodCard.cvv,
    },
    approval: [otp],
  },
  'a saved card': {
    page: { method: 'saved-card', id: 'saved-card-4242', cvv: '123' },
    server: { payment_method_type: 'CARD', card_token: 'saved-card-4242', card_security_code: '123' },
    approval: [otp],
  },
  netbanking: {
    page: { method: 'netbanking', bank: 'NB_SBI' },
    server: { payment_method_type: 'NB', payment_method: 'NB_SBI' },
    approval: [{ choice: 'succeed' }],
  },
  'a wallet': {
    page: { method: 'wallet', wallet: 'PAYTM' },
    server: { payment_method_type: 'WALLET', payment_method: 'PAYTM' },
    approval: [otp],
  },
  'a wallet with too little': {
    page: { method: 'wallet', wallet: 'MOBIKWIK' },
    server: { payment_method_type: 'WALLET', payment_method: 'MOBIKWIK' },
    approval: [otp, { choice: 'succeed' }],
  },
  'pay later': {
    page: { method: 'pay-later', lender: 'LAZYPAY' },
    server: { payment_method_type: 'CONSUMER_FINANCE', payment_method: 'LAZYPAY' },
    approval: [otp],
  },
  cash: { page: { method: 'cash' }, server: { payment_method_type: 'CASH' }, approval: [] },
  'a UPI code': {
    page: { method: 'upi', upi: { flow: 'qr' } },
    server: { payment_method_type: 'UPI', payment_method: 'UPI', txn_type: 'UPI_QR' },
    approval: [pin],
  },
  'a UPI app': {
    page: { method: 'upi', upi: { flow: 'intent', app: 'phonepe' } },
    server: { payment_method_type: 'UPI', txn_type: 'UPI_PAY', upi_app: 'com.phonepe.app', sdk_params: 'true' },
    approval: [pin],
  },
  'a UPI request': {
    page: { method: 'upi', upi: { flow: 'collect', vpa: 'pending@simulator' } },
    server: { payment_method_type: 'UPI', txn_type: 'UPI_COLLECT', upi_vpa: 'pending@simulator' },
    approval: [pin],
  },
};
