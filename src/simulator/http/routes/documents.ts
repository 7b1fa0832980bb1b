import { type Context, Hono } from 'hono';
import { findTransaction } from '../../application/bank.ts';
import { type WayBack, wayBack, wayBackOfToken } from '../../application/way-back.ts';
import { type PageTheme, pageThemes } from '../../contract/closed-sets.ts';
import { transactionFacts } from '../../domain/transaction-state.ts';
import { addressesIn } from '../assets.ts';
import {
  bankPage,
  dashboardPage,
  errorPage,
  framePages,
  linkedPaymentPage,
  type PageLook,
  paymentPage,
  phonePage,
  postingPage,
  prefetchPage,
  showDocument,
} from '../documents.ts';
import type { Gateway } from '../gateway.ts';
import { homePage } from '../home-page.ts';
import { ownOrigin, parentOriginOf } from '../middleware.ts';

/** The pages: home, the frame, and the shells of the payment page and the bank's page. */
export function documentRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const address = addressesIn(gateway.assets);
  const look = (context: Context): PageLook => {
    const { theme } = gateway.control.settings();
    return { address, theme: theme === 'auto' ? schemeOf(context) : theme };
  };
  const language = () => gateway.control.settings().language;
  const frame = framePages(gateway.assets, address);
  const ancestors = () => [...gateway.parents, ...gateway.recentParents.list()];

  routes.get('/', async (context) => showDocument(context, await homePage(gateway)));

  routes.get('/frame/', async (context) => {
    const parent = parentOf(context, gateway);
    if (parent !== undefined) gateway.recentParents.add(parent);
    const scenario = context.req.query('scenario');
    const document = await frame(
      parent,
      scenario !== undefined && /^[a-z-]{1,40}$/.test(scenario) ? scenario : undefined,
    );
    return document ? showDocument(context, document) : showDocument(context, notBuilt, 404);
  });

  routes.get('/payment-page/client/:clientId', (context) => {
    const parent = parentOf(context, gateway);
    if (parent === undefined) return showDocument(context, notFramed, 403);
    // In a frame page the shop is one step further up. It was named when it asked for the frame page of ours; the shop
    // around a frame page of the merchant's own is told to startSimulator.
    if (parent !== ownOrigin(context)) gateway.recentParents.add(parent);
    return showDocument(context, paymentPage(parent, ancestors(), look(context), language()));
  });

  routes.get('/dashboard', (context) => context.redirect('/dashboard/', 308));
  routes.get('/dashboard/', (context) => showDocument(context, dashboardPage(address)));

  routes.get('/bank/:uuid', async (context) => {
    const known = await findTransaction(gateway, context.req.param('uuid'));
    if (!known) return showDocument(context, noTransaction, 404);
    const framers = known.transaction.bankRefusesFrames ? [] : ["'self'", ...ancestors()];
    return showDocument(context, bankPage(framers, look(context)));
  });

  routes.get('/phone/:uuid', async (context) => {
    const known = await findTransaction(gateway, context.req.param('uuid'));
    if (!known) return showDocument(context, noTransaction, 404);
    return showDocument(context, phonePage(["'self'", ...ancestors()], look(context)));
  });

  // When the bank has the whole window, the browser comes here from its page.
  routes.get('/bank/:uuid/return', async (context) => {
    const known = await findTransaction(gateway, context.req.param('uuid'));
    if (!known) return showDocument(context, noTransaction, 404);
    const { order, transaction } = known;
    const back = transactionFacts[transaction.state].final ? await wayBack(gateway, order) : undefined;
    // The bank's page asks on, or says that it is over, in the language that it is in.
    return leadBack(context, back ?? { url: `/bank/${transaction.uuid}${new URL(context.req.url).search}` });
  });

  // Where the payment page leads the window when the merchant's browsers come back by POST.
  routes.get('/checkout/:token/return', async (context) => {
    const back = await wayBackOfToken(gateway, context.req.param('token'));
    return back ? leadBack(context, back) : showDocument(context, noTransaction, 404);
  });

  // The payment page without a merchant page that hosts it: behind a payment link, or in redirection mode.
  routes.get('/pay/:link', (context) => {
    const parent = parentOf(context, gateway);
    if (parent !== undefined && parent !== ownOrigin(context)) gateway.recentParents.add(parent);
    return showDocument(context, linkedPaymentPage(ancestors(), look(context), language()));
  });

  // Fills the browser's cache with what the payment page needs.
  routes.get('/payment-page/prefetch', (context) => {
    const parent = parentOf(context, gateway);
    return showDocument(context, prefetchPage(parent === undefined ? [] : [parent], address));
  });

  // Browsers ask for it by themselves; an empty answer keeps their consoles clean.
  routes.get('/favicon.ico', (context) => context.body(null, 204));

  return routes;
}

function leadBack(context: Context, { url, form }: WayBack): Response {
  return form ? showDocument(context, postingPage(url, form)) : context.redirect(url, 303);
}

function parentOf(context: Context, gateway: Gateway): string | undefined {
  return parentOriginOf(context.req.header('referer'), [...gateway.parents, ownOrigin(context)]);
}

/** The colour scheme that the page around a document has, where the address names it. */
function schemeOf(context: Context): PageTheme {
  return pageThemes.find((theme) => theme === context.req.query('scheme')) ?? 'auto';
}

const notFramed = errorPage(
  'This page opens inside a shop',
  'The payment page is shown in a frame of a page on this machine, or of an origin that was given to startSimulator.',
);

const notBuilt = errorPage('The frame is not built', 'frame.js is not among the built files. Run npm run build.');

const noTransaction = errorPage('No such payment', 'This address belongs to no payment of this simulator.');
