import type { ProcessStatus } from '../../protocol/process-status.ts';
import type { SessionTokenStatus } from '../../protocol/session-token-result.ts';

/** A card that the simulator takes. No other number gets past it. */
export interface TestCard {
  /** Digits only. */
  readonly number: string;
  /** The payment instrument as events and the order status spell it. */
  readonly brand: 'VISA' | 'MASTERCARD' | 'RUPAY' | 'AMEX';
  /** The bank whose 3-D Secure page is shown. */
  readonly bankName: string;
  /** How many digits the security code has. */
  readonly cvvLength: 3 | 4;
  /** How the payment ends after the right one-time password. */
  readonly ending: Extract<ProcessStatus, 'charged' | 'authorization_failed'>;
}

/** A bank of the netbanking list. Its page asks for the ending, so every bank can end in any way. */
export interface TestBank {
  /** Juspay's payment method code, such as `NB_HDFC`. */
  readonly code: string;
  readonly name: string;
  /** True for those that are shown before the shopper searches. */
  readonly popular: boolean;
}

/** One way to bring about one ending, as the documentation and the home page list them. */
export interface TestEnding {
  readonly status: ProcessStatus;
  readonly method: 'card' | 'netbanking' | 'any';
  /** What the shopper does, as a sentence. */
  readonly how: string;
}

/** A customer whose UPI session is known. Every other customer is `FRESH`. */
export interface TestUpiCustomer {
  readonly customerId: string;
  readonly status: SessionTokenStatus;
  /** What is linked on the customer's device; empty but for `LINKED`. */
  readonly vpaAccounts: readonly TestVpaAccount[];
}

/** A UPI id and its bank account, with the keys and the texts of the documented response (seed 000). */
export interface TestVpaAccount {
  readonly vpa: string;
  readonly account: Readonly<Record<string, string>>;
}

/** A payment method that a customer has saved. */
export type TestSavedMethod =
  | {
      readonly id: string;
      readonly kind: 'card';
      readonly brand: TestCard['brand'];
      readonly lastFour: string;
      readonly bankName: string;
      /** `01` to `12`. */
      readonly expiryMonth: string;
      /** Four digits. */
      readonly expiryYear: string;
    }
  | { readonly id: string; readonly kind: 'vpa'; readonly vpa: string; readonly bankName: string };

/** The one-time password that every 3-D Secure page accepts. Any other six digits are wrong. */
export const testOtp = '123456';

/** How many one-time passwords the shopper may try before the bank gives up. */
export const otpAttempts = 3;

/**
 * The listed test cards. Any expiry date from this month on and any security code of the right length will do.
 *
 * The first four are the ones that Juspay documents for its dummy gateway; the others are made up in each
 * brand's range, or are the numbers that test systems have used for decades. None belongs to anybody.
 */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'VISA', bankName: 'Meridian Bank', cvvLength: 3, ending: 'charged' },
  { number: '4111111111111111', brand: 'VISA', bankName: 'Banyan Bank', cvvLength: 3, ending: 'charged' },
  { number: '5299920210000277', brand: 'MASTERCARD', bankName: 'Meridian Bank', cvvLength: 3, ending: 'charged' },
  { number: '5299920000000149', brand: 'MASTERCARD', bankName: 'Banyan Bank', cvvLength: 3, ending: 'charged' },
  { number: '6521500000000006', brand: 'RUPAY', bankName: 'Banyan Bank', cvvLength: 3, ending: 'charged' },
  { number: '378282246310005', brand: 'AMEX', bankName: 'Monsoon Card', cvvLength: 4, ending: 'charged' },
  { number: '4000000000000002', brand: 'VISA', bankName: 'Banyan Bank', cvvLength: 3, ending: 'authorization_failed' },
];

/** The banks of the netbanking list, popular ones first. */
export const testBanks: readonly TestBank[] = [
  { code: 'NB_HDFC', name: 'HDFC Bank', popular: true },
  { code: 'NB_ICICI', name: 'ICICI Bank', popular: true },
  { code: 'NB_SBI', name: 'State Bank of India', popular: true },
  { code: 'NB_AXIS', name: 'Axis Bank', popular: true },
  { code: 'NB_KOTAK', name: 'Kotak Mahindra Bank', popular: true },
  { code: 'NB_PNB', name: 'Punjab National Bank', popular: true },
  { code: 'NB_AUB', name: 'AU Small Finance Bank', popular: false },
  { code: 'NB_BOI', name: 'Bank of India', popular: false },
  { code: 'NB_BOM', name: 'Bank of Maharashtra', popular: false },
  { code: 'NB_CANR', name: 'Canara Bank', popular: false },
  { code: 'NB_CBI', name: 'Central Bank of India', popular: false },
  { code: 'NB_CUB', name: 'City Union Bank', popular: false },
  { code: 'NB_DCB', name: 'DCB Bank', popular: false },
  { code: 'NB_DEUT', name: 'Deutsche Bank', popular: false },
  { code: 'NB_DLS', name: 'Dhanlaxmi Bank', popular: false },
  { code: 'NB_FED', name: 'Federal Bank', popular: false },
  { code: 'NB_IDBI', name: 'IDBI Bank', popular: false },
  { code: 'NB_INDB', name: 'Indian Bank', popular: false },
  { code: 'NB_INDUS', name: 'IndusInd Bank', popular: false },
  { code: 'NB_IOB', name: 'Indian Overseas Bank', popular: false },
  { code: 'NB_JNK', name: 'Jammu & Kashmir Bank', popular: false },
  { code: 'NB_KARN', name: 'Karnataka Bank', popular: false },
  { code: 'NB_KVB', name: 'Karur Vysya Bank', popular: false },
  { code: 'NB_SOIB', name: 'South Indian Bank', popular: false },
  { code: 'NB_UBI', name: 'Union Bank of India', popular: false },
  { code: 'NB_YESB', name: 'Yes Bank', popular: false },
];

