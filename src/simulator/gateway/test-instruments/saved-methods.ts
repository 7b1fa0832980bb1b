import type { TestCard } from '../../methods/card/fixtures.ts';

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
