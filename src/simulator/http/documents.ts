import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { writeFrameDocument } from '../../server/frame-document.ts';
import type { PageTheme } from '../contract/closed-sets.ts';
import type { AssetAddress } from './assets.ts';

/** Markup whose values are all known at once, as text. */
export function htmlText(markup: ReturnType<typeof html>): string {
  if (markup instanceof Promise) throw new TypeError('A page of the simulator has a value that is still to come.');
  return markup;
}

/** A page with the policy that it is served with. */
export interface Document {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/** The addresses of a page's files, and its colours. */
export interface PageLook {
  readonly address: AssetAddress;
  readonly theme: PageTheme;
}

/**
 * The shell of the payment page.
 *
 * @param parent the origin of the page right above it, which alone it talks to
 * @param ancestors the origins that may stand further up
 * @param language the one that is set on the dashboard; empty: the one that the merchant page asks for
 */
export function paymentPage(parent: string, ancestors: readonly string[], look: PageLook, language: string): Document {
  return {
    html: paymentShell(parent, look, language),
    contentSecurityPolicy: appPolicy([parent, ...ancestors], ' https:'),
  };
}

/**
 * The shell of the payment page of a link, which no merchant page talks to. It may still stand in a frame of a shop.
 *
 * @param ancestors the origins that may frame it
 */
export function linkedPaymentPage(ancestors: readonly string[], look: PageLook, language: string): Document {
  return {
    html: paymentShell(undefined, look, language),
    contentSecurityPolicy: appPolicy(["'self'", ...ancestors]),
  };
}

/** A page with nothing to see, which asks for the files of the payment page so that the browser has them. */
export function prefetchPage(parents: readonly string[], address: AssetAddress): Document {
  return {
    html: pageText(
      'Prefetch',
      html`<link rel="stylesheet" href="${address('/assets/payment-page.css')}" />
        <link rel="modulepreload" href="${address('/assets/payment-page.js')}" />`,
      html`<body></body>`,
    ),
    contentSecurityPolicy: appPolicy(["'self'", ...parents]),
  };
}

function paymentShell(parent: string | undefined, { address, theme }: PageLook, language: string): string {
  return pageText(
    'Payment',
    html`${parent === undefined ? '' : html`<meta name="hyper-parent" content="${parent}" />`}
      ${language === '' ? '' : html`<meta name="hyper-language" content="${language}" />`}
      <link rel="stylesheet" href="${address('/assets/payment-page.css')}" />
      <script type="module" src="${address('/assets/payment-page.js')}"></script>`,
    html`<body class="${parent === undefined ? 'alone' : 'hosted'}">
      <hyper-payment-page></hyper-payment-page>
    </body>`,
    theme,
  );
}

type Markup = ReturnType<typeof html>;

/** The text of a page: what all pages have, and what one adds to its head. The stylesheet reads `data-theme`. */
function pageText(title: string, head: Markup, body: Markup, theme: PageTheme = 'auto'): string {
  return htmlText(
    html`<!doctype html>
      <html lang="en" translate="no" data-theme="${theme}">
        <head>
          <meta name="google" content="notranslate" />
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="icon" href="data:," />
          ${head}
        </head>
        ${body}
      </html> `,
  );
}

/**
 * The shell of a bank's page: it asks the gateway what to show.
 *
 * @param ancestors the sources of the pages that may frame it; none: no page may
 */
export function bankPage(ancestors: readonly string[], look: PageLook): Document {
  return bankRoomPage('Simulated bank', html`<hyper-bank-page></hyper-bank-page>`, ancestors, look);
}

/** The shell of the simulated phone. It is meant for a tab of its own; framed it may be where the bank may. */
export function phonePage(ancestors: readonly string[], look: PageLook): Document {
  return bankRoomPage('Simulated phone', html`<hyper-phone-page></hyper-phone-page>`, ancestors, look);
}

function bankRoomPage(
  title: string,
  page: Markup,
  ancestors: readonly string[],
  { address, theme }: PageLook,
): Document {
  return {
    html: pageText(
      title,
      html`<link rel="stylesheet" href="${address('/assets/bank.css')}" />
        <script type="module" src="${address('/assets/bank.js')}"></script>`,
      html`<body>
        ${page}
      </body>`,
      theme,
    ),
    contentSecurityPolicy: appPolicy(ancestors.length === 0 ? ["'none'"] : ancestors),
  };
}

/**
 * A page of one sentence for a document that cannot be shown. It has no script and nothing to press.
 *
 * @param reason a line for the shop's developers
 */
export function errorPage(title: string, sentence: string, reason = ''): Document {
  return {
    html: pageText(
      title,
      html`<link rel="stylesheet" href="/assets/home.css" />`,
      html`<body>
        <main>
          <section class="panel">
            <h1>${title}</h1>
            <p>${sentence}</p>
            ${reason === '' ? '' : html`<p class="reason">${reason}</p>`}
          </section>
        </main>
      </body>`,
    ),
    contentSecurityPolicy: pagePolicy,
  };
}

/**
 * A page that posts a form as soon as it is there: a redirect cannot post.
 *
 * @param form the fields, decoded
 */
export function postingPage(address: string, form: URLSearchParams): Document {
  return {
    html: pageText(
      'Payment',
      html``,
      html`<body>
        <form method="post" action="${address}">
          ${[...form].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        </form>
        ${raw(`<script>${postScript}</script>`)}
      </body>`,
    ),
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src ${sourceOf(postScript)}`,
      'img-src data:',
      "base-uri 'none'",
      // Not the shop's origin alone: browsers check the addresses that its route redirects to as well.
      'form-action http: https:',
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

const postScript = 'document.forms[0].submit()';

/** The source by which a policy allows this script inside a page, and no other. */
export function sourceOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/** The shell of the dashboard, which no page may frame. */
export function dashboardPage(address: AssetAddress): Document {
  return {
    html: pageText(
      'Dashboard – Payment simulator',
      html`<link rel="stylesheet" href="${address('/assets/dashboard.css')}" />
        <script type="module" src="${address('/assets/dashboard.js')}"></script>`,
      html`<body>
        <hyper-dashboard></hyper-dashboard>
      </body>`,
    ),
    contentSecurityPolicy: appPolicy(["'none'"], ' https:'),
  };
}

/** The policy of a page without scripts that no page may frame. */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The policy of the shopper's pages: everything from here, and no markup out of strings but Lit's own templates.
 *
 * @param brand further sources of pictures and fonts: those of the merchant's brand
 */
function appPolicy(ancestors: readonly string[], brand = ''): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data:${brand}`,
    `font-src 'self'${brand && ` data:${brand}`}`,
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    `frame-ancestors ${[...new Set(ancestors)].join(' ')}`,
  ].join('; ');
}

/** Answers with a page and its policy. */
export function showDocument(context: Context, document: Document, status: 200 | 400 | 403 | 404 = 200): Response {
  const isFramed = !document.contentSecurityPolicy.includes("frame-ancestors 'none'");
  return context.body(document.html, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': document.contentSecurityPolicy,
    'cache-control': 'no-store',
    // The older header says the same to browsers that do not read policies.
    ...(!isFramed && { 'x-frame-options': 'DENY' }),
    // A shop that is cross-origin isolated may hold only pages that say both.
    ...(isFramed && {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
    }),
    // The page's own frames must name this origin to the gateway. No other server learns more than the origin.
    'referrer-policy': 'strict-origin',
  });
}

