import {
  isOrderStatusName,
  orderStatuses,
  type OrderOutcome,
  type OrderStatusName,
} from '../../protocol/order-status.ts';

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
