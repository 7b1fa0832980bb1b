// @ts-check
// docs/server.md, from the samples of demo/server-samples, which test/server runs.
import { blockOf, headOf } from './reference-source.js';

const samples = 'demo/server-samples';

/** The page on the server of a shop. */
export function serversPage() {
  return `${[
    headOf('A server in five runtimes', `\`${samples}\``),
    'The [server helpers](reference/server.md) use Web APIs alone, so that the same shop runs in Node, Deno, Bun, Cloudflare ' +
      'Workers and Next.js. It has three routes:',
    [
      '- `/sign` signs the order that the customer is about to pay. The page gets the text, the signature and the id of the key.',
      '- `/done` is the `return_url` of the order, to which some payments lead the whole window.',
      '- `/webhook` hears of the order from the gateway.',
    ].join('\n'),
    'Neither `/done` nor `/webhook` is believed: both end in `settle`, which asks for the order status. A request that a helper ' +
      'refuses is answered with a status and without a reason.',
    '## What all share',
    'The price and the state of each order are in the books of the server. Secrets are environment variables, under the names ' +
      'that the [command](reference/command-line.md) uses.',
    named('settings.js'),
    'The one place where an order becomes paid:',
    named('settle-order.js'),
    '## With Request and Response',
    'Deno, Bun, Workers and Next.js call a function with a `Request` and send its `Response`. So does Hono in all of these.',
    named('web.js'),
    '### Deno and Bun',
    'Both serve the default export: `deno serve --allow-env --allow-net --allow-read --port 3000 deno-and-bun.js`, ' +
      'or `bun deno-and-bun.js`.',
    named('deno-and-bun.js'),
    '### Cloudflare Workers',
    'Secrets are bindings of the worker, set by `wrangler secret put`. A worker keeps nothing in memory for long: its books are ' +
      'in a database.',
    named('worker.js'),
    '### Next.js',
    'A route handler for all three, in `app/shop/[route]/route.js`. It runs in Node and on the edge.',
    named('next-route.js'),
    '## Node',
    'With `node:http` alone, started by `node node.js`:',
    named('node-http.js'),
    named('node.js'),
    'With Express 5, `createShop` of this file in place of the other:',
    named('express.js'),
    'With Hono, which runs in each of the five:',
    named('hono.js'),
    '## Try it',
    '`npx hyper-checkout simulate --keys test-keys` writes the keys of the simulator’s merchant to files. This starts a shop ' +
      'with them:',
    '```text\n' +
      'HYPER_CHECKOUT_PRIVATE_KEY="$(cat test-keys/private.pem)" \\\n' +
      'HYPER_CHECKOUT_API_KEY="$(cat test-keys/api-key.txt)" \\\n' +
      'HYPER_CHECKOUT_RESPONSE_KEY="$(cat test-keys/response-key.txt)" \\\n' +
      'node node.js\n' +
      '```',
    'The samples serve no page. A page of yours fetches `/sign` by POST and gives the answer to `updateOrder()`, as that of ' +
      '[README](../README.md#a-page-and-its-server) does. [Going live](going-live.md#4-your-server) says what changes with Juspay.',
  ].join('\n\n')}\n`;
}

/** @param {string} file */
function named(file) {
  return `\`${file}\`:\n\n${blockOf(`${samples}/${file}`)}`;
}
