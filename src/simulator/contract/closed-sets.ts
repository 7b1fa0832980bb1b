import {
  isOrderStatusName,
  type OrderOutcome,
  orderStatuses,
  type OrderStatusName,
} from '../../protocol/order-status.ts';

/** The themes of the payment page. */
export const pageThemes = ['auto', 'light', 'dark'] as const;

/** One of {@link pageThemes}; `auto` leaves it to the customer's system. */
export type PageTheme = (typeof pageThemes)[number];

/** The methods by which browsers come back to `return_url`: a link, or a form that is posted. */
export const returnMethods = ['GET', 'POST'] as const;

/** One of {@link returnMethods}. */
export type ReturnMethod = (typeof returnMethods)[number];

/** The results of a request to end an order. */
export const endResults = ['now', 'next-payment', 'too-late', 'at-the-bank'] as const;

/**
 * The result of a request to end an order.
 *
 * - `now`: the transaction that the order had has ended so
 * - `next-payment`: there is none that could; the next one of this order ends so, once the customer has approved
 * - `too-late`: the order is paid
 * - `at-the-bank`: the bank has its transaction and has not answered; it can only be charged or declined
 */
export type EndResult = (typeof endResults)[number];

/** The webhook plans, in the order in which the dashboard shows them. */
export const webhookPlans = ['once', 'twice', 'lost', 'first', 'late', 'reversed'] as const;

/**
 * The delivery of an order's webhooks: as documented, two of each, none, before the page learns the outcome, ten
 * seconds late, or the latest first.
 */
export type WebhookPlan = (typeof webhookPlans)[number];

/** The sources of a timeline's lines. */
export const timelineSources = ['page', 'sdk', 'gateway', 'bank', 'webhook', 'you'] as const;

/** The source of a timeline's line. `you` is the developer, on the dashboard or by the simulator's API. */
export type TimelineSource = (typeof timelineSources)[number];

/**
 * The states of a webhook.
 *
 * - `waiting`: it goes out when it is due
 * - `held`: it waits for those that go out before it
 * - `delivered`: the merchant's server answered 2xx; `given-up`: it never did
 * - `dropped`: lost on purpose
 * - `nowhere`: the merchant has no address for webhooks
 */
export const webhookStates = ['waiting', 'held', 'delivered', 'given-up', 'dropped', 'nowhere'] as const;

/** The controls of one webhook: send it (again) now, in ten seconds, twice, or never. */
export const webhookControls = ['replay', 'delay', 'duplicate', 'drop'] as const;

/** One of {@link webhookControls}. */
export type WebhookControl = (typeof webhookControls)[number];

/** The results of a delivery without an HTTP status that counts. */
export const deliveryFailures = ['timeout', 'unreachable', 'redirect'] as const;

/** The result of a delivery: an HTTP status as text, or one of {@link deliveryFailures}. */
export type DeliveryAnswer = `${number}` | (typeof deliveryFailures)[number];

/** The statuses of a refund. */
export const refundStatuses = ['SUCCESS', 'FAILURE', 'MANUAL_REVIEW'] as const;

/** One of {@link refundStatuses}. */
export type RefundStatus = (typeof refundStatuses)[number];

/** The outcomes of the PINs that the simulated phone knows. */
export const pinOutcomes = ['charged', 'authorization_failed', 'authorizing'] as const;

/** One of {@link pinOutcomes}. */
export type PinOutcome = (typeof pinOutcomes)[number];

/** The causes of a payment's standing. */
export const causes = [
  'paid',
  'partly-paid',
  'placed',
  'left-before',
  'left-while',
  'bank-open',
  'bank-silent',
  'bank-declined',
  'you-declined',
  'expired',
  'bank-expired',
  'not-confirmed',
  'replaced',
  'not-reached',
  'not-accepted',
  'sent-back',
  'discount-gone',
  'not-started',
  'unknown',
] as const;

/**
 * Why a payment stands as it does: finer than its status, and what the customer is told.
 *
 * - `placed`: to be paid in cash at the door
 * - `left-before`, `left-while`: the customer left, before or after the payment began
 * - `bank-open`, `bank-silent`: the customer has not decided yet; the bank has not
 * - `expired`, `bank-expired`: not approved in time, on the phone or on the bank's page
 * - `not-confirmed`: the bank could not make sure of the customer
 * - `replaced`: another payment took its place
 * - `not-reached`, `not-accepted`, `not-started`: no bank was asked
 * - `sent-back`: the money came too late and goes back
 */
export type Cause = (typeof causes)[number];

/** The groups of orders by their status: the money arrived, may still arrive or did not, or no payment was tried. */
export const orderGroups = ['paid', 'open', 'failed', 'new'] as const;

/** One of {@link orderGroups}. */
export type OrderGroup = (typeof orderGroups)[number];

const groupOfOutcome: Readonly<Record<OrderOutcome, OrderGroup>> = {
  success: 'paid',
  pending: 'open',
  failed: 'failed',
  unknown: 'open',
};

/** Returns the group to which an order of that status belongs. */
export function groupOf(status: OrderStatusName): OrderGroup {
  return status === 'NEW' || status === 'CREATED' ? 'new' : groupOfOutcome[orderStatuses[status].outcome];
}

/** Returns the statuses of a group. */
export function statusesOf(group: OrderGroup): readonly OrderStatusName[] {
  const isOne = (name: string): name is OrderStatusName => isOrderStatusName(name) && groupOf(name) === group;
  return Object.keys(orderStatuses).filter(isOne);
}
