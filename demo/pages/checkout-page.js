// @ts-check
import { html, raw } from 'hono/html';
import { toAttributes } from 'hyper-checkout/server';
import { amountOf, product } from '../orders.js';
import { formatRupees } from '../public/rupees.js';
import { layout } from './layout.js';

/** The colours of shop.css, so that the payment page looks like the shop. */
const appearance = JSON.stringify({
  accent: { light: '#9a3022', dark: '#f29a86' },
  onAccent: { light: '#ffffff', dark: '#2b0d07' },
  surface: { light: '#fffdf8', dark: '#181c2c' },
  text: { light: '#1c2240', dark: '#f2ece0' },
});

/**
 * The page that holds the element.
 *
 * A new checkout has no order yet: the element initiates meanwhile, and the script asks for one and hands it over. A
 * page that was loaded again has one, and prints its very text with `toAttributes`.
 *
 * @param {object} options
 * @param {import('../orders.js').Basket} options.basket
 * @param {import('../orders.js').Order} [options.order]
 * @param {import('hyper-checkout/server').AttributeTexts} options.settings
 * @param {string} options.shop the shop's own origin
 * @param {import('./developer-bar.js').Developer} options.developer
 */
export function checkoutPage({ basket, order, settings, shop, developer }) {
  const { language, guest, quantity } = basket;
  const { presentation } = developer.choices;
  const attributes = toAttributes({
    ...settings,
    language,
    ...(presentation !== 'inline' && { presentation }),
    ...(guest && order && { guestLoginUrl: `${shop}/login?order=${order.id}` }),
    ...order?.signed,
  });
  return layout({
    title: 'Checkout',
    developer: { ...developer, source: 'checkout-page.js', script: 'checkout.js', language, hasOrder: true },
    scripts: ['/hyper-checkout.js', '/checkout.js'],
    main: html`<div class="checkout">
      <h1>Checkout</h1>
      <section class="summary" aria-label="Your order">
        <img src="/neela.svg" width="64" height="75" alt="" />
        <div>
          <p class="name">${product.name} <span class="quiet">× ${String(quantity)}</span></p>
          <p class="quiet">${guest ? 'As a guest' : 'Asha Rao'}</p>
        </div>
        <p class="amount">${formatRupees(amountOf(basket))}</p>
      </section>
      <div class="pay">
        <button class="button wide pay-button" ${presentation === 'inline' ? 'hidden' : ''} ${order ? '' : 'disabled'}>
          Pay now
        </button>
        <hyper-checkout
          id="checkout"
          appearance="${appearance}"
          ${raw(attributes)}
          ${presentation === 'inline' ? '' : 'manual'}
          data-order="${order?.id ?? ''}"
        ></hyper-checkout>
        <p class="notice" role="alert" hidden></p>
      </div>
    </div>`,
  });
}
