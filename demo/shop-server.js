// @ts-check
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { httpStatusOf, HyperCheckoutError, importPrivateKey, parseWebhook, signOrder } from 'hyper-checkout/server';
import { createOrderBook, languages, orderDetails, readBasket } from './orders.js';
import { checkoutPage } from './pages/checkout-page.js';
import { readChoices } from './pages/developer-bar.js';
import { loginPage } from './pages/login-page.js';
import { messagePage } from './pages/message-page.js';
import { orderPage } from './pages/order-page.js';
import { productPage } from './pages/product-page.js';
import { readReturn } from './returned.js';
import { verifyOrder } from './verified-order.js';

/** Every file that the shop serves. The element's script is the package's own, from its public entry. */
const files = {
  '/hyper-checkout.js': fileURLToPath(import.meta.resolve('hyper-checkout/hyper-checkout.js')),
  '/in-page.js': fileURLToPath(import.meta.resolve('hyper-checkout/in-page.js')),
  '/checkout-dialog.js': fileURLToPath(import.meta.resolve('hyper-checkout/checkout-dialog.js')),
  '/appearance.js': fileURLToPath(import.meta.resolve('hyper-checkout/appearance.js')),
  '/prefetch.js': fileURLToPath(import.meta.resolve('hyper-checkout/prefetch.js')),
  '/error-texts.js': fileURLToPath(import.meta.resolve('hyper-checkout/error-texts.js')),
  '/error-sentences.js': fileURLToPath(import.meta.resolve('hyper-checkout/error-sentences.js')),
  '/follow-up.js': fileURLToPath(import.meta.resolve('hyper-checkout/follow-up.js')),
  // As its built file: `hyper-checkout/inspector` stands for its source where TypeScript runs this shop.
  '/inspector.js': fileURLToPath(new URL('inspector.js', import.meta.resolve('hyper-checkout/hyper-checkout.js'))),
  ...Object.fromEntries(
    [
      ...['shop.css', 'checkout.js', 'order.js', 'product.js', 'rupees.js', 'neela.svg'],
      ...['developer-bar.css', 'developer-bar.js', 'developer-choices.js'],
    ].map((name) => [`/${name}`, fileURLToPath(new URL(`public/${name}`, import.meta.url))]),
  ),
};

/** The sources that the developer bar shows as they are written. */
const shownSources = [
  ...['checkout-page.js', 'order-page.js', 'product-page.js'].map((name) => `pages/${name}`),
  ...['checkout.js', 'order.js', 'product.js'].map((name) => `public/${name}`),
];

/** @type {Readonly<Record<string, string>>} */
const contentTypes = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };

/**
 * The place where the payment SDK runs: in a frame page on an origin of its own, or in the shop's page.
 *
 * @typedef {'frame' | 'page'} Hosting
 */

/**
 * The shop: a product, a checkout, and an order page that believes the gateway only.
 *
 * @param {object} options
 * @param {import('hyper-checkout/simulator').Simulator} options.simulator
 * @param {Omit<import('hyper-checkout/simulator').TestMerchant, 'privateKeyPkcs1'>} [options.merchant] one that the simulator knows; default: its own
 * @param {Hosting} [options.hosting]
 */
