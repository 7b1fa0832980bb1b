// @ts-check
import { appendLine, describe, eventNames, keepLines } from './event-log.js';

const started = performance.now();
const checkout = document.querySelector('hyper-checkout');
const log = document.querySelector('.log');
const notice = document.querySelector('.notice');

/** @type {import('./event-log.js').LogLine[]} */
const lines = [];

if (checkout && log) {
  for (const name of eventNames) {
    checkout.addEventListener(name, (event) => {
      const line = describe(event, started);
      lines.push(line);
      appendLine(log, line);
    });
  }
  checkout.addEventListener('hyper-hide-loader', guardBack, { once: true });
  checkout.addEventListener('hyper-process-result', () => void leaveFor(checkout.dataset.order ?? ''));
  checkout.addEventListener('hyper-error', ({ detail }) => {
    // The page was lost in the middle of a payment: the server can still tell.
    if (detail.code === 'result-unknown') void leaveFor(checkout.dataset.order ?? '');
  });
  if (!checkout.dataset.order) void order(checkout);
}

// A page that comes back out of the browser's memory is older than what happened since.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

/**
 * Asks the shop's server for a signed order, while the element initiates, and hands it over untouched.
 *
 * @param {HTMLElementTagNameMap['hyper-checkout']} element
 */
async function order(element) {
  const answer = await fetch('/orders', { method: 'POST', body: new URLSearchParams(location.search) }).catch(
    () => undefined,
  );
  if (!answer?.ok) {
    say('The shop did not answer. Load this page again, please.');
    return;
  }
  const { orderId, merchantKeyId, orderDetails, signature, guestLoginUrl } = await answer.json();
  element.dataset.order = orderId;
  // Loading this page again goes on with this very order.
  history.replaceState(null, '', `/checkout/${orderId}`);
  Object.assign(element, { merchantKeyId, orderDetails, signature, guestLoginUrl });
}

/** The first press on the browser's back button belongs to the payment page: it may ask whether to leave. */
function guardBack() {
  history.pushState({ guarded: true }, '');
  window.addEventListener('popstate', handlePopState);
}

function handlePopState() {
  void handleBack();
}

async function handleBack() {
  const isTaken = await checkout?.handleBackPress();
  // The press itself may have ended the payment, and then this page is on its way out.
  if (checkout?.state === 'settled') return;
  if (isTaken) history.pushState({ guarded: true }, '');
  else history.back();
}

/**
 * The result is a hint, so nothing is said here: the order page asks the server. It takes this page's place in the
 * history, so that the way back does not lead to a checkout that is over.
 *
 * @param {string} orderId
 */
async function leaveFor(orderId) {
  keepLines(orderId, lines);
  window.removeEventListener('popstate', handlePopState);
  if (history.state?.guarded) {
    const back = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    history.back();
    await back;
  }
  location.replace(`/orders/${orderId}`);
}

/** @param {string} sentence */
function say(sentence) {
  if (!(notice instanceof HTMLElement)) return;
  notice.textContent = sentence;
  notice.hidden = false;
}
