import {
  type ChangeSettings,
  ControlledWebhook,
  type ControlWebhook,
  ForcedEnding,
  type ForceEnding,
  type MoveClock,
  Orders,
  OrderView,
  Requests,
  ReversedWebhooks,
  SimulatorState,
  Transactions,
  Webhooks,
} from '../contract/dashboard.ts';
import { request } from '../ui/request.ts';

/** Asks the gateway, and sends it commands. Every answer is undefined if the gateway gave none. */
export const simulatorClient = {
  state: () => request(SimulatorState, '/simulator/state'),
  orders: async (search: string, group: string) =>
    (await request(Orders, `/simulator/orders?${new URLSearchParams({ search, group }).toString()}`))?.orders,
  order: (merchantId: string, orderId: string) => request(OrderView, pathOf(merchantId, orderId)),
  transactions: async () => (await request(Transactions, '/simulator/transactions'))?.transactions,
  requests: async (search: string) =>
    (await request(Requests, `/simulator/requests?${new URLSearchParams({ search }).toString()}`))?.requests,
  webhooks: async () => (await request(Webhooks, '/simulator/webhooks'))?.webhooks,

  end: async (merchantId: string, orderId: string, ending: ForceEnding['ending']) => {
    const command: ForceEnding = { ending };
    return (await request(ForcedEnding, `${pathOf(merchantId, orderId)}/end`, command))?.result;
  },
  reverseWebhooks: (merchantId: string, orderId: string) =>
    request(ReversedWebhooks, `${pathOf(merchantId, orderId)}/reverse-webhooks`, {}),
  controlWebhook: (id: string, command: ControlWebhook) =>
    request(ControlledWebhook, `/simulator/webhooks/${encodeURIComponent(id)}`, command),
  moveClock: (command: MoveClock) => request(SimulatorState, '/simulator/clock', command),
  change: (command: ChangeSettings) => request(SimulatorState, '/simulator/settings', command),
} as const;

function pathOf(merchantId: string, orderId: string): string {
  return `/simulator/orders/${encodeURIComponent(merchantId)}/${encodeURIComponent(orderId)}`;
}

/** Hears from the gateway that something has changed; connects again by itself. */
export class LiveUpdates {
  readonly #changed: () => void;
  readonly #lost: (lost: boolean) => void;
  #source: EventSource | undefined;

  /**
   * @param changed called for each change, and after every new connection
   * @param lost called with true when the gateway is gone, and with false when it is back
   */
  constructor(changed: () => void, lost: (lost: boolean) => void) {
    this.#changed = changed;
    this.#lost = lost;
  }

  /** Begins to listen. */
  open(): void {
    this.close();
    const source = new EventSource('/simulator/events');
    source.addEventListener('changed', () => this.#changed());
    source.addEventListener('open', () => this.#lost(false));
    source.addEventListener('error', () => this.#lost(true));
    this.#source = source;
  }

  /** Stops listening. */
  close(): void {
    this.#source?.close();
    this.#source = undefined;
  }
}
