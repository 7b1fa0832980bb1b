// @ts-check
import { html } from 'hono/html';
import { amountOf, languages, product } from '../orders.js';
import { formatRupees } from '../public/rupees.js';
import { layout } from './layout.js';

/**
 * Makes the page of the product. The form works without a script; the script only keeps the sum up to date.
 *
 * @param {import('./developer-bar.js').Developer} developer
 * @param {import('../orders.js').Basket} [basket] what was chosen before
 */
export function productPage(developer, basket = { quantity: 1, language: 'english', guest: false }) {
  return layout({
    developer: { ...developer, source: 'product-page.js', script: 'product.js' },
    title: `${product.name}, ${product.kind}`,
    scripts: ['/product.js'],
    main: html`<div class="product">
      <figure class="cloth">
        <img
          src="/neela.svg"
          width="720"
          height="840"
          alt="An indigo sari over a wooden rod, strewn with small cream flowers, with a broad madder-red border, gold lines and a fringe."
        />
      </figure>
      <div class="offer">
        <p class="eyebrow">Hand-woven, one at a time</p>
        <h1>${product.name}</h1>
        <p class="kind">${product.kind}</p>
        <p class="price">${formatRupees(amountOf({ ...basket, quantity: 1 }))}</p>
        <p class="lead">
          Two weavers, eleven days, one warp. Each flower is laid in by hand between two throws of the shuttle, so the
          back is as neat as the front.
        </p>
        <form action="/checkout" method="get">
          <div class="fields">
            <label class="field">
              <span>Quantity</span>
              <select name="quantity" data-price="${String(product.price)}" autocomplete="off">
                ${Array.from({ length: product.most }, (_, index) => String(index + 1)).map(
                  (count) => html`<option ${selected(count, String(basket.quantity))}>${count}</option>`,
                )}
              </select>
            </label>
            <label class="field">
              <span>Language of the payment page</span>
              <select name="language" autocomplete="off">
                ${Object.entries(languages).map(
                  ([name, [tag, label]]) =>
                    html`<option value="${name}" lang="${tag}" ${selected(name, basket.language)}>${label}</option>`,
                )}
              </select>
            </label>
          </div>
          <label class="switch">
            <input type="checkbox" role="switch" name="guest" value="on" ${basket.guest ? 'checked' : ''} />
            <span>
              Buy as guest
              <small>Otherwise you are Asha Rao, who has an account.</small>
            </span>
          </label>
          <button class="button wide">
            <span>Buy now</span>
            <span class="sum">${formatRupees(amountOf(basket))}</span>
          </button>
        </form>
        <dl class="facts">
          <div>
            <dt>Yarn</dt>
            <dd>100s cotton, natural indigo</dd>
          </div>
          <div>
            <dt>Length</dt>
            <dd>5.5 m and a blouse piece</dd>
          </div>
          <div>
            <dt>Care</dt>
            <dd>Cold water, shade</dd>
          </div>
        </dl>
      </div>
    </div>`,
  });
}

/**
 * @param {string} value
 * @param {string} chosen
 */
function selected(value, chosen) {
  return value === chosen ? 'selected' : '';
}
