import { type Context, type Handler, Hono } from 'hono';
import { createCustomer, showCustomer, updateCustomer } from '../../application/customers.ts';
import { commandMandate, listMandates, showMandate } from '../../application/mandates.ts';
import { deleteCard, listCards } from '../../application/saved-methods.ts';
import {
  amendByServer,
  createOrder,
  createSession,
  refundByServer,
  showOrder,
} from '../../application/server-orders.ts';
import { startFromServer } from '../../application/server-orders.ts';
import type { ServerUseCase } from '../../application/services.ts';
import type { Parameters } from '../../juspay-api/parameters.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuse, refuseRequest } from '../refusal.ts';

/** The server API: what a merchant's server calls with its API key. */
export function serverApiRoutes(gateway: Gateway): Hono<ServerCaller> {
  const routes = new Hono<ServerCaller>();
  for (const path of ['session', 'orders', 'txns', 'customers', 'cards', 'mandates']) {
    routes.use(`/${path}/*`, serverOnly(gateway));
  }
  const by =
    (useCase: ServerUseCase): Handler<ServerCaller> =>
    async (context) => {
      const parameters = await parametersIn(context);
      if (!parameters) return refuseRequest(context, unreadableParameters);
      const call = { merchant: context.get('merchant'), parameters, id: context.req.param('id') ?? '' };
      const answer = await useCase(gateway, call);
      return answer.ok ? context.json(answer.value) : refuse(context, answer);
    };

  routes.post('/session', by(createSession));
  routes.post('/orders', by(createOrder));
  routes.get('/orders/:id', by(showOrder));
  routes.post('/orders/:id', by(amendByServer));
  routes.post('/orders/:id/refunds', by(refundByServer));
  routes.post('/txns', by(startFromServer));
  routes.post('/customers', by(createCustomer));
  routes.get('/customers/:id', by(showCustomer));
  routes.post('/customers/:id', by(updateCustomer));
  routes.get('/customers/:id/mandates', by(listMandates));
  routes.get('/cards', by(listCards));
  routes.delete('/cards/:id', by(deleteCard));
  routes.get('/mandates/:id', by(showMandate));
  routes.post('/mandates/:id', by(commandMandate));
  return routes;
}

async function parametersIn(context: Context): Promise<Parameters | undefined> {
  const { method } = context.req;
  if (method === 'GET') return context.req.query();
  const sent = await readParameters(context);
  // The customer whose card is deleted stands in either.
  return method === 'DELETE' && sent ? { ...sent, ...context.req.query() } : sent;
}
