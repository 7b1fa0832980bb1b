import type { OrderStatusName } from '../../protocol/order-status.ts';
import type { Decision, DomainEvent } from '../domain/events.ts';
import type { Order, OrderKey, SignedOrder } from '../domain/order.ts';
import { current, runNextStep } from '../domain/payment.ts';
import { isDone } from '../domain/transaction-state.ts';
import { openOrder } from '../domain/signed-order.ts';
import { newOrderId } from '../juspay-api/parameters.ts';
import { waitingAfter, webhooksFor } from '../juspay-api/webhooks.ts';
import type { Instrument } from '../methods/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import type { CustomerFact } from '../methods/payment-method.ts';
import type { Merchants } from './merchants.ts';
import { BusyOrderError } from './store-error.ts';
import type { CommitRow, OrderReference, Store } from './store.ts';
import { describeEvent, type NewLine } from './timeline.ts';

/**
 * A decision about an order as it stands at that moment. It writes nothing and is asked again if the order has changed
 * meanwhile. What it needs from elsewhere it reads itself, so that it is read again too.
 */
export type Decide<O extends Order | undefined, R> = (order: O, now: number) => Decision<R> | Promise<Decision<R>>;

/** Returns the rows that are kept together with an accepted decision, such as a token of the order. */
export type Belongings = (order: Order, now: number) => readonly CommitRow[];

/** The orders of a gateway. Each is read as it stands now, also if nothing has run its scheduled steps yet. */
export interface OrderRepository {
  find(merchantId: string, orderId: string): Promise<Order | undefined>;
  findBy(reference: OrderReference): Promise<Order | undefined>;
  /**
   * Returns orders whose id, merchant, amount, status or instrument contain the text, the latest first; all for an empty
   * text.
   *
   * @param statuses only orders of one of these
   */
  search(text: string, limit: number, statuses?: readonly OrderStatusName[]): Promise<readonly Order[]>;
  /** Returns the orders of one customer that ask for a mandate, the oldest first. */
  withMandates(merchantId: string, customerId: string): Promise<readonly Order[]>;

  /**
   * Changes an order in one step: runs its due steps, decides, and saves the order with its timeline and its webhooks. All
   * of it is kept, or none. Undefined if there is no such order.
   *
   * @throws {BusyOrderError} if the order has changed at each of 100 tries
   */
  change<R>(key: OrderKey, decide: Decide<Order, R>, also?: Belongings): Promise<Decision<R> | undefined>;
  /** The same where the order may not exist yet. */
  open<R>(key: OrderKey, decide: Decide<Order | undefined, R>, also?: Belongings): Promise<Decision<R>>;
  /** Runs every step that is due. */
  runDue(): Promise<void>;
  /** Adds a line to an order's timeline for something that does not change the order. */
  note(order: OrderKey, line: NewLine): void;
}

