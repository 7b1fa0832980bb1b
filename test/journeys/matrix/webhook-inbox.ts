import { listen } from '../../../demo/listen.js';
import { parseWebhook, type WebhookEvent } from '../../../src/server/index.ts';

/** A merchant's server that takes webhooks and believes only those that the server helper lets through. */
export interface WebhookInbox {
  readonly target: { readonly url: string; readonly username: string; readonly password: string };
  /** The names that came for an order so far, sorted: they may come in any order. */
  names(orderId: string): readonly string[];
  /** The order status that each of them states. */
  statuses(orderId: string): readonly (string | undefined)[];
  /** Resolves once so many have come for an order. */
  until(orderId: string, count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the inbox on a free port of this machine. */
export async function openWebhookInbox(): Promise<WebhookInbox> {
  const credentials = { username: 'gateway', password: 'inbox-password' };
  const taken = new Map<string, WebhookEvent[]>();
  const waiting = new Set<() => void>();
  const of = (orderId: string) => taken.get(orderId) ?? [];
  const server = await listen(async (request) => {
    const event = await parseWebhook(await request.text(), request.headers, credentials);
    const orderId = event.order?.orderId ?? '';
    taken.set(orderId, [...of(orderId), event]);
    for (const look of waiting) look();
    return new Response('');
  }, 0);
  return {
    target: { url: `http://127.0.0.1:${server.port}/webhook`, ...credentials },
    names: (orderId) =>
      of(orderId)
        .map(({ name }) => name)
        .sort(),
    statuses: (orderId) => of(orderId).map(({ order }) => order?.status),
    until: (orderId, count) =>
      new Promise((resolve) => {
        const look = () => {
          if (of(orderId).length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: server.stop,
  };
}
