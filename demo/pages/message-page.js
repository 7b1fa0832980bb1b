// @ts-check
import { html } from 'hono/html';
import { layout } from './layout.js';

/**
 * @param {string} title
 * @param {string} sentence
 */
function message(title, sentence) {
  return layout({
    title,
    narrow: true,
    main: html`<section class="card">
      <h1>${title}</h1>
      <p>${sentence}</p>
      <p class="actions"><a class="button" href="/">Back to the shop</a></p>
    </section>`,
  });
}

/** Pages of one sentence. */
export const messagePage = Object.freeze({
  noOrder: message('No such order', 'This shop keeps its orders in memory, so a restart forgets them.'),
  notFound: message('Nothing here', 'There is no page at this address.'),
  broken: message('Something broke', 'The terminal in which the shop runs says what.'),
});
