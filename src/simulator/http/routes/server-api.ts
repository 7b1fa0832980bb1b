import { type Context, type Handler, Hono } from 'hono';
import { parseJsonBody } from '../../../protocol/json-text.ts';
import { own, ownText } from '../../../protocol/plain-object.ts';
import { createCustomer, showCustomer, updateCustomer } from '../../application/customers.ts';
import { commandMandate, listMandates, showMandate } from '../../application/mandates.ts';
import { deleteCard, listCards } from '../../application/saved-methods.ts';
import {
  amendByServer,
  createOrder,
  createSession,
  refundByServer,
  showOrder,
  startFromServer,
} from '../../application/server-orders.ts';
import type { ServerUseCase } from '../../application/services.ts';
import type { Parameters } from '../../juspay-api/parameters.ts';
import type { RequestRefusal } from '../../juspay-api/request-refusal.ts';
import { readBody, readParameters, unreadableBody, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { openEnvelope, sealAnswer } from '../jwe-envelope.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { answerWith, refuseRequest } from '../refusal.ts';

/** The server API: what a merchant's server calls with its API key. */
export function serverApiRoutes(gateway: Gateway): Hono<ServerCaller> {
  const routes = new Hono<ServerCaller>();
  for (const path of ['session', 'orders', 'txns', 'customers', 'cards', 'mandates']) {
    routes.use(`/${path}/*`, gateway.requests.record, serverOnly(gateway));
  }
  const by =
    (useCase: ServerUseCase): Handler<ServerCaller> =>
    async (context) => {
      const parameters = await parametersIn(context);
      if (!parameters) return refuseRequest(context, unreadableParameters);
      const call = { merchant: context.get('merchant'), parameters, id: context.req.param('id') ?? '' };
      return answerWith(context, useCase(gateway, call));
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

/** A call of the server API: its method and its path. */
type Call = readonly ['GET' | 'POST', string];

/**
 * The server API in the JWE and JWS form of Juspay's own server SDKs. Each call is decrypted, verified and handed on to
 * the plain one; its answer is signed and encrypted. Refusals are plain, as the SDKs read them.
 *
 * @param app has the plain routes
 */
export function jweRoutes({ merchants, jwe }: Gateway, app: Hono): Hono {
  const routes = new Hono();

  const handOn = async (context: Context, target: (parameters: Record<string, unknown>) => Call | RequestRefusal) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const merchantId = context.req.header('x-merchantid');
    const merchant = merchants.find({ merchantId, clientId: undefined });
    if (!merchant) return refuseRequest(context, unknownMerchant);
    const keys = await jwe.of(merchant);
    if (!keys) return refuseRequest(context, noKey);
    const opened = await openEnvelope(body, keys);
    if (!opened.ok) return refuseRequest(context, opened.refusal);
    const parameters = parseJsonBody(opened.text, 'payload');
    if (!parameters.ok) return refuseRequest(context, unreadableBody);
    const call = target(parameters.value);
    if ('http' in call) return refuseRequest(context, call);
    const [method, path] = call;
    const version = context.req.header('version');
    const answer = await app.request(path, {
      method,
      headers: {
        host: 'localhost',
        authorization: `Basic ${btoa(`${merchant.apiKey}:`)}`,
        'x-merchantid': merchant.merchantId,
        'content-type': 'application/json',
        ...(version !== undefined && { version }),
      },
      ...(method === 'POST' && { body: opened.text }),
    });
    return answer.ok ? context.json(await sealAnswer(await answer.text(), keys)) : answer;
  };

  routes.post('/session', (context) => handOn(context, () => ['POST', '/session']));
  routes.post('/txns', (context) => handOn(context, () => ['POST', '/txns']));
  routes.post('/order-status', (context) =>
    handOn(context, (parameters) => {
      const orderId = ownText(parameters, 'order_id') ?? '';
      // A path of dots would lead to another route.
      return /^\.{0,2}$/.test(orderId) ? noOrderId : ['GET', `/orders/${encodeURIComponent(orderId)}`];
    }),
  );
  routes.post('/orders/:orderId/refunds', (context) =>
    handOn(context, (parameters) => {
      const orderId = context.req.param('orderId');
      // The path is not signed.
      if ((own(parameters, 'order_id') ?? orderId) !== orderId) return otherOrder;
      return ['POST', `/orders/${encodeURIComponent(orderId)}/refunds`];
    }),
  );
  routes.all('*', (context) => refuseRequest(context, noJweForm));

  return routes;
}

const unknownMerchant: RequestRefusal = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'x-merchantid is missing or is no merchant of this simulator.',
  fix: 'Send the merchant id to which the key id belongs in the header x-merchantid.',
};

const noKey: RequestRefusal = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'This merchant has no key for JWE.',
  fix: 'Give the merchant jwe: { keyId, publicKey } in the seed file or in startSimulator, or use its API key.',
};

const noOrderId: RequestRefusal = {
  http: 400,
  code: 'MISSING_MANDATORY_PARAMETER',
  message: 'order_id is missing or is no order id.',
  fix: 'Send the order_id as a text.',
};

const otherOrder: RequestRefusal = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The signed order_id is not the order of the path.',
  fix: 'Send the same order id in both, as a text.',
};

const noJweForm: RequestRefusal = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The simulator has no call in JWE form at this address.',
  fix: 'JWE is taken by POST /v4/session, /v4/order-status, /v4/orders/{id}/refunds and /v4/txns. Make other calls without /v4 and with the API key (apiKey in place of jweAuth).',
};
