import { html, raw } from 'hono/html';
import { signOrder } from '../../server/sign.ts';
import { toAttributes } from '../../server/to-attributes.ts';
import { listOrders } from '../application/dashboard-view.ts';
import {
  testClientAuthToken,
  testSavedMethods,
  testSavingCustomers,
  testUpiCustomers,
} from '../application/test-customers.ts';
import type { OrderRow } from '../contract/dashboard.ts';
import { webhookRoutes } from '../juspay-api/webhooks.ts';
import { testOtp } from '../methods/bank-replies.ts';
import { cardText, listedCards, networksOf } from '../methods/card/fixtures.ts';
import { testBanks } from '../methods/netbanking/fixtures.ts';
import { testUpiPins, testVpas } from '../methods/upi/fixtures.ts';
import { type Document, htmlText, pagePolicy, sourceOf } from './documents.ts';
import type { Gateway } from './gateway.ts';
import { badge, endingsSection } from './home-endings.ts';

const shownOrders = 20;

/** The simulator's home page: what runs here, a page to paste, what to pay with, and what was paid. */
export async function homePage(gateway: Gateway): Promise<Document> {
  const { shown, origin } = gateway;
  const recent = await listOrders(gateway, { limit: shownOrders });
  const example = await examplePage(gateway);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Payment simulator</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/home.css" />
      </head>
      <body>
        <header>
          <p class="running">Running on this machine</p>
          <h1>Payment simulator</h1>
          <p class="lead">
            A complete checkout without an account, keys or a network. Signatures are verified, orders are kept, and no
            money moves.
          </p>
          <p class="address"><code>${origin}</code> <a href="/dashboard/">Open the dashboard</a></p>
        </header>
        <main>
          <section class="panel" aria-labelledby="tag">
            <h2 id="tag">Put it on a page</h2>
            <p>
              This page is complete. Its order is signed, and can be opened for 15 minutes; each visit here signs
              another one. Serve it from this machine, for example with <code>npx vite</code>: a page opened as a file
              has no origin, which the checkout needs.
            </p>
            <pre tabindex="0"><code id="example">${example}</code></pre>
            <p><button id="copy" hidden>Copy</button> <span id="copied" role="status"></span></p>
            <dl>
              <div>
                <dt>Merchant id</dt>
                <dd><code>${shown.merchantId}</code></dd>
              </div>
              <div>
                <dt>Client id</dt>
                <dd><code>${shown.clientId}</code></dd>
              </div>
              ${(shown.updatingClientIds ?? []).map(
                (clientId) =>
                  html`<div>
                    <dt>Client id with order updation</dt>
                    <dd><code>${clientId}</code></dd>
                  </div> `,
              )}
              <div>
                <dt>Key id</dt>
                <dd><code>${shown.merchantKeyId}</code></dd>
              </div>
              <div>
                <dt>Order status</dt>
                <dd><code>GET /orders/{order_id}</code></dd>
              </div>
            </dl>
          </section>
          ${instruments(gateway)}
          <div class="stack">${upiCustomers()} ${savingCustomers()}</div>
          ${endingsSection()} ${webhooks()} ${orders(recent)}
        </main>
        <footer><p>Part of hyper-checkout, an independent project. Not affiliated with Juspay.</p></footer>
        ${raw(`<script>${copyScript}</script>`)}
      </body>
    </html> `;
  return { html: htmlText(page), contentSecurityPolicy: `${pagePolicy}; script-src ${sourceOf(copyScript)}` };
}

/** Shows the button, and copies what stands above it: by a selection, because plain http has no clipboard to write to. */
const copyScript = `copy.hidden = false;
copy.onclick = () => {
  getSelection().selectAllChildren(example);
  copied.textContent = document.execCommand('copy') ? 'Copied' : 'Press Ctrl+C or Cmd+C';
};`;

/** A merchant page as a whole, with an order that is signed now: it runs as it is copied. */
async function examplePage({ shown, origin, clock }: Gateway): Promise<string> {
  const { merchantId, clientId, privateKey } = shown;
  const order = {
    order_id: `R${clock()}`,
    merchant_id: merchantId,
    amount: '249.00',
    customer_id: 'asha42',
    customer_email: 'asha@example.in',
    customer_phone: '9000000042',
  };
  const { orderDetails, signature, merchantKeyId } = await signOrder(order, {
    privateKey,
    keyId: shown.merchantKeyId,
    clock,
  });
  const settings = toAttributes({
    clientId,
    environment: 'sandbox',
  });
  return `<!doctype html>
<html lang="en">
  <meta name="viewport" content="width=device-width" />
  <title>Shop</title>
  <script src="${origin}/hyper-checkout.js" defer></script>
  <hyper-checkout id="checkout" ${settings}
    ${toAttributes({ orderDetails })}
    ${toAttributes({ signature, merchantKeyId })}></hyper-checkout>
  <output id="result">Nothing heard yet.</output>
  <script>
    checkout.addEventListener('hyper-process-result', ({ detail }) => (result.value = \`Heard: \${detail.status}\`));
  </script>
</html>`;
}

function instruments({ control }: Gateway) {
  const { juspayTestRules } = control.settings();
  // Those that are there for one ending on demand stand beside it.
  const cards = listedCards(juspayTestRules).filter(({ onDemand }) => onDemand === undefined);
  return html`<section class="panel" aria-labelledby="instruments">
    <h2 id="instruments">Pay with</h2>
    <p>
      Any expiry date from this month on, any CVV, OTP <code>${testOtp}</code>. No other card is taken: never type a
      real one.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="instruments">
      <table>
        <thead>
          <tr>
            <th scope="col">Card</th>
            <th scope="col">Ends as</th>
          </tr>
        </thead>
        <tbody>
          ${cards.map(
            (card) =>
              html`<tr>
                <td>
                  <code>${cardText(card.number)}</code
                  ><small>${networksOf(card).join(' or ')}${card.otp && `, OTP ${card.otp}`}</small>
                </td>
                <td>${badge(card.ending)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p>
      Netbanking: any of ${String(testBanks.length)} banks, among them
      ${testBanks
        .filter((bank) => bank.popular)
        .map((bank) => bank.name)
        .join(', ')}.
      Its page asks for the outcome.
    </p>
    ${
      juspayTestRules
        ? html`<p>
            Juspay’s test rules are on: below 500 is charged, below 700 declined, the rest pending for two minutes.
          </p>`
        : ''
    }
    <p>
      UPI: the simulated phone pays with the PIN
      ${testUpiPins.map(({ pin, ending }) => html`<span class="pin"><code>${pin}</code> ${badge(ending)} </span>`)} UPI
      ids that take a collect request:
      ${testVpas.map(({ vpa, answer }) => html`<span class="pin"><code>${vpa}</code> ${answer}. </span>`)}
    </p>
  </section>`;
}

function webhooks() {
  return html`<section class="wide panel" aria-labelledby="webhooks">
    <h2 id="webhooks">Every webhook</h2>
    <p>They go to the address that the simulator was started with. The dashboard shows them in any case.</p>
    <dl class="routes">
      ${Object.entries(webhookRoutes).map(
        ([name, how]) =>
          html`<div>
            <dt><code>${name}</code></dt>
            <dd>${how.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function upiCustomers() {
  return html`<section class="panel" aria-labelledby="upi">
    <h2 id="upi">UPI session tokens</h2>
    <p>
      <code>upiGetSessionToken</code> answers by customer id; any other customer is FRESH. Sign the request, or send the
      token <code>${testClientAuthToken('')}</code> followed by the customer id.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="upi">
      <table>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">Status</th>
            <th scope="col">Linked</th>
          </tr>
        </thead>
        <tbody>
          ${testUpiCustomers.map(
            ({ customerId, status, vpaAccounts }) =>
              html`<tr>
                <td><code>${customerId}</code></td>
                <td>${badge(status)}</td>
                <td>${vpaAccounts.length === 0 ? '–' : `${vpaAccounts.length} UPI ids`}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function savingCustomers() {
  return html`<section class="panel" aria-labelledby="saved">
    <h2 id="saved">Saved methods</h2>
    <p>
      <code>paymentManagement</code> shows a customer whose id begins with <code>${testSavingCustomers}</code>
      ${testSavedMethods
        .map((method) => (method.kind === 'card' ? `a ${method.brand} card •••• ${method.lastFour}` : method.vpa))
        .join(' and ')},
      until they are removed. Other customers have none.
    </p>
  </section>`;
}

function orders(recent: readonly OrderRow[]) {
  return html`<section class="panel" aria-labelledby="orders">
    <h2 id="orders">Recent orders</h2>
    ${
      recent.length === 0
        ? html`<p class="empty">None yet. The first one appears here as soon as a signed order is opened.</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="orders">
            <table>
              <thead>
                <tr>
                  <th scope="col">Order</th>
                  <th scope="col" class="number">Amount</th>
                  <th scope="col">Status</th>
                  <th scope="col">Paid with</th>
                  <th scope="col">Customer</th>
                  <th scope="col">Last change (UTC)</th>
                </tr>
              </thead>
              <tbody>
                ${recent.map(orderRow)}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function orderRow({ orderId, currency, amount, status, paidWith, customer, updated }: OrderRow) {
  return html`<tr>
    <td><code>${orderId}</code></td>
    <td class="number">${currency} ${amount}</td>
    <td>${badge(status.toLowerCase())}</td>
    <td>${paidWith || '–'}</td>
    <td>${customer}</td>
    <td>${new Date(updated).toISOString().slice(0, 19).replace('T', ' ')}</td>
  </tr>`;
}
