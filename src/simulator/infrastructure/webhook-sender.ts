import type { Merchants, WebhookTarget } from '../application/merchants.ts';
import type { WebhookSender } from '../application/services.ts';
import type { Store } from '../application/store.ts';
import type { DeliveryAnswer } from '../contract/closed-sets.ts';
import type { Webhook } from '../contract/dashboard.ts';
import type { OrderKey } from '../domain/order.ts';

/** The result of an attempt to deliver a webhook. */
export interface DeliveryResult {
  readonly answer: DeliveryAnswer;
  /** True for 2xx. */
  readonly ok: boolean;
  /** ms. */
  readonly took: number;
}

/** The time that the shop may take to answer, in ms. */
const patience = 5_000;

/** Sends a webhook once. Redirects are not followed, and what the shop answers with is not read. */
async function deliver(target: WebhookTarget, body: string, stopped: AbortSignal): Promise<DeliveryResult> {
  const began = performance.now();
  const end = (answer: DeliveryAnswer, ok = false) => ({ answer, ok, took: Math.round(performance.now() - began) });
  // Kept in a variable: Node 20 collects a time limit that only AbortSignal.any refers to, and it never fires.
  const timeout = AbortSignal.timeout(patience);
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([stopped, timeout]),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${target.username}:${target.password}`).toString('base64')}`,
      },
      body,
    });
    await response.body?.cancel();
    if (response.status >= 300 && response.status < 400) return end('redirect');
    return end(`${response.status}`, response.ok);
  } catch {
    return end(timeout.aborted ? 'timeout' : 'unreachable');
  }
}

/** The waits after failed attempts, in ms. After the last one the webhook is given up. */
export const backOff: readonly number[] = [5, 30, 120, 600, 3_600, 10_800, 43_200].map((seconds) => seconds * 1_000);

/** The number of orders whose webhooks are sent at the same time. */
const atOnce = 8;

/**
 * Makes the sender of a gateway.
 *
 * A webhook is delivered at least once: only an answer of 2xx ends it, and what was being sent when the process was
 * killed is sent again. Those of one order go one after the other.
 */
export function createWebhookSender(of: {
  store: Store;
  merchants: Pick<Merchants, 'find'>;
  clock: () => number;
  /** Called after each try. */
  changed: () => void;
}): WebhookSender {
  const { store, merchants, clock, changed } = of;
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();

  const sendOrder = async (order: OrderKey): Promise<void> => {
    const next = () => (stopping.signal.aborted ? undefined : store.dueWebhook(order, clock()));
    for (let webhook = next(); webhook; webhook = next()) await send(webhook);
  };
  const begin = (order: OrderKey): Promise<void> => {
    const key = keyOf(order);
    const known = underWay.get(key);
    if (known) return known;
    const sending = sendOrder(order).finally(() => underWay.delete(key));
    underWay.set(key, sending);
    return sending;
  };
  const due = () => (stopping.signal.aborted ? [] : store.ordersWithDueWebhooks(clock()));

  const send = async (webhook: Webhook): Promise<void> => {
    const target = merchants.find({ merchantId: webhook.merchantId, clientId: undefined })?.webhook;
    if (!target) {
      store.saveWebhook({ ...webhook, state: 'nowhere' });
      changed();
      return;
    }
    // No server is told what a kill could undo.
    store.commit();
    const { answer, ok, took } = await deliver(target, webhook.body, stopping.signal);
    if (stopping.signal.aborted) return;
    store.atomically(() => {
      const now = clock();
      store.addDelivery({ webhookId: webhook.id, at: now, answer, ok, took });
      // The dashboard may have dropped or delayed it in the meantime: then that holds, unless it arrived.
      const current = store.findWebhook(webhook.id) ?? webhook;
      const untouched = current.state === 'waiting' && current.due === webhook.due && current.copies === webhook.copies;
      const after = ok ? delivered(current, now) : untouched ? refused(webhook, now) : current;
      store.saveWebhook(after);
      const { merchantId, orderId, name } = webhook;
      const text = ok ? `${name} delivered` : `${name} not taken${after.state === 'given-up' ? ', given up' : ''}`;
      store.addEntry({ merchantId, orderId, at: now, source: 'webhook', text, status: answer, webhookId: webhook.id });
    });
    changed();
  };

  return {
    async sendDue() {
      for (let orders = due(); orders.length > 0; orders = due()) {
        const free = orders
          .filter((order) => !underWay.has(keyOf(order)))
          .slice(0, Math.max(0, atOnce - underWay.size));
        await Promise.all([...underWay.values(), ...free.map(begin)]);
      }
      await Promise.all(underWay.values());
    },
    async settled(merchantId, orderId) {
      const order = { merchantId, orderId };
      await underWay.get(keyOf(order));
      await begin(order);
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(underWay.values());
    },
  };
}

function delivered(webhook: Webhook, now: number): Webhook {
  const copies = Math.max(0, webhook.copies - 1);
  return { ...webhook, copies, failures: 0, due: now, state: copies > 0 ? 'waiting' : 'delivered' };
}

function refused(webhook: Webhook, now: number): Webhook {
  const wait = backOff[webhook.failures];
  const failures = webhook.failures + 1;
  return wait === undefined ? { ...webhook, failures, state: 'given-up' } : { ...webhook, failures, due: now + wait };
}

function keyOf({ merchantId, orderId }: Pick<Webhook, 'merchantId' | 'orderId'>): string {
  return JSON.stringify([merchantId, orderId]);
}
