import type { WebhookControl } from '../../contract/closed-sets.ts';
import type { Webhook } from '../../contract/dashboard.ts';
import type { Store } from '../store.ts';

/** How long `delay` delays, in ms. */
const delay = 10_000;

/** Does something to a webhook; undefined if there is none with this id. */
export function controlWebhook(store: Store, id: string, control: WebhookControl, now: number): Webhook | undefined {
  return store.atomically(() => {
    const webhook = store.findWebhook(id);
    if (!webhook) return undefined;
    const after = controlled(webhook, control, now);
    store.saveWebhook(after);
    note(store, webhook, `${webhook.name}: ${words[control]}`, now);
    return after;
  });
}

/** Sends what waits for an order in the opposite order, a second apart, the latest first. */
export function reverseWebhooks(store: Store, merchantId: string, orderId: string, now: number): number {
  return store.atomically(() => {
    const waiting = store
      .webhooksOf(merchantId, orderId)
      // What waits for a mandate's own day has no part in the order of things.
      .filter(({ name, due }) => !(name.startsWith('MANDATE_') && due > now))
      .filter(({ state }) => state === 'waiting' || state === 'held')
      .reverse();
    waiting.forEach((webhook, place) => {
      store.saveWebhook({ ...webhook, state: 'waiting', due: now + place * 1_000 });
    });
    return waiting.length;
  });
}

const words: Readonly<Record<WebhookControl, string>> = {
  replay: 'sent again',
  delay: 'delayed by ten seconds',
  duplicate: 'sent twice',
  drop: 'dropped',
};

function controlled(webhook: Webhook, control: WebhookControl, now: number): Webhook {
  const fresh = { ...webhook, failures: 0, state: 'waiting' } as const;
  switch (control) {
    case 'replay':
      return { ...fresh, due: now, copies: 1 };
    case 'delay':
      return { ...fresh, due: Math.max(now, webhook.due) + delay, copies: Math.max(1, webhook.copies) };
    case 'duplicate':
      return { ...fresh, due: now, copies: webhook.copies + (webhook.state === 'waiting' ? 1 : 2) };
    case 'drop':
      return { ...webhook, state: 'dropped', copies: 0 };
  }
}

function note(store: Store, { merchantId, orderId }: Webhook, text: string, at: number): void {
  store.addEntry({ merchantId, orderId, at, source: 'you', text, status: '' });
}
