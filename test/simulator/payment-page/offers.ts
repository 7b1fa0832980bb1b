import type { MethodOption } from '../../../src/simulator/methods/contract.ts';
import type { BankPlans } from '../../../src/simulator/methods/emi/contract.ts';

/** Plans with numbers as long as they get. */
export const emi: readonly BankPlans[] = [
  {
    bankName: 'Meridian Bank',
    plans: [
      { months: 3, rate: '0', perMonth: '4115226.30', total: '12345678.90', interest: '234567.80', noCost: true },
      { months: 12, rate: '15', perMonth: '1114298.12', total: '13371577.44', interest: '1025898.54', noCost: false },
    ],
  },
];

/** An offer of each method, with what its form can say. */
export const offers: readonly MethodOption[] = [
  {
    method: 'saved-card',
    cards: [
      {
        id: 'saved',
        kind: 'card',
        brand: 'MASTERCARD',
        lastFour: '4242',
        bankName: 'Meridian Bank',
        expiryMonth: '12',
        expiryYear: '2039',
        cvvLength: 3,
      },
    ],
    emi,
  },
  {
    method: 'card',
    cards: [
      { number: '4242424242424242', networks: ['VISA'], bankName: 'Meridian Bank', ending: 'charged' },
      { number: '4111111111111111', networks: ['VISA'], bankName: 'Meridian Bank', ending: 'authorization_failed' },
      { number: '6521500000001004', networks: ['RUPAY', 'VISA'], bankName: 'Meridian Bank', ending: 'charged' },
    ],
    emi,
    savable: true,
    carriesMandate: true,
  },
  {
    method: 'netbanking',
    banks: [
      { code: 'NB_HDFC', name: 'HDFC Bank', popular: true },
      { code: 'NB_ICICI', name: 'ICICI Bank', popular: true },
      { code: 'NB_SBI', name: 'State Bank of India', popular: true },
      { code: 'NB_IDFC', name: 'IDFC First Bank', popular: false },
    ],
  },
  {
    method: 'wallet',
    wallets: [
      { code: 'PAYTM', name: 'Paytm', linked: true, balance: '1234567.80' },
      { code: 'PHONEPE', name: 'PhonePe', linked: false },
      { code: 'AMAZONPAY', name: 'Amazon Pay', linked: true, balance: '98765432.10' },
    ],
  },
  {
    method: 'pay-later',
    lenders: [
      { code: 'LAZYPAY', name: 'LazyPay', limit: '20000000.00', isEnough: true },
      { code: 'SIMPL', name: 'Simpl', limit: '10000.00', isEnough: false },
    ],
  },
  {
    method: 'upi',
    apps: [{ id: 'phonepe', name: 'PhonePe', packageName: 'com.phonepe.app' }],
    collect: true,
    vpas: [
      { vpa: 'success@simulator', answer: 'approves' },
      { vpa: 'declined@simulator', answer: 'declines' },
      { vpa: 'expired@simulator', answer: 'expires' },
    ],
  },
  { method: 'cash' },
];
