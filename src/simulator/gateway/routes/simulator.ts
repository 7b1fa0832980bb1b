import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { languages } from '../../../protocol/language.ts';
import { frameEndings } from '../../../protocol/payment-page-messages.ts';
import { own, ownText } from '../../../protocol/plain-object.ts';
import { pageThemes } from '../control.ts';
import { orderSummary, orderView, simulatorView, transactionView, webhookView } from '../dashboard-view.ts';
import { isEndingName, webhookPlans } from '../endings.ts';
import type { Gateway } from '../gateway.ts';
import { returnMethods } from '../merchants.ts';
import { readBody, unreadableBody } from '../read-body.ts';
import { refuseRequest } from '../refusal.ts';
import { webhookControls } from '../webhooks/control-webhook.ts';

/** How many rows a list has at most. */
const shown = 100;

/** How often a quiet stream shows that it is alive, in ms. */
const heartbeat = 15_000;

/** What the dashboard talks to. Nothing of the kind exists at Juspay, so it has a path of its own. */
export function simulatorRoutes(gateway: Gateway): Hono {
  const { store, control } = gateway;
  const routes = new Hono();

  routes.get('/state', (context) => context.json(simulatorView(gateway)));
  routes.get('/orders', (context) => {
    const orders = store.searchOrders((context.req.query('search') ?? '').slice(0, 64), shown);
    return context.json({ orders: orders.map((order) => orderSummary(gateway, order)) });
  });
  routes.get('/orders/:merchantId/:orderId', (context) => {
    const order = store.findOrder(context.req.param('merchantId'), context.req.param('orderId'));
    return order ? context.json(orderView(gateway, order)) : refuseRequest(context, unknown);
  });
  routes.get('/transactions', (context) =>
    context.json({ transactions: store.recentTransactions(shown).map(transactionView) }),
  );
  routes.get('/webhooks', (context) =>
    context.json({ webhooks: store.recentWebhooks(shown).map((webhook) => webhookView(gateway, webhook)) }),
  );

  routes.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      let wake = (): void => undefined;
      const stop = control.updates.listen(() => {
        void stream.writeSSE({ event: 'changed', data: '' });
      });
      stream.onAbort(() => {
        stop();
        wake();
      });
      await stream.writeSSE({ event: 'changed', data: '' });
      while (!stream.aborted) {
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
    const order = store.findOrder(context.req.param('merchantId'), context.req.param('orderId'));
    const ending = ownText(body, 'ending') ?? '';
    if (!order) return refuseRequest(context, unknown);
    if (!isEndingName(ending)) return refuseRequest(context, unreadable);
    return context.json({ result: control.end(order, ending) });
  });
  routes.post('/orders/:merchantId/:orderId/reverse-webhooks', async (context) => {
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const { merchantId, orderId } = context.req.param();
    return context.json({ reversed: control.reverseWebhooks(merchantId, orderId) });
  });
  routes.post('/webhooks/:id', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const wanted = webhookControls.find((name) => name === own(body, 'control'));
    if (!wanted) return refuseRequest(context, unreadable);
    return control.controlWebhook(context.req.param('id'), wanted)
      ? context.json({ ok: true })
      : refuseRequest(context, unknown);
  });
  routes.post('/clock', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const ms = own(body, 'advance');
    if (own(body, 'reset') === true) control.resetClock();
    else if (typeof ms === 'number' && Number.isSafeInteger(ms) && ms >= 0 && ms <= longestStep) {
      // Webhooks of a shop that does not answer would keep the dashboard waiting.
      void control.advance(ms);
    } else return refuseRequest(context, unreadable);
    return context.json(simulatorView(gateway));
  });
  routes.post('/settings', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const webhooks = webhookPlans.find((plan) => plan === own(body, 'webhooks'));
    const theme = pageThemes.find((known) => known === own(body, 'theme'));
    const language = ['', ...languages].find((known) => known === own(body, 'language'));
    const rules = own(body, 'juspayTestRules');
    const frameEnding = (['', ...frameEndings] as const).find((known) => known === own(body, 'frameEnding'));
    const returnMethod = (['', ...returnMethods] as const).find((known) => known === own(body, 'returnMethod'));
    control.change({
      ...(webhooks && { webhooks }),
      ...(theme && { theme }),
      ...(language !== undefined && { language }),
      ...(typeof rules === 'boolean' && { juspayTestRules: rules }),
      ...(frameEnding !== undefined && { frameEnding }),
      ...(returnMethod !== undefined && { returnMethod }),
    });
    return context.json(simulatorView(gateway));
  });

  return routes;
}

/** Ten years, in ms. */
const longestStep = 10 * 366 * 24 * 3_600_000;

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