/** What the banks of the listed accounts have in common: numbers and booleans are texts in UPI payloads. */
const testAccount = {
  mpinLength: '6',
  mpinSet: 'true',
  otpLength: '6',
  atmPinLength: '4',
  type: 'SAVINGS',
  name: 'Asha Rao',
} as const;

/** The customers for `upiGetSessionToken`, one for each documented status. */
export const testUpiCustomers: readonly TestUpiCustomer[] = [
  { customerId: 'upi-nopermission', status: 'NOPERMISSION', vpaAccounts: [] },
  { customerId: 'upi-fresh', status: 'FRESH', vpaAccounts: [] },
  { customerId: 'upi-bound', status: 'BOUND', vpaAccounts: [] },
  {
    customerId: 'upi-linked',
    status: 'LINKED',
    vpaAccounts: [
      {
        vpa: 'asha@simulator',
        account: {
          ...testAccount,
          bankCode: '999901',
          bankName: 'Meridian Bank',
          maskedAccountNumber: 'XXXXXX4821',
          referenceId: 'b1f0c9d27a5e4c0e',
          branchName: 'Fort, Mumbai',
          bankAccountUniqueId: '5d1c1f0f9f6f4be1a0a7c3d2e4b58f60',
          ifsc: 'MRDN0000001',
          isInitialTopUpDone: 'true',
          isPrimary: 'true',
        },
      },
      {
        vpa: 'asha.savings@simulator',
        account: {
          ...testAccount,
          bankCode: '999902',
          bankName: 'Banyan Bank',
          maskedAccountNumber: 'XXXXXX0077',
          referenceId: '3c8ab64e10d94f5b',
          branchName: 'MG Road, Bengaluru',
          bankAccountUniqueId: 'e07b9a3c5f8d42d6917f0b2c6a1d4e83',
          ifsc: 'BNYN0000042',
          isInitialTopUpDone: 'topup_txn_pending',
          isPrimary: 'false',
        },
      },
    ],
  },
  { customerId: 'upi-failure', status: 'FAILURE', vpaAccounts: [] },
];

/** The `clientAuthToken` that the simulator takes for a customer until the request's `authExpiry`. */
export function testClientAuthToken(customerId: string): string {
  // A token has no blanks and no other script than Latin, which a customer id may have.
  return `tkn_simulator_${encodeURIComponent(customerId)}`;
}

/**
 * How the ids of customers with saved methods begin: each, such as `cust77` or `cust77-b`, has those of
 * {@link testSavedMethods} until it removes them. No other customer has any.
 */
export const testSavingCustomers = 'cust77';

/** What such a customer has saved. */
export const testSavedMethods: readonly TestSavedMethod[] = [
  {
    id: 'saved-card-4242',
    kind: 'card',
    brand: 'VISA',
    lastFour: '4242',
    bankName: 'Meridian Bank',
    expiryMonth: '12',
    expiryYear: '2039',
  },
  { id: 'saved-vpa-asha', kind: 'vpa', vpa: 'asha@simulator', bankName: 'Banyan Bank' },
];

/** Every ending that the simulator can bring about today, with the way to it. */
export const testEndings: readonly TestEnding[] = [
  {
    status: 'charged',
    method: 'card',
    how: `Pay with a card that ends as charged and enter ${testOtp} at the bank.`,
  },
  { status: 'charged', method: 'netbanking', how: 'Choose any bank and let the payment succeed there.' },
  {
    status: 'authorization_failed',
    method: 'card',
    how: 'Pay with the card that is declined, with the right password.',
  },
  { status: 'authorization_failed', method: 'netbanking', how: 'Choose any bank and let the payment fail there.' },
  { status: 'authentication_failed', method: 'card', how: `Enter a wrong password ${otpAttempts} times at the bank.` },
  { status: 'pending_vbv', method: 'netbanking', how: 'Choose any bank and leave its page without deciding.' },
  { status: 'user_aborted', method: 'any', how: 'Press back while the bank’s page is shown.' },
  { status: 'backpressed', method: 'any', how: 'Leave the payment page before paying.' },
];

/** The listed card with this number, whatever spaces and dashes are in it. */
export function findTestCard(number: string): TestCard | undefined {
  const digits = number.replace(/[ -]/g, '');
  return testCards.find((card) => card.number === digits);
}

/** The bank with this code. */
export function findTestBank(code: string): TestBank | undefined {
  return testBanks.find((bank) => bank.code === code);
}

/** What `upiGetSessionToken` knows of a customer. */
export function findTestUpiCustomer(customerId: string): TestUpiCustomer {
  const listed = testUpiCustomers.find((customer) => customer.customerId === customerId);
  return listed ?? { customerId, status: 'FRESH', vpaAccounts: [] };
}
