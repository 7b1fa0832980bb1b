import { type Context, Hono } from 'hono';
import { type SSEMessage, streamSSE } from 'hono/streaming';
import {
  listOrders,
  listTransactions,
  listWebhooks,
  orderView,
  simulatorView,
  timelineAfter,
} from '../../application/dashboard-view.ts';
import {
  ChangeSettings,
  type ControlledWebhook,
  ControlWebhook,
  type ForcedEnding,
  ForceEnding,
  MoveClock,
  type Orders,
  type Requests,
  type ReversedWebhooks,
  type Transactions,
  type Webhooks,
} from '../../contract/dashboard.ts';
import { orderGroups } from '../../contract/closed-sets.ts';
import { refusedRequest } from '../../juspay-api/request-refusal.ts';
import { takes, takesJson } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { parentOriginOf } from '../middleware.ts';
import { refuseRequest } from '../refusal.ts';

/** The interval at which a quiet stream shows that it is alive, in ms. */
const heartbeat = 15_000;

/** Routes of the dashboard. Juspay has nothing of the kind, so they have a path of their own. */
export function simulatorRoutes(gateway: Gateway): Hono {
  const { control } = gateway;
  const routes = new Hono();

  routes.get('/state', (context) => context.json(simulatorView(gateway)));
  routes.get('/orders', async (context) => {
    const group = orderGroups.find((name) => name === context.req.query('group'));
    return context.json<Orders>({ orders: await listOrders(gateway, { search: searchIn(context), group }) });
  });
  routes.get('/orders/:merchantId/:orderId', async (context) => {
    const order = await orderView(gateway, context.req.param());
    return order ? context.json(order) : refuseRequest(context, unknown);
  });
  routes.get('/transactions', async (context) =>
    context.json<Transactions>({ transactions: await listTransactions(gateway) }),
  );
  routes.get('/webhooks', (context) => context.json<Webhooks>({ webhooks: listWebhooks(gateway) }));

  routes.get('/requests', async (context) =>
    context.json<Requests>({ requests: await gateway.requests.latest(searchIn(context), 100) }),
  );

  routes.get('/events', (context) => streamChanges(context, gateway, () => [{ event: 'changed', data: '' }]));

  // For the inspector, which stands on a page of another origin: one that may frame the payment page. It can follow an order
  // whose ids it knows. It can neither list orders nor change anything.
  routes.get('/orders/:merchantId/:orderId/timeline', (context) => {
    const reader = parentOriginOf(context.req.header('origin'), gateway.parents);
    context.header('vary', 'origin');
    if (reader !== undefined) context.header('access-control-allow-origin', reader);
    const order = context.req.param();
    let seq = Number(context.req.header('last-event-id') ?? context.req.query('after') ?? 0);
    return streamChanges(context, gateway, () => {
      const lines = timelineAfter(gateway, order, seq);
      seq = lines.at(-1)?.seq ?? seq;
      return lines.map((line) => ({ event: 'line', id: String(line.seq), data: JSON.stringify(line) }));
    });
  });

  routes.post('/orders/:merchantId/:orderId/end', takes(ForceEnding, unreadable), async (context) => {
    const result = await control.end(context.req.param(), context.get('command').ending);
    return result ? context.json<ForcedEnding>({ result }) : refuseRequest(context, unknown);
  });
  routes.post('/orders/:merchantId/:orderId/reverse-webhooks', takesJson, (context) => {
    const { merchantId, orderId } = context.req.param();
    return context.json<ReversedWebhooks>({ reversed: control.reverseWebhooks(merchantId, orderId) });
  });
  routes.post('/webhooks/:id', takes(ControlWebhook, unreadable), (context) =>
    control.controlWebhook(context.req.param('id'), context.get('command').control)
      ? context.json<ControlledWebhook>({ ok: true })
      : refuseRequest(context, unknown),
  );
  routes.post('/clock', takes(MoveClock, unreadable), (context) => {
    const command = context.get('command');
    if ('reset' in command) control.resetClock();
    // Webhooks of a shop that does not answer would keep the dashboard waiting.
    else void control.advance(command.advance);
    return context.json(simulatorView(gateway));
  });
  routes.post('/settings', takes(ChangeSettings, unreadable), (context) => {
    control.change(context.get('command'));
    return context.json(simulatorView(gateway));
  });

  return routes;
}

function searchIn(context: Context): string {
  return (context.req.query('search') ?? '').slice(0, 64);
}

/** Streams messages at once and after every change, until the reader or the simulator goes. */
function streamChanges(
  context: Context,
  { control }: Pick<Gateway, 'control'>,
  messages: () => readonly SSEMessage[],
): Response {
  return streamSSE(context, async (stream) => {
    let wake = (): void => undefined;
    const over = new AbortController();
    const send = () => {
      for (const message of messages()) void stream.writeSSE(message);
    };
    const end = () => {
      over.abort();
      stop();
      wake();
    };
    const stop = control.updates.listen(send, end);
    stream.onAbort(end);
    send();
    while (!over.signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, heartbeat);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      await stream.writeSSE({ event: 'alive', data: '' });
    }
  });
}

const unknown = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This simulator has no such order or webhook.',
  fix: 'Look at the lists of /simulator/orders and /simulator/webhooks.',
} as const;

const unreadable = refusedRequest({
  http: 400,
  code: 'INVALID_INPUT',
  message: 'This is nothing that the simulator can do.',
  fix: 'The endings, plans and controls are listed in docs/test-instruments.md.',
});