/**
 * Returns a writer of the page in the element's iframe. Its parent alone may frame it; without one, no page may.
 *
 * A scenario goes on to the SDK's script, which knows them by name.
 *
 * The last page is kept until a file changes: a shop's element waits for it. Undefined if the frame is not built.
 */
export function framePages(
  assets: string,
  address: AssetAddress,
): (parent: string | undefined, scenario?: string) => Promise<Document | undefined> {
  const file = join(assets, 'frame/frame.js');
  let last: { key: string; page: Document } | undefined;
  return async (parent, scenario) => {
    const built = statSync(file, { throwIfNoEntry: false });
    if (!built) return undefined;
    const script = address('/HyperServices.js');
    // The script behaves otherwise in a page of ours than in a merchant's.
    const query = `frame-page${scenario === undefined ? '' : `&scenario=${scenario}`}`;
    const sdkUrl = `${script}${script.includes('?') ? '&' : '?'}${query}`;
    const driverUrl = address('/frame/frame-driver.js');
    const key = [built.mtimeMs, sdkUrl, driverUrl, parent].join(' ');
    if (last?.key !== key) {
      const own = await readFile(file, 'utf8');
      const parents = parent === undefined ? [] : [parent];
      last = { key, page: await writeFrameDocument({ script: own, driverUrl, sdkUrl }, parents) };
    }
    return last.page;
  };
}
