// @ts-check
import { html } from 'hono/html';
import { layout } from './layout.js';

/**
 * Where `guest-login-url` leads: a stand-in for the shop's own login.
 *
 * @param {import('../orders.js').Basket | undefined} basket what the guest was about to buy
 */
export function loginPage(basket) {
  const { quantity = 1, language = 'english' } = basket ?? {};
  const chosen = new URLSearchParams({ quantity: String(quantity), language });
  return layout({
    title: 'Log in',
    narrow: true,
    main: html`<section class="card">
      <h1>Log in</h1>
      <p>
        The payment page sent you here because you were a guest and wanted to log in. A real shop would ask for a
        password now; this one knows only Asha.
      </p>
      <p class="actions"><a class="button" href="/checkout?${chosen.toString()}">Go on as Asha Rao</a></p>
    </section>`,
  });
}
