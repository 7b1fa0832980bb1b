// @ts-check
import { html } from 'hono/html';
import { layout } from './layout.js';

/**
 * The page that `guest-login-url` leads to: a stand-in for the shop's own login.
 *
 * @param {import('../orders.js').Order} order what the guest was about to pay
 */
export function loginPage(order) {
  return layout({
    title: 'Log in',
    narrow: true,
    main: html`<section class="card">
      <h1>Log in</h1>
      <p>
        The payment page sent you here because you were a guest and wanted to log in. A real shop would ask for a
        password now; this one knows only Asha. Your order stays the same, and her saved cards will be there.
      </p>
      <form class="actions" method="post" action="/orders/${order.id}/customer">
        <button class="button">Go on as Asha Rao</button>
      </form>
    </section>`,
  });
}
