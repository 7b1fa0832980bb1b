import type { Discount, DiscountResult } from '../contract/payment-page.ts';
import { compareAmounts, formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Parsed } from '../../protocol/checkout-error.ts';
import type { Choice } from '../domain/choice.ts';
import type { Instrument } from '../methods/contract.ts';
import { refused } from '../methods/payment-method.ts';
import type { Order } from '../domain/order.ts';
import { testOffers, type TestOffer } from './test-instruments/offers.ts';
import type { Transaction } from '../domain/transaction.ts';
import { isDone } from '../domain/transaction-state.ts';
import { wireNumber } from './wire-values.ts';

/** An offer on an amount, in rupees as text: with two decimals, and the amount is `deduction` + `after`. */
export interface Reduction {
  readonly deduction: string;
  readonly after: string;
}

/**
 * What an offer makes of an amount, or undefined if the amount is too small for it.
 *
 * Exact: a percentage is rounded down to the paisa, so it never takes off more than it says. One rupee is left to pay
 * in any case, since a payment of nothing is none.
 */
export function reduced(offer: TestOffer, amount: string): Reduction | undefined {
  const before = parseAmount(amount);
  const value = parseAmount(offer.value);
  if (!before.ok || !value.ok || compareAmounts(amount, offer.least) < 0) return undefined;
  const most = offer.most === undefined ? undefined : parseAmount(offer.most);
  const wanted = offer.rule === 'ABSOLUTE' ? value.value : (before.value * value.value) / 10_000n;
  const bounds = [wanted, most?.ok ? most.value : wanted, before.value - rupee];
  const deduction = bounds.reduce((least, bound) => (bound < least ? bound : least));
  return deduction > 0n
    ? { deduction: formatAmount(deduction), after: formatAmount(before.value - deduction) }
    : undefined;
}

const rupee = 100n;

/** The offers that an order's amount is enough for, as the payment page is told of them. */
export function offersFor({ amount, currency }: Pick<Order, 'amount' | 'currency'>): readonly Discount[] {
  if (currency !== 'INR') return [];
  return testOffers.flatMap((offer) => {
    const reduction = reduced(offer, amount);
    if (!reduction) return [];
    const { id, code, rule, value, most, methods, instruments } = offer;
    return [
      { id, code, rule, value, ...(most && { most }), methods, ...(instruments && { instruments }), ...reduction },
    ];
  });
}

/** What is left to pay of an order with an offer; all of it without one, or with one that is not for so little. */
export function amountWith({ amount, currency }: Pick<Order, 'amount' | 'currency'>, id: string): string {
  const offer = currency === 'INR' ? testOffers.find((each) => each.id === id) : undefined;
  return (offer && reduced(offer, amount)?.after) ?? amount;
}

/**
 * What the shopper chose, with an offer: less is to be paid, or the payment is declined where the offer cannot be
 * redeemed.
 *
 * @param id of the offer; empty for none
 */
export function withOffer(choice: Choice, order: Order, id: string): Parsed<Choice> {
  if (id === '') return { ok: true, value: choice };
  const offer = testOffers.find((each) => each.id === id);
  const reduction = offer && order.currency === 'INR' ? reduced(offer, order.amount) : undefined;
  const { instrument } = choice;
  if (!offer || !reduction || !isFor(offer, instrument)) return notForThis;
  if ('emi' in instrument) return notInInstalments;
  const value = { ...choice, discount: { id, deduction: reduction.deduction }, amount: reduction.after };
  return { ok: true, value: offer.fails ? { ...value, begins: 'juspay-declined' } : value };
}

function isFor({ methods, instruments }: TestOffer, { method, name }: Instrument): boolean {
  return methods.includes(method) && (instruments?.includes(name) ?? true);
}

/** The offer that a transaction was begun with. */
export function offerOf({ discount }: Pick<Transaction, 'discount'>): TestOffer | undefined {
  return testOffers.find(({ id }) => id === discount?.id);
}

/** What the order status says of a transaction's offer. */
export function offersPart(transaction: Transaction): object[] {
  const offer = offerOf(transaction);
  const deduction = transaction.discount?.deduction;
  if (!offer || deduction === undefined) return [];
  const { id, code, rule, value, most } = offer;
  return [
    {
      offer_id: id,
      offer_code: code,
      status: isDone(transaction.state) ? 'AVAILED' : offer.fails ? 'FAILED' : 'INITIATED',
      benefits: [
        {
          type: 'DISCOUNT',
          amount: wireNumber(deduction),
          calculation_info: {
            value: wireNumber(value),
            calculation_rule: rule,
            max_amount: most === undefined ? null : wireNumber(most),
          },
        },
      ],
    },
  ];
}

/** What `process_result` says of it under `otherInfo`. */
export function offerNews(transaction: Transaction): DiscountResult[] {
  const offer = offerOf(transaction);
  if (!offer) return [];
  if (isDone(transaction.state)) return [{ status: 'AVAILED', offerId: offer.id, errorCode: '', errorMessage: '' }];
  return offer.fails ? [{ status: 'FAILED', offerId: offer.id, ...offerFailure }] : [];
}

/** The words of an offer that could not be redeemed. */
export const offerFailure = { errorCode: 'JP701', errorMessage: 'Offer could not be applied' } as const;

const notForThis = refused(
  'offer',
  'unknown',
  'The offer is not for this order and instrument.',
  'Use an offer of the answer that opened the order, with an instrument that it names, or none.',
);
const notInInstalments = refused(
  'offer',
  'emi',
  'An offer cannot be had together with instalments.',
  'Pay at once, or without the offer.',
);
