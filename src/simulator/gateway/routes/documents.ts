import { Hono, type Context } from 'hono';
import { addressesIn } from '../asset-files.ts';
import { bankPage, errorPage, paymentPage, type Document } from '../documents.ts';
import { framePages } from '../frame-pages.ts';
import type { Gateway } from '../gateway.ts';
import { homePage } from '../home-page.ts';
import { isLoopbackHostname, parentOriginOf } from '../loopback-origin.ts';

/** The pages: home, the frame, and the shells of the payment page and the bank's page. */
export function documentRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const address = addressesIn(gateway.assets);
  const frame = framePages(gateway.assets, address);
  const ancestors = () => [...gateway.parents, ...gateway.recentParents.list()];

  routes.get('/', (context) => show(context, homePage(gateway)));

  routes.get('/frame/', async (context) => {
    const parent = parentOf(context, gateway);
    if (parent !== undefined) gateway.recentParents.add(parent);
    const document = await frame(parent);
    return document ? show(context, document) : show(context, notBuilt, 404);
  });

  routes.get('/payment-page/client/:clientId', (context) => {
    const parent = parentOf(context, gateway);
    if (parent === undefined) return show(context, notFramed, 403);
    // In a frame page the shop is one step further up. It was named when it asked for the frame page of ours; the shop
    // around a frame page of the merchant's own is told to startSimulator.
    if (parent !== ownOrigin(context)) gateway.recentParents.add(parent);
    return show(context, paymentPage(parent, ancestors(), address));
  });

  routes.get('/bank/:uuid', (context) => {
    const known = gateway.store.findTransaction(context.req.param('uuid'));
    return known ? show(context, bankPage(ancestors(), address)) : show(context, noTransaction, 404);
  });

  // Browsers ask for it by themselves; an empty answer keeps their consoles clean.
  routes.get('/favicon.ico', (context) => context.body(null, 204));

  return routes;
}

function parentOf(context: Context, gateway: Gateway): string | undefined {
  return parentOriginOf(context.req.header('referer'), gateway.parents);
}

function ownOrigin(context: Context): string | undefined {
  const url = new URL(context.req.url);
  return isLoopbackHostname(url.hostname) ? url.origin : undefined;
}

function show(context: Context, document: Document, status: 200 | 403 | 404 = 200): Response {
  return context.body(document.html, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': document.contentSecurityPolicy,
    'cache-control': 'no-store',
    // The page's own frames must name this origin to the gateway, and nobody else learns more than that.
    'referrer-policy': 'strict-origin',
  });
}

const notFramed = errorPage(
  'This page opens inside a shop',
  'The payment page is shown in a frame of a page on this machine, or of an origin that was given to startSimulator.',
);

const notBuilt = errorPage('The frame is not built', 'frame.js is not among the built files. Run npm run build.');

const noTransaction = errorPage('No such payment', 'This address belongs to no payment of this simulator.');
