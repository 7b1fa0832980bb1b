// @ts-check
import { html } from 'hono/html';
import { languages } from '../orders.js';

/** The themes of the shop; `auto` follows the system. */
const themes = /** @type {const} */ (['auto', 'light', 'dark']);

/** The presentations of the payment page that this shop can show. */
const presentations = /** @type {const} */ (['inline', 'dialog']);

/**
 * The choices of the developer, which the address of a page carries.
 *
 * @typedef {object} DeveloperChoices
 * @property {(typeof themes)[number]} theme
 * @property {(typeof presentations)[number]} presentation
 * @property {boolean} decline
 * @property {boolean} isOpen the bar is unfolded
 */

/**
 * Reads the choices from the address of a page.
 *
 * @param {URLSearchParams} fields
 * @returns {DeveloperChoices}
 */
export function readChoices(fields) {
  return {
    theme: themes.find((name) => name === fields.get('theme')) ?? 'auto',
    presentation: presentations.find((name) => name === fields.get('presentation')) ?? 'inline',
    decline: fields.get('decline') === 'on',
    isOpen: fields.get('developer') === 'open',
  };
}

/**
 * The facts that the bar shows.
 *
 * @typedef {object} Developer
 * @property {DeveloperChoices} choices
 * @property {string} gateway origin of the simulator
 * @property {string} merchantId
 * @property {string} [orderId]
 *
 * @typedef {object} PageFacts
 * @property {string} source the module that makes the page
 * @property {string} script the page's own script
 * @property {string} [language] of the payment page; only where there is one
 * @property {boolean} [hasOrder] the page belongs to an order
 *
 * @typedef {Developer & PageFacts} DeveloperPage
 */

/**
 * The bar for developers, which is no part of the shop: folded, at the foot of the window.
 *
 * @param {DeveloperPage} page
 */
export function developerBar({ choices, gateway, merchantId, orderId, source, script, language, hasOrder }) {
  const orders = `${gateway}/dashboard/#/orders`;
  return html`<aside class="developer" aria-label="Developer bar">
    <details ${choices.isOpen ? 'open' : ''}>
      <summary>Developer bar <small>no part of the shop</small></summary>
      <div class="developer-tools">
        <form class="developer-switches" aria-label="Switches" autocomplete="off">
          ${language === undefined ? '' : languageChoice(language)}
          ${language === undefined ? '' : choice('presentation', 'Presentation', presentations, choices.presentation)}
          ${choice('theme', 'Theme', themes, choices.theme)} ${language === undefined ? '' : declineSwitch(choices)}
        </form>
        <p class="developer-links">
          <a
            href="${orderId ? `${orders}/${merchantId}/${orderId}` : orders}"
            data-orders="${orders}/${merchantId}"
            target="_blank"
            >${hasOrder ? 'This order in the dashboard' : 'Dashboard'}</a
          >
          <a href="/source/${source}" target="_blank">Source of this page</a>
          <a href="/source/${script}" target="_blank">Its script</a>
        </p>
        <p class="developer-said" role="status"></p>
        ${
          hasOrder
            ? html`<hyper-checkout-inspector for="checkout" simulator="${gateway}" keep></hyper-checkout-inspector>`
            : ''
        }
      </div>
    </details>
  </aside>`;
}

/** @param {string} language */
function languageChoice(language) {
  return html`<label class="field">
    <span>Language</span>
    <select name="language">
      ${Object.entries(languages).map(
        ([name, [tag, label]]) =>
          html`<option value="${name}" lang="${tag}" ${name === language ? 'selected' : ''}>${label}</option>`,
      )}
    </select>
  </label>`;
}

/** @param {DeveloperChoices} choices */
function declineSwitch({ decline }) {
  return html`<label class="developer-check">
    <input type="checkbox" name="decline" ${decline ? 'checked' : ''} />
    <span>Make it decline</span>
  </label>`;
}

/**
 * @param {string} name
 * @param {string} label
 * @param {readonly string[]} values
 * @param {string} chosen
 */
function choice(name, label, values, chosen) {
  return html`<label class="field">
    <span>${label}</span>
    <select name="${name}">
      ${values.map((value) => html`<option ${value === chosen ? 'selected' : ''}>${value}</option>`)}
    </select>
  </label>`;
}
