import type { EndingName } from './endings.ts';

/** A band of amounts that picks the ending. */
export interface AmountBand {
  /** Whole rupees; an amount is in the first band that it is below. Absent: every amount. */
  readonly below?: bigint;
  readonly ending: EndingName;
}

/*
 * The rules that Juspay documents for its dummy gateway, in the edition for HDFC, the only one with rules for amounts:
 * juspay.io/hdfc-resources/docs/common-resources/test-resources. One switch, `juspayTestRules`, turns on all of them and
 * the cards of that edition, which are with the other test cards.
 */

/** The bands of amounts, for every method but collect requests: there the UPI id picks. */
export const amountBands: readonly AmountBand[] = [
  { below: 500n, ending: 'charged' },
  { below: 700n, ending: 'authorization_failed' },
  { ending: 'pending-two-minutes' },
];

/** Returns the ending that an amount picks. Paise do not count: 499.99 is below 500. */
export function endingOfAmount(amount: string): EndingName {
  const rupees = BigInt(amount.split('.')[0] ?? '0');
  return amountBands.find(({ below }) => below === undefined || rupees < below)?.ending ?? 'charged';
}

/** The amounts that a debit under a UPI mandate charges, as orders have them. Every other amount fails. */
export const mandateAmounts: readonly string[] = ['10.00', '20.00', '30.00', '40.00'];

/** The amount, in rupees as text, of a debit under a mandate of which the customer cannot be told: it is declined. */
export const unreachableAmount = '13.13';
