import { Hono } from 'hono';
import { startFromServer } from '../../application/server-payments.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuse, refuseRequest } from '../refusal.ts';

/** Payments that a merchant's server starts (`POST /txns`). The customer continues at `payment.authentication.url`. */
export function txnRoutes(gateway: Gateway): Hono<ServerCaller> {
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  routes.post('/', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const started = await startFromServer(gateway, context.get('merchant'), parameters);
    return started.ok ? context.json(started.value) : refuse(context, started);
  });

  return routes;
}
