import type { SessionTokenStatus } from '../../protocol/session-token.ts';
import type { TestCard } from '../methods/card/fixtures.ts';

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

/**
 * The start of the ids of customers with saved methods. Each, such as `cust77` or `cust77-b`, has those of
 * {@link testSavedMethods} until it removes them. Other customers have none.
 */
export const testSavingCustomers = 'cust77';

/** The saved methods of such a customer. */
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

/** A customer whose UPI session is known. Every other customer is `FRESH`. */
export interface TestUpiCustomer {
  readonly customerId: string;
  readonly status: SessionTokenStatus;
  /** The accounts that are linked on the customer's device; empty but for `LINKED`. */
  readonly vpaAccounts: readonly TestVpaAccount[];
}

/** A UPI id and its bank account, with the keys and the texts of the documented response (seed 000). */
export interface TestVpaAccount {
  readonly vpa: string;
  readonly account: Readonly<Record<string, string>>;
}

/** The common values of the listed accounts: numbers and booleans are texts in UPI payloads. */
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

/** Returns the customer as `upiGetSessionToken` knows it. */
export function findTestUpiCustomer(customerId: string): TestUpiCustomer {
  const listed = testUpiCustomers.find((customer) => customer.customerId === customerId);
  return listed ?? { customerId, status: 'FRESH', vpaAccounts: [] };
}
