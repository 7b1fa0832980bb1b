// @ts-check
import { html } from 'hono/html';
import { developerBar } from './developer-bar.js';

/** @typedef {ReturnType<typeof html>} Markup */

/**
 * The frame of every page of the shop.
 *
 * @param {object} page
 * @param {string} page.title
 * @param {Markup} page.main
 * @param {readonly string[]} [page.scripts] by their path, as modules
 * @param {boolean} [page.narrow]
 * @param {import('./developer-bar.js').DeveloperPage} [page.developer] the page as the developer bar shows it
 */
export function layout({ title, main, scripts = [], narrow = false, developer }) {
  return html`<!doctype html>
    <html lang="en" data-theme="${developer?.choices.theme ?? 'auto'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Tana Bana</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/shop.css" />
        ${developer ? html`<link rel="stylesheet" href="/developer-bar.css" />` : ''}
        ${[...scripts, ...(developer ? ['/inspector.js', '/developer-bar.js'] : [])].map((path) => html`<script type="module" src="${path}"></script>`)}
      </head>
      <body>
        <header class="band">
          <a class="skip" href="#main">Skip to the content</a>
          <a class="brand" href="/">
            <svg class="weave" viewBox="0 0 32 32" aria-hidden="true">
              <path d="M8 1v30M16 1v30M24 1v30" class="warp" />
              <path d="M1 8h10M21 8h10M5 16h22M1 24h10M21 24h10" class="weft" />
            </svg>
            Tana Bana
          </a>
          <p>Demonstration shop. No money moves.</p>
        </header>
        <main id="main" class="${narrow ? 'narrow' : ''}">${main}</main>
        <footer>
          <p>
            Part of hyper-checkout, an independent open-source project. Not affiliated with Juspay. The shop, its
            weavers and its customer are invented.
          </p>
        </footer>
        ${developer ? developerBar(developer) : ''}
      </body>
    </html>`;
}
