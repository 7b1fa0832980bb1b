import type {
  OrderRow,
  OrderView,
  SimulatorState,
  TimelineUpdate,
  TransactionRow,
  Webhook,
  WebhookRow,
} from '../contract/dashboard.ts';
import { type OrderGroup, statusesOf } from '../contract/closed-sets.ts';
import { endingNames, endingRow } from '../domain/endings.ts';
import { detailsOf, detailText, lastTransaction, type Order, type OrderKey, orderStatusName } from '../domain/order.ts';
import { isDone, transactionFacts } from '../domain/transaction-state.ts';
import type { Transaction } from '../domain/transaction.ts';
import type { Services } from './services.ts';

/** Returns the simulator's own state for the dashboard. */
export function simulatorView({ control, merchants, origin }: Services): SimulatorState {
  return {
    origin,
    now: control.clock.now(),
    ahead: control.clock.ahead(),
    settings: control.settings(),
    endings: endingNames.map((name) => {
      const { kind, title, what, card } = endingRow(name);
      return { name, kind, title, what, card };
    }),
    merchants: merchants
      .list()
      .map(({ merchantId, name, webhook }) => ({ merchantId, name, webhookUrl: webhook?.url ?? '' })),
  };
}

/** The largest number of rows in a list. */
const shown = 100;

/** Lists the orders of a group in which a text occurs, the latest first; all for an empty text. */
export async function listOrders(
  { orders }: Services,
  { search = '', group, limit = shown }: { search?: string; group?: OrderGroup | undefined; limit?: number },
): Promise<readonly OrderRow[]> {
  return (await orders.search(search, limit, group && statusesOf(group))).map(orderSummary);
}

/** Lists the latest transactions. */
export async function listTransactions({ store }: Services): Promise<readonly TransactionRow[]> {
  return (await store.orders.recentTransactions(shown)).map(transactionView);
}

/** Lists the latest webhooks. */
export function listWebhooks({ store }: Services): readonly WebhookRow[] {
  return store.recentWebhooks(shown).map((webhook) => webhookView(store, webhook));
}

/** A row of the list of orders. Customer ids are often phone numbers, so at most their last two characters are shown. */
function orderSummary(order: Order): OrderRow {
  const { merchantId, orderId, amount, currency, customerId, created, updated } = order;
  const transaction = lastTransaction(order);
  return {
    merchantId,
    orderId,
    amount,
    currency,
    status: orderStatusName(transaction),
    paidWith: transaction ? paidWith(transaction) : '',
    customer: masked(customerId),
    created,
    updated,
  };
}

/** Returns an order with all that happened to it; undefined for an unknown one. */
export async function orderView({ store, orders }: Services, key: OrderKey): Promise<OrderView | undefined> {
  const order = await orders.find(key.merchantId, key.orderId);
  if (!order) return undefined;
  const { merchantId, orderId } = order;
  const description = detailText(detailsOf(order), 'description');
  const planned = order.nextScenario;
  const last = lastTransaction(order);
  return {
    ...orderSummary(order),
    description: description ?? '',
    planned: planned ? endingRow(planned).title : '',
    done: last ? isDone(last.state) : false,
    transactions: order.transactions.map(transactionView),
    timeline: store.timeline(merchantId, orderId),
    webhooks: store.webhooksOf(merchantId, orderId).map((webhook) => webhookView(store, webhook)),
  };
}

/** Lists what happened to an order after the line of a number; nothing for an unknown order. */
export function timelineAfter(
  { store }: Pick<Services, 'store'>,
  { merchantId, orderId }: OrderKey,
  seq: number,
): readonly TimelineUpdate[] {
  return store
    .timeline(merchantId, orderId)
    .filter((line) => line.seq > seq)
    .map((line) => {
      const webhook = line.webhookId === undefined ? undefined : store.findWebhook(line.webhookId);
      return webhook ? { ...line, webhook: { id: webhook.id, body: webhook.body } } : line;
    });
}

/** An attempt to pay. */
function transactionView(transaction: Transaction): TransactionRow {
  const { txnId, merchantId, orderId, amount, updated, state } = transaction;
  return {
    txnId,
    merchantId,
    orderId,
    amount,
    status: transactionFacts[state].orderStatus,
    paidWith: paidWith(transaction),
    updated,
  };
}

/** A webhook with its body and every try to deliver it. */
function webhookView(store: Pick<Services['store'], 'deliveries'>, webhook: Webhook): WebhookRow {
  return { ...webhook, deliveries: store.deliveries(webhook.id) };
}

function paidWith({ instrument }: Transaction): string {
  return `${instrument.name}${instrument.lastFour && ` •••• ${instrument.lastFour}`}`;
}

function masked(customerId: string): string {
  if (customerId === '') return 'guest';
  return customerId.length > 6 ? `•••• ${customerId.slice(-2)}` : '••••';
}
