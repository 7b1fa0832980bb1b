import { isEndingName } from '../domain/endings.ts';
import type { Decision, DomainEvent } from '../domain/events.ts';
import { type Mandate, mandateOf } from '../domain/mandate.ts';
import type { Order, OrderKey, SignedOrder } from '../domain/order.ts';
import { current, runNextStep } from '../domain/payment.ts';
import { openOrder } from '../domain/signed-order.ts';
import type { Transaction } from '../domain/transaction.ts';
import { newOrderId } from '../juspay-api/parameters.ts';
import { changedBy, webhooksFor } from '../juspay-api/webhooks.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import type { Merchants } from './merchants.ts';
import type { Store, StoredOrder } from './store.ts';
import { describeEvent, type NewLine } from './timeline.ts';

/** A decision about an order that exists. It must be pure, and decides about the order as it stands at that moment. */
export type Decide<R> = (order: Order, now: number) => Decision<R>;

/** The orders of a gateway. Each is read as it stands now, also if nothing has run its scheduled steps yet. */
export interface OrderRepository {
  find(merchantId: string, orderId: string): Order | undefined;
  /** Finds the order with the gateway's own id, `ordeh_…`. */
  findById(id: string): Order | undefined;
  findByTransaction(uuid: string): Order | undefined;
  /** The latest orders first. */
  recent(limit: number): readonly Order[];
  /** Returns orders whose id, merchant, amount, status or instrument contain the text, the latest first; all for an empty text. */
  search(text: string, limit: number): readonly Order[];
  /** Returns the orders of one customer that ask for a mandate, the oldest first. */
  withMandates(merchantId: string, customerId: string): readonly Order[];

  /**
   * Changes an order in one step: runs its due steps, decides, and saves the order with its timeline and its webhooks. All
   * of it is kept, or none. Undefined if there is no such order.
   */
  change<R>(key: OrderKey, decide: Decide<R>): Decision<R> | undefined;
  /**
   * The same where the order may not exist yet.
   *
   * @param also saves in the same step what belongs to the order after an accepted decision, such as a token
   */
  open<R, T>(
    key: OrderKey,
    decide: (order: Order | undefined, now: number) => Decision<R>,
    also: (order: Order, now: number) => T,
  ):
    | Extract<Decision<R>, { ok: false }>
    | { readonly ok: true; readonly order: Order; readonly result: R; readonly also: T };
  /** Runs every step that is due. */
  runDue(): void;
  /** Adds a line to an order's timeline for something that does not change the order. */
  note(order: OrderKey, line: NewLine): void;
}

/**
 * Makes the orders of a store.
 *
 * @param of.changed called after each change
 */
export function openOrders(of: {
  store: Store;
  merchants: Pick<Merchants, 'find'>;
  clock: () => number;
  origin: () => string;
  changed: () => void;
}): OrderRepository {
  const { store, merchants, clock, origin, changed } = of;

  const load = (row: StoredOrder): Order => {
    const { attempts, currentTransaction: _, ...facts } = row;
    const { merchantId, orderId } = row;
    const scenario = store.setting(scenarioSetting(row));
    const started = attempts > 0;
    return {
      ...facts,
      earlierTexts: store.orderTexts(row),
      transactions: started ? store.transactionsOf(merchantId, orderId) : [],
      refunds: started ? store.refundsOf(row) : [],
      mandateChange: started ? store.findMandateChange(row) : undefined,
      mandateMade: started && store.hasWebhook(row, 'MANDATE_CREATED'),
      nextScenario: scenario !== undefined && isEndingName(scenario) ? scenario : undefined,
      schedule: started ? store.scheduledSteps(row) : [],
    };
  };
  const now = (row: StoredOrder | undefined) => row && current(load(row), clock());
  const all = (rows: readonly StoredOrder[]) => rows.map((row) => current(load(row), clock()));
  const stored = ({ merchantId, orderId }: OrderKey) => {
    const row = store.findOrder(merchantId, orderId);
    return row && load(row);
  };
  const keyOfTransaction = (uuid: string): OrderKey | undefined => store.findTransaction(uuid);

  const addLine = ({ merchantId, orderId }: OrderKey, at: number, { source, text, status = '' }: NewLine) =>
    store.addEntry({ merchantId, orderId, at, source, text, status });

  /** Saves what a decision has changed of an order, with what follows from its events. */
  const save = (before: Order | undefined, after: Order, events: readonly DomainEvent[]) => {
    if (after !== before) saveOrder(store, before, after);
    for (const event of events) for (const line of describeEvent(event)) addLine(after, event.at, line);
    const hasTarget = merchants.find({ merchantId: after.merchantId, clientId: undefined })?.webhook !== undefined;
    const context = { origin: origin(), hasTarget, plan: store.setting('webhooks') };
    for (const event of events) {
      for (const { webhook, line } of webhooksFor(event, after, context)) {
        store.addWebhook(webhook);
        addLine(after, event.at, { source: 'webhook', text: line });
      }
    }
    for (const event of events) {
      changedBy(event, () => store.webhooksOf(after.merchantId, after.orderId)).forEach((webhook) =>
        store.saveWebhook(webhook),
      );
    }
  };

  /** The stored order after its due steps, each of which is saved by itself. */
  const upToDate = (key: OrderKey, at: number): Order | undefined => {
    let order = stored(key);
    for (let step = order && runNextStep(order, at); step; step = runNextStep(step.order, at)) {
      save(order, step.order, step.events);
      order = step.order;
    }
    return order;
  };

  /** Changes an order in one step: loads it, runs its due steps, and does the work with it. Nothing else changes orders. */
  const changeOrder = <T>(key: OrderKey, work: (before: Order | undefined, now: number) => T): T => {
    const outcome = store.atomically(() => {
      const at = clock();
      return work(upToDate(key, at), at);
    });
    changed();
    return outcome;
  };
  const saved = <R>(before: Order | undefined, decision: Decision<R>): Decision<R> => {
    if (decision.ok) save(before, decision.order, decision.events);
    return decision;
  };

  return {
    find: (merchantId, orderId) => now(store.findOrder(merchantId, orderId)),
    findById: (id) => now(store.findOrderById(id)),
    findByTransaction(uuid) {
      const key = keyOfTransaction(uuid);
      return key && now(store.findOrder(key.merchantId, key.orderId));
    },
    recent: (limit) => all(store.recentOrders(limit)),
    search: (text, limit) => all(store.searchOrders(text, limit)),
    withMandates: (merchantId, customerId) => all(store.ordersWithMandates(merchantId, customerId)),
    change: (key, decide) => changeOrder(key, (before, at) => before && saved(before, decide(before, at))),
    open: (key, decide, also) =>
      changeOrder(key, (before, at) => {
        const decision = saved(before, decide(before, at));
        return decision.ok ? { ...decision, also: also(decision.order, at) } : decision;
      }),
    runDue() {
      const at = clock();
      for (let keys = store.dueOrders(at); keys.length > 0; keys = store.dueOrders(at)) {
        for (const key of keys) store.atomically(() => upToDate(key, at));
      }
    },
    note(order, line) {
      addLine(order, clock(), line);
      changed();
    },
  };
}