export function createShop({ simulator, merchant = simulator.merchant, hosting = 'frame' }) {
  const gateway = simulator.origin;
  const orders = createOrderBook();
  const key = importPrivateKey(merchant.privateKey);
  const verify = (/** @type {import('./orders.js').Order} */ order) => verifyOrder(order, { gateway, merchant });

  /**
   * @param {import('./orders.js').Basket} basket
   * @param {string} shop origin
   * @param {string} [id] of an order that is signed again
   */
  async function takeOrder(basket, shop, id) {
    const details = orderDetails(basket, { merchantId: merchant.merchantId, shop, ...(id && { id }) });
    const signed = await signOrder(details, { privateKey: await key, keyId: merchant.merchantKeyId });
    const order = Object.freeze({ ...basket, id: details.order_id, amount: details.amount, signed });
    orders.add(order);
    return order;
  }

  /** The settings of the element beside the order, by property name. */
  const settings = {
    clientId: merchant.clientId,
    environment: 'sandbox',
    ...(hosting === 'frame' ? { frameUrl: `${gateway}/frame/` } : { sdkUrl: `${gateway}/HyperServices.js` }),
  };

  /**
   * @param {import('hono').Context} context
   * @param {string} [orderId]
   */
  const developerOf = (context, orderId) => {
    const choices = readChoices(new URL(context.req.url).searchParams);
    return { choices, gateway, merchantId: merchant.merchantId, ...(orderId && { orderId }) };
  };

  /** @type {Hono<{ Variables: { inlineScript?: string | undefined } }>} */
  const shop = new Hono();

  shop.use(async (context, next) => {
    await next();
    context.header('content-security-policy', policy(gateway, hosting, context.get('inlineScript')), { append: false });
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'strict-origin-when-cross-origin');
  });

  shop.get('/', (context) => {
    const basket = readBasket(new URL(context.req.url).searchParams);
    return context.html(productPage(developerOf(context), basket));
  });

  shop.get('/checkout', (context) => {
    const basket = readBasket(new URL(context.req.url).searchParams);
    if (!basket) return context.redirect('/');
    const developer = developerOf(context);
    return context.html(checkoutPage({ basket, settings, shop: originOf(context), developer }), 200, kept);
  });

  shop.get('/checkout/:id', async (context) => {
    const order = orders.find(context.req.param('id'));
    if (!order) return context.html(messagePage.noOrder, 404);
    // Coming back to a checkout must never offer to pay for what has been paid for.
    const { state } = await verify(order);
    if (state !== 'open') return context.redirect(`/orders/${order.id}`);
    const developer = developerOf(context, order.id);
    // The language of an open checkout can change. Everything else of the order is signed.
    const language = context.req.query('language') ?? '';
    const basket = Object.hasOwn(languages, language) ? { ...order, language } : order;
    return context.html(checkoutPage({ basket, order, settings, shop: originOf(context), developer }), 200, kept);
  });

  shop.post('/orders', async (context) => {
    const declared = Number(context.req.header('content-length') ?? '0');
    const text = declared > longestForm ? '' : await context.req.text();
    if (Math.max(declared, text.length) > longestForm)
      return context.json({ error: 'that is more than a basket' }, 413);
    const basket = readBasket(new URLSearchParams(text));
    if (!basket) return context.json({ error: 'quantity, language or guest is not one that this shop knows' }, 400);
    const order = await takeOrder(basket, originOf(context));
    context.header('location', `/orders/${order.id}`);
    const guestLoginUrl = basket.guest ? `${originOf(context)}/login?order=${order.id}` : undefined;
    // The element asks for the status after a result, and tells the customer what the gateway says.
    const orderStatusUrl = `/orders/${order.id}/status`;
    return context.json({ ...settings, ...order.signed, orderId: order.id, guestLoginUrl, orderStatusUrl }, 201);
  });

  // The guest has logged in: the same order, signed again with the customer's name, and the same checkout goes on.
  shop.post('/orders/:id/customer', async (context) => {
    const order = orders.find(context.req.param('id'));
    if (!order) return context.html(messagePage.noOrder, 404);
    const { quantity, language } = order;
    if (order.guest) await takeOrder({ quantity, language, guest: false }, originOf(context), order.id);
    return context.redirect(`/checkout/${order.id}`, 303);
  });

  shop.get('/orders/:id', async (context) => {
    const order = orders.find(context.req.param('id'));
    if (!order) return context.html(messagePage.noOrder, 404);
    const returned = await readReturn(context.req.url, order.id, merchant.responseKey);
    const known = { ...(await verify(order)), webhook: orders.heard(order.id) };
    return context.html(orderPage(order, known, returned, developerOf(context, order.id)), 200, kept);
  });

  shop.get('/orders/:id/status', async (context) => {
    const order = orders.find(context.req.param('id'));
    if (!order) return context.json({ error: 'no such order' }, 404);
    const verified = await verify(order);
    return context.json({ ...verified, canFulfil: verified.state !== 'differs' }, 200, kept);
  });

  const credentials = merchant.webhook;
  if (credentials) {
    // A webhook is a reason to ask the gateway, not a proof; this shop asks whenever the page of the order is opened.
    shop.post('/webhooks', async (context) => {
      const { name, order } = await parseWebhook(await context.req.text(), context.req.raw.headers, credentials);
      if (order) orders.note(order.orderId, name);
      return context.body(null, 200);
    });
  }

  shop.get('/login', (context) => {
    const order = orders.find(context.req.query('order') ?? '');
    return order ? context.html(loginPage(order)) : context.html(messagePage.noOrder, 404);
  });

  shop.get('/script-tag.html', async (context) => {
    const page = await readFile(new URL('script-tag.html', import.meta.url), 'utf8');
    context.set('inlineScript', /<script type="module">([^]*?)<\/script>/.exec(page)?.[1]);
    return context.html(page);
  });

  // For the developer bar: live, no server can decide how a payment ends.
  shop.post('/developer/orders/:id/:ending{authorization_failed|charged}', async (context) => {
    const { id, ending } = context.req.param();
    const name = ending === 'charged' ? ending : 'authorization_failed';
    const result = await simulator.end(id, name, merchant.merchantId).catch(() => undefined);
    return result ? context.json({ result }) : context.json({ error: 'no such order' }, 404);
  });

  for (const path of shownSources) {
    const file = new URL(path, import.meta.url);
    shop.get(`/source/${path.replace(/.*\//, '')}`, async (context) => context.text(await readFile(file, 'utf8')));
  }

  // The page of one file names no icon, so a browser with tabs asks for this one.
  shop.get('/favicon.ico', (context) => context.body(null, 204));

  for (const [path, file] of Object.entries(files)) {
    const contentType = contentTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    shop.get(path, async (context) =>
      context.body(await readFile(file, 'utf8'), 200, { 'content-type': contentType, 'cache-control': 'no-cache' }),
    );
  }

  shop.notFound((context) => context.html(messagePage.notFound, 404));
  shop.onError((error, context) => {
    if (error instanceof HyperCheckoutError) return context.json({ error: error.message }, httpStatusOf(error));
    console.error(error);
    return context.html(messagePage.broken, 500);
  });
  return shop;
}

/** In bytes. */
const longestForm = 4096;

/** A page that depends on the gateway's word is asked for anew, also on the way back. */
const kept = { 'cache-control': 'no-store' };

/** @param {import('hono').Context} context */
function originOf(context) {
  return new URL(context.req.url).origin;
}

/**
 * @param {string} gateway origin
 * @param {Hosting} hosting
 * @param {string | undefined} inlineScript the one script that a page may hold in its own markup
 */
function policy(gateway, hosting, inlineScript) {
  const hash = inlineScript && ` 'sha256-${createHash('sha256').update(inlineScript).digest('base64')}'`;
  return [
    // These two judge where the payment page goes as well, such as to a bank, so a page that holds the SDK has neither.
    ...(hosting === 'frame' ? ["default-src 'none'", `frame-src ${gateway}`] : ["object-src 'none'"]),
    `script-src 'self' ${gateway}${hash ?? ''}`,
    "style-src 'self'",
    "img-src 'self' data:",
    // The inspector of the developer bar follows the order on the simulator.
    `connect-src 'self' ${gateway}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${hosting === 'frame' ? "'none'" : 'hyper-checkout'}`,
  ].join('; ');
}
