import { compareAmounts, formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { type Quote, type Recurring, topUpOf } from '../contract/quote.ts';
import type { Instrument, Method } from '../methods/contract.ts';
import type { ChosenPlan, EmiPlan } from '../methods/emi/contract.ts';
import type { Choice, Transaction } from './transaction.ts';
import type { Order } from './order.ts';

/** The deduction of a discount, and its conditions. Amounts are rupees as text. */
export interface TestOffer {
  /** The gateway's own name of it. */
  readonly id: string;
  /** The name for customers. */
  readonly code: string;
  readonly rule: 'ABSOLUTE' | 'PERCENTAGE';
  /** Rupees, or percent. */
  readonly value: string;
  /** The most that a percentage takes off. */
  readonly most?: string;
  /** The least amount of an order that it is for. */
  readonly least: string;
  readonly methods: readonly Method[];
  /** Only these instruments, as the SDK names them, such as `RUPAY`; without it all of the methods. */
  readonly instruments?: readonly string[];
  /** It cannot be redeemed: a payment with it is declined. */
  readonly fails?: true;
}

/** The offers, in the order in which they are shown. They are for orders in rupees. */
export const testOffers: readonly TestOffer[] = [
  {
    id: 'ofr_upi15',
    code: 'UPI15',
    rule: 'ABSOLUTE',
    value: '15.00',
    least: '100.00',
    methods: ['upi'],
  },
  {
    id: 'ofr_card10',
    code: 'CARD10',
    rule: 'PERCENTAGE',
    value: '10',
    most: '100.00',
    least: '100.00',
    methods: ['card', 'saved-card'],
  },
  {
    id: 'ofr_rupay50',
    code: 'RUPAY50',
    rule: 'ABSOLUTE',
    value: '50.00',
    least: '200.00',
    methods: ['card', 'saved-card'],
    instruments: ['RUPAY'],
  },
  {
    id: 'ofr_net5',
    code: 'NET5',
    rule: 'PERCENTAGE',
    value: '5',
    most: '75.00',
    least: '100.00',
    methods: ['netbanking'],
  },
  {
    id: 'ofr_soldout',
    code: 'SOLDOUT25',
    rule: 'ABSOLUTE',
    value: '25.00',
    least: '100.00',
    methods: ['card', 'saved-card', 'netbanking'],
    fails: true,
  },
  {
    id: 'ofr_amazon20',
    code: 'AMAZON20',
    rule: 'ABSOLUTE',
    value: '20.00',
    least: '100.00',
    methods: ['wallet'],
    instruments: ['AMAZONPAY'],
  },
];

/** An offer on an amount, in rupees as text: with two decimals, and the amount is `deduction` + `after`. */
export interface Reduction {
  readonly deduction: string;
  readonly after: string;
}

/**
 * Returns what an offer makes of an amount; undefined if the amount is too small for it.
 *
 * Exact: a percentage is rounded down to the paisa, so it never takes off more than it says. At least one rupee is left
 * to pay, since a payment of nothing does not exist.
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

/** An offer as the payment page shows it, with what it makes of the order's amount. */
type OfferedDiscount = Reduction & Omit<TestOffer, 'least' | 'fails'> & { readonly automatic: boolean };

/** The offers that an order's amount is enough for, as the payment page is told of them. */
export function offersFor({ amount, currency }: Pick<Order, 'amount' | 'currency'>): readonly OfferedDiscount[] {
  if (currency !== 'INR') return [];
  return testOffers.flatMap((offer) => {
    const reduction = reduced(offer, amount);
    if (!reduction) return [];
    const { id, code, rule, value, most, methods, instruments, fails } = offer;
    return [
      {
        id,
        code,
        rule,
        value,
        ...(most && { most }),
        methods,
        ...(instruments && { instruments }),
        automatic: !fails,
        ...reduction,
      },
    ];
  });
}

/**
 * Returns the amount that is left to pay of an order with an offer; all of it without an offer, or if the order is too
 * small for it.
 */
export function amountWith({ amount, currency }: Pick<Order, 'amount' | 'currency'>, id: string): string {
  const offer = currency === 'INR' ? testOffers.find((each) => each.id === id) : undefined;
  return (offer && reduced(offer, amount)?.after) ?? amount;
}

/**
 * Applies an offer to a customer's choice: the amount is reduced, or the payment is declined if the offer cannot be
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

/**
 * Returns the figures of a transaction: what the customer pays, and the reasons for it.
 *
 * @param mandate the one that the order asks for
 */
export function quoteOf(
  transaction: Pick<Transaction, 'amount' | 'discount' | 'instrument' | 'mandateConsent'>,
  mandate: { readonly required: boolean; readonly recurring: Recurring } | undefined,
): Quote {
  const { amount, discount, instrument } = transaction;
  const offer = offerOf(transaction);
  const [left, off] = [parseAmount(amount), parseAmount(discount?.deduction)];
  const isAgreed = mandate?.required || transaction.mandateConsent;
  const topUp = 'step' in instrument && instrument.step === 'top-up' ? topUpOf(amount, instrument.balance) : undefined;
  return {
    amount,
    full: left.ok && off.ok ? formatAmount(left.value + off.value) : amount,
    ...(discount && offer && { discount: { id: offer.id, code: offer.code, amount: discount.deduction } }),
    ...('emi' in instrument && { emi: planAlone(instrument.emi) }),
    ...(mandate && isAgreed && { recurring: mandate.recurring }),
    ...(topUp !== undefined && { topUp }),
  };
}

function planAlone({ bankName: _, ...plan }: ChosenPlan): EmiPlan {
  return plan;
}

/** The offer that a transaction was begun with. */
export function offerOf({ discount }: Pick<Transaction, 'discount'>): TestOffer | undefined {
  return testOffers.find(({ id }) => id === discount?.id);
}

/** The words of an offer that could not be redeemed. */
export const offerFailure = { errorCode: 'JP701', errorMessage: 'Offer could not be applied' } as const;

const notForThis = refused({
  code: 'not-allowed',
  field: 'offer',
  reason: 'unknown',
  message: 'The offer is not for this order and instrument.',
  fix: 'Use an offer of the answer that opened the order, with an instrument that it names, or none.',
});
const notInInstalments = refused({
  code: 'not-allowed',
  field: 'offer',
  reason: 'emi',
  message: 'An offer cannot be combined with instalments.',
  fix: 'Pay at once, or without the offer.',
});

function refused(issue: Issue): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue };
}