/** Returns a transaction with its order, both as they stand now; undefined for an unknown id. */
export function findTransaction(
  orders: Pick<OrderRepository, 'findByTransaction'>,
  uuid: string,
): { readonly order: Order; readonly transaction: Transaction } | undefined {
  const order = orders.findByTransaction(uuid);
  const transaction = order?.transactions.find((each) => each.uuid === uuid);
  return order && transaction && { order, transaction };
}

/** Returns a mandate of a merchant with the order that made it; undefined for an unknown id. */
export function findMandate(
  orders: Pick<OrderRepository, 'findById'>,
  merchantId: string,
  id: string,
  now: number,
): { readonly order: Order; readonly mandate: Mandate } | undefined {
  const order = orders.findById(id.replace(/^mandate_/, 'ordeh_'));
  const mandate = order?.merchantId === merchantId ? mandateOf(order, now) : undefined;
  return order && mandate?.id === id ? { order, mandate } : undefined;
}

/** Writes the rows of an order that differ. Objects that a decision has not changed are the very same. */
function saveOrder(store: Store, before: Order | undefined, after: Order): void {
  after.transactions.forEach((transaction, place) => {
    const known = before?.transactions[place];
    if (transaction === known) return;
    if (known) store.saveTransaction(transaction);
    else store.addTransaction(transaction);
    const fact = paymentMethod(transaction.instrument.method).remembers?.(transaction);
    // Nothing is remembered of a guest.
    if (fact && after.customerId !== '') store.keep(after, fact);
  });
  const row = rowOf(after);
  if (before) store.saveOrder(row);
  else store.addOrder(row);
  if (before && before.payloadHash !== after.payloadHash) store.addOrderText(before, before.payloadHash);
  for (const refund of after.refunds.slice(before?.refunds.length ?? 0)) store.addRefund(refund);
  if (after.mandateChange && after.mandateChange !== before?.mandateChange)
    store.saveMandateChange(after.mandateChange);
  if (after.nextScenario !== before?.nextScenario) store.saveSetting(scenarioSetting(after), after.nextScenario ?? '');
  const [had = [], has] = [before?.schedule, after.schedule];
  for (const step of had) if (!has.includes(step)) store.unschedule(step);
  for (const step of has) if (!had.includes(step)) store.schedule(step);
}

function rowOf(order: Order): StoredOrder {
  const { merchantId, orderId, id, payloadHash, details, amount, currency, customerId, created, updated } = order;
  return {
    ...{ merchantId, orderId, id, payloadHash, details, amount, currency, customerId, created, updated },
    attempts: order.transactions.length,
    currentTransaction: order.transactions.at(-1)?.uuid ?? '',
  };
}

/** The setting under which the scenario of an order's next payment is kept. */
function scenarioSetting({ merchantId, orderId }: OrderKey): string {
  return `end:${JSON.stringify([merchantId, orderId])}`;
}

/**
 * Opens the order of a signed text: a new one, or one that it named before.
 *
 * @param also saves in the same step what belongs to the opened order, such as a token
 */
export function openSignedOrder<T>(
  orders: OrderRepository,
  signed: SignedOrder,
  also: (order: Order, now: number) => T,
) {
  const key = { merchantId: signed.merchantId, orderId: signed.details.order_id };
  return orders.open(key, (known, now) => openOrder(known, { ...signed, id: newOrderId() }, now), also);
}