/** The number of tries before a request is refused. */
const mostTries = 100;

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

  const find = async (key: OrderKey) => {
    const loaded = await store.orders.load(key);
    return loaded && current(loaded.order, clock());
  };
  const allNow = (orders: readonly Order[]) => orders.map((order) => current(order, clock()));

  /** Returns the rows of a step of an order: facts of its customer, its timeline and its webhooks. */
  const rowsOf = (before: Order | undefined, after: Order, events: readonly DomainEvent[]): CommitRow[] => {
    const line = (at: number, { source, text, status = '' }: NewLine, webhookId?: string): CommitRow => {
      const { merchantId, orderId } = after;
      return { type: 'line', line: { merchantId, orderId, at, source, text, status, ...(webhookId && { webhookId }) } };
    };
    const hasTarget = merchants.find({ merchantId: after.merchantId, clientId: undefined })?.webhook !== undefined;
    const context = { origin: origin(), hasTarget, plan: store.setting('webhooks') };
    return [
      ...factsOf(before, after),
      ...events.flatMap((event) => describeEvent(event).map((each) => line(event.at, each))),
      ...events.flatMap((event) =>
        webhooksFor(event, after, context).flatMap(({ webhook, line: text }): CommitRow[] => [
          { type: 'webhook', webhook },
          line(event.at, { source: 'webhook', text }, webhook.id),
        ]),
      ),
      ...events.flatMap((event): CommitRow[] => {
        const change = waitingAfter(event);
        return change ? [{ type: 'waiting-webhooks', change }] : [];
      }),
    ];
  };

  /** Changes an order: loads it, runs its due steps, asks for the decision, and commits all of it. Nothing else does. */
  const changeOrder = async <D extends Decision<unknown> | undefined>(
    key: OrderKey,
    decide: (order: Order | undefined, now: number) => D | Promise<D>,
    also?: Belongings,
  ): Promise<D> => {
    for (let tries = 0; tries < mostTries; tries++) {
      const now = clock();
      const before = await store.orders.load(key);
      let order = before?.order;
      const rows: CommitRow[] = [];
      for (let step = order && runNextStep(order, now); step; step = runNextStep(step.order, now)) {
        rows.push(...rowsOf(order, step.order, step.events));
        order = step.order;
      }
      const decision = await decide(order, now);
      if (decision?.ok) {
        rows.push(...rowsOf(order, decision.order, decision.events), ...(also?.(decision.order, now) ?? []));
        order = decision.order;
      }
      if (!order || (order === before?.order && rows.length === 0)) return decision;
      if ((await store.orders.commit({ before, after: order, rows })) === 'conflict') continue;
      changed();
      return decision;
    }
    throw new BusyOrderError(key.orderId, mostTries);
  };

  return {
    find: (merchantId, orderId) => find({ merchantId, orderId }),
    async findBy(reference) {
      const key = await store.orders.find(reference);
      return key && find(key);
    },
    search: async (search, limit, statuses) =>
      allNow(await store.orders.list({ search, limit, ...(statuses && { statuses }) })),
    withMandates: async (merchantId, customerId) =>
      allNow(await store.orders.list({ withMandateOf: { merchantId, customerId } })),
    change: (key, decide, also) => changeOrder(key, (order, now) => order && decide(order, now), also),
    open: changeOrder,
    async runDue() {
      const due = async () => (await store.orders.due(clock())).keys;
      for (let keys = await due(); keys.length > 0; keys = await due()) {
        for (const key of keys) await changeOrder(key, () => undefined);
      }
    },
    note({ merchantId, orderId }, { source, text, status = '' }) {
      store.addEntry({ merchantId, orderId, at: clock(), source, text, status });
      changed();
    },
  };
}

/** Returns the facts to remember of a customer after a step. Objects that a decision has not changed are the very same. */
function factsOf(before: Order | undefined, after: Order): CommitRow[] {
  // Nothing is remembered of a guest.
  const { merchantId, customerId } = after;
  if (customerId === '') return [];
  return after.transactions.flatMap((transaction, place): CommitRow[] => {
    if (transaction === before?.transactions[place]) return [];
    const { method } = transaction.instrument;
    const fact = paymentMethod(method).remembers?.(transaction);
    // A card that is saved now is a saved card the next time.
    const last: CustomerFact = { kind: 'last', id: 'last', content: fact?.kind === 'card' ? 'saved-card' : method };
    const card = fact?.kind === 'card' ? fact.id : savedCardOf(transaction.instrument);
    const lastCard: CustomerFact[] = card === undefined ? [] : [{ kind: 'last', id: 'card', content: card }];
    const facts = [...(fact ? [fact] : []), ...(isDone(transaction.state) ? [last, ...lastCard] : [])];
    return facts.map((each) => ({ type: 'customer-fact', owner: { merchantId, customerId }, fact: each }));
  });
}

function savedCardOf(instrument: Instrument): string | undefined {
  return instrument.method === 'saved-card' ? instrument.savedMethodId : undefined;
}

/**
 * Opens the order of a signed text: a new one, or one that it named before.
 *
 * @param also returns what is kept together with it, such as a token
 */
export function openSignedOrder(orders: OrderRepository, signed: SignedOrder, also?: Belongings): Promise<Decision> {
  const key = { merchantId: signed.merchantId, orderId: signed.details.order_id };
  return orders.open(key, (known, now) => openOrder(known, { ...signed, id: newOrderId() }, now), also);
}
