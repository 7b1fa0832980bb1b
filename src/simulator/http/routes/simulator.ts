import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import {
  listOrders,
  listTransactions,
  listWebhooks,
  orderView,
  simulatorView,
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
import { orderGroups } from '../../contract/order-group.ts';
import { parsed } from '../../contract/value.ts';
import { readBody, unreadableBody } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { refuseRequest } from '../refusal.ts';

/** How often a quiet stream shows that it is alive, in ms. */
const heartbeat = 15_000;

/** What the dashboard talks to. Nothing of the kind exists at Juspay, so it has a path of its own. */
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

  routes.get('/requests', (context) =>
    context.json<Requests>({ requests: gateway.requests.latest(searchIn(context), 100) }),
  );

  routes.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      let wake = (): void => undefined;
      const over = new AbortController();
      const end = () => {
        over.abort();
        stop();
        wake();
      };
      const stop = control.updates.listen(() => {
        void stream.writeSSE({ event: 'changed', data: '' });
      }, end);
      stream.onAbort(end);
      await stream.writeSSE({ event: 'changed', data: '' });
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
    }),
  );

  routes.post('/orders/:merchantId/:orderId/end', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const command = parsed(ForceEnding, body);
    if (!command) return refuseRequest(context, unreadable);
    const result = await control.end(context.req.param(), command.ending);
    return result ? context.json<ForcedEnding>({ result }) : refuseRequest(context, unknown);
  });
  routes.post('/orders/:merchantId/:orderId/reverse-webhooks', async (context) => {
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const { merchantId, orderId } = context.req.param();
    return context.json<ReversedWebhooks>({ reversed: control.reverseWebhooks(merchantId, orderId) });
  });
  routes.post('/webhooks/:id', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const command = parsed(ControlWebhook, body);
    if (!command) return refuseRequest(context, unreadable);
    return control.controlWebhook(context.req.param('id'), command.control)
      ? context.json<ControlledWebhook>({ ok: true })
      : refuseRequest(context, unknown);
  });
  routes.post('/clock', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const command = parsed(MoveClock, body);
    if (!command) return refuseRequest(context, unreadable);
    if ('reset' in command) control.resetClock();
    // Webhooks of a shop that does not answer would keep the dashboard waiting.
    else void control.advance(command.advance);
    return context.json(simulatorView(gateway));
  });
  routes.post('/settings', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const command = parsed(ChangeSettings, body);
    if (!command) return refuseRequest(context, unreadable);
    control.change(command);
    return context.json(simulatorView(gateway));
  });

  return routes;
}

function searchIn(context: Context): string {
  return (context.req.query('search') ?? '').slice(0, 64);
}

const unknown = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This simulator has no such order or webhook.',
  fix: 'Look at the lists of /simulator/orders and /simulator/webhooks.',
} as const;

const unreadable = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'This is nothing that the simulator can do.',
  fix: 'The endings, plans and controls are listed in docs/test-instruments.md.',
} as const;
