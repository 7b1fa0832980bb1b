import { Hono, type MiddlewareHandler } from 'hono';
import { HyperCheckoutError } from '../../protocol/checkout-error.ts';
import { watchStore } from '../application/services.ts';
import { BusyOrderError, StoreError } from '../application/store-error.ts';
import { reportFault } from '../infrastructure/log.ts';
import type { RequestRefusal } from '../juspay-api/request-refusal.ts';
import { assetRoutes } from './assets.ts';
import type { Gateway } from './gateway.ts';
import { bodyLimit, isOwnHost, logRequests, ownOrigin } from './middleware.ts';
import { refuseIssue, refuseRequest } from './refusal.ts';
import { bankRoutes } from './routes/bank.ts';
import { checkoutRoutes, managementRoutes, redirectionRoutes } from './routes/payment-page.ts';
import { documentRoutes } from './routes/documents.ts';
import { jweRoutes, serverApiRoutes } from './routes/server-api.ts';
import { simulatorRoutes } from './routes/simulator.ts';

/** Merchant pages of any origin send the browser here with a form. What it opens, the merchant has signed. */
const redirectionPath = '/payment-page/signature';

/** All routes of the gateway, with what holds for every one of them. */
export function gatewayApp(gateway: Gateway): Hono {
  const app = new Hono();
  if (gateway.log) app.use(logRequests(gateway.log));
  app.use(ownHostOnly(gateway), commonHeaders, ownOriginOnly);
  app.use(bodyLimit);
  app.use(async (_context, next) => {
    const kept = watchStore(gateway);
    await next();
    await kept();
  });
  // A store that cannot be used is answered above.
  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.route('/', documentRoutes(gateway));
  app.route('/', assetRoutes(gateway));
  app.route(redirectionPath, redirectionRoutes(gateway));
  app.route('/checkout/management', managementRoutes(gateway));
  app.route('/checkout', checkoutRoutes(gateway));
  app.route('/bank', bankRoutes(gateway));
  app.route('/phone', bankRoutes(gateway));
  app.route('/', serverApiRoutes(gateway));
  app.route('/simulator', simulatorRoutes(gateway));
  app.route('/v4', jweRoutes(gateway, app));
  app.notFound((context) => refuseRequest(context, noRoute));
  // A body that two readers would read differently. Any other error may hold what was sent, so nothing of it leaves.
  app.onError((error, context) => {
    if (error instanceof HyperCheckoutError) return refuseIssue(context, error);
    reportFault(error, gateway.log);
    if (error instanceof BusyOrderError) return refuseRequest(context, { ...busyOrder, message: error.message });
    return refuseRequest(context, error instanceof StoreError ? storeFault(error) : ownFault);
  });
  return app;
}

/** Refuses foreign host names, see {@link isOwnHost}. */
function ownHostOnly({ allowHosts }: Gateway): MiddlewareHandler {
  return async (context, next) => {
    if (!isOwnHost(context.req.header('host'), allowHosts)) return refuseRequest(context, foreignHost);
    return next();
  };
}

const commonHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('x-content-type-options', 'nosniff');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'no-referrer');
  if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-origin');
};

/**
 * Refuses writes that a browser sends for a foreign page. Servers send no `Origin` and are let through. Only scripts, and the
 * timeline that the inspector follows, have a CORS header: a foreign page cannot read anything else.
 */
const ownOriginOnly: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
  const { pathname } = new URL(context.req.url);
  if (!isRead && origin !== undefined && origin !== ownOrigin(context) && !pathname.startsWith(`${redirectionPath}/`)) {
    return refuseRequest(context, foreignOrigin);
  }
  return next();
};

const foreignHost = {
  http: 403,
  code: 'BAD_ORIGIN',
  message: 'The simulator answers only to the names of this machine and to those that it was given.',
  fix: 'Use the address that it printed, or give this name to --allow-host or allowHosts.',
} as const;

const foreignOrigin = {
  http: 403,
  code: 'BAD_ORIGIN',
  message: 'Only the simulator’s own pages may send this.',
  fix: 'Use <hyper-checkout> or HyperServices.js on your page; for order status, ask from your server.',
} as const;

const noRoute = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The simulator has nothing at this address.',
  fix: 'Its home page lists what it has.',
} as const;

/** Turns a store error into a refusal. 507 passes once there is free space; 503 needs a person to look at it. */
function storeFault({ problem, message, fix }: StoreError): RequestRefusal {
  return { http: problem === 'full' ? 507 : 503, code: 'INTERNAL_SERVER_ERROR', message, fix };
}

const busyOrder = {
  http: 503,
  code: 'INTERNAL_SERVER_ERROR',
  fix: 'Send the request again.',
} as const;

const ownFault = {
  http: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'The simulator failed.',
  fix: 'Please report it with what you did.',
} as const;
