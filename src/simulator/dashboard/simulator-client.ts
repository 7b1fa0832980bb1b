import {
  readEndResult,
  readOrder,
  readOrders,
  readState,
  readTransactions,
  readWebhooks,
  type OrderRow,
  type OrderView,
  type SimulatorState,
  type TransactionRow,
  type WebhookRow,
} from './simulator-answers.ts';

/** How long the gateway may take to answer, in ms. */
const patience = 10_000;

/** Asks the gateway, and tells it what to do. Every answer is undefined if the gateway gave none. */
export const simulatorClient = {
  state: (): Promise<SimulatorState | undefined> => ask('state', readState),
  orders: (search: string): Promise<readonly OrderRow[] | undefined> =>
    ask(`orders?search=${encodeURIComponent(search)}`, readOrders),
  order: (merchantId: string, orderId: string): Promise<OrderView | undefined> =>
    ask(pathOf(merchantId, orderId), readOrder),
  transactions: (): Promise<readonly TransactionRow[] | undefined> => ask('transactions', readTransactions),
  webhooks: (): Promise<readonly WebhookRow[] | undefined> => ask('webhooks', readWebhooks),

  end: (merchantId: string, orderId: string, ending: string): Promise<string | undefined> =>
    tell(`${pathOf(merchantId, orderId)}/end`, { ending }, readEndResult),
  reverseWebhooks: (merchantId: string, orderId: string): Promise<true | undefined> =>
    tell(`${pathOf(merchantId, orderId)}/reverse-webhooks`, {}, isAnswered),
  controlWebhook: (id: string, control: string): Promise<true | undefined> =>
    tell(`webhooks/${encodeURIComponent(id)}`, { control }, isAnswered),
  advance: (ms: number): Promise<SimulatorState | undefined> => tell('clock', { advance: ms }, readState),
  resetClock: (): Promise<SimulatorState | undefined> => tell('clock', { reset: true }, readState),
  change: (settings: Readonly<Record<string, string | boolean>>): Promise<SimulatorState | undefined> =>
    tell('settings', settings, readState),
} as const;

function pathOf(merchantId: string, orderId: string): string {
  return `orders/${encodeURIComponent(merchantId)}/${encodeURIComponent(orderId)}`;
}

function ask<T>(path: string, read: (body: unknown) => T | undefined): Promise<T | undefined> {
  return request(path, {}, read);
}

function tell<T>(path: string, body: object, read: (body: unknown) => T | undefined): Promise<T | undefined> {
  const headers = { 'content-type': 'application/json' };
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) }, read);
}

async function request<T>(
  path: string,
  init: RequestInit,
  read: (body: unknown) => T | undefined,
): Promise<T | undefined> {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(`/simulator/${path}`, { ...init, cache: 'no-store', signal });
    return response.ok ? read(await response.json()) : undefined;
  } catch {
    return undefined; // The simulator was stopped: the page says so, and looks again by itself.
  }
}

function isAnswered(): true {
  return true;
}
