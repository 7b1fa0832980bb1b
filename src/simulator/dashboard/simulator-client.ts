import {
  ControlledWebhook,
  ForcedEnding,
  Orders,
  OrderView,
  ReversedWebhooks,
  SimulatorState,
  Transactions,
  Webhooks,
  type ChangeSettings,
  type ControlWebhook,
  type ForceEnding,
  type MoveClock,
} from '../contract/dashboard.ts';
import { request } from '../ui/request.ts';

/** Asks the gateway, and sends it commands. Every answer is undefined if the gateway gave none. */
export const simulatorClient = {
  state: () => request(SimulatorState, '/simulator/state'),
  orders: async (search: string) =>
    (await request(Orders, `/simulator/orders?search=${encodeURIComponent(search)}`))?.orders,
  order: (merchantId: string, orderId: string) => request(OrderView, pathOf(merchantId, orderId)),
  transactions: async () => (await request(Transactions, '/simulator/transactions'))?.transactions,
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
