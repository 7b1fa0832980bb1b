// @ts-check
import { withChoices } from './developer-choices.js';

const checkout = document.querySelector('hyper-checkout');
const notice = document.querySelector('.notice');
const pay = document.querySelector('.pay-button');

if (checkout) {
  checkout.addEventListener('hyper-hide-loader', guardBack);
  checkout.addEventListener('hyper-process-result', () => void leaveFor(checkout.dataset.order ?? ''));
  checkout.addEventListener('hyper-error', ({ detail }) => {
    // The page was lost in the middle of a payment: the server can still tell.
    if (detail.code === 'result-unknown') void leaveFor(checkout.dataset.order ?? '');
  });
  // In a dialog the payment page opens when the customer asks for it. Why a payment ended is told as an event, too.
  pay?.addEventListener('click', () => void checkout.process().catch(() => undefined));
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
  history.replaceState(null, '', withChoices(`/checkout/${orderId}`));
  Object.assign(element, { merchantKeyId, orderDetails, signature, guestLoginUrl });
  pay?.toggleAttribute('disabled', false);
}

/**
 * The first press on the browser's back button belongs to the payment page: it may ask whether to leave. A dialog sees to that
 * by itself.
 */
function guardBack() {
  if (history.state?.guarded || checkout?.presentation === 'dialog') return;
  history.pushState({ guarded: true }, '');
  window.addEventListener('popstate', handlePopState);
}

function handlePopState() {
  if (checkout?.presentation !== 'dialog') void handleBack();
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
  // Entries of the history that lie before may have been made before a choice.
  const address = withChoices(`/orders/${orderId}`);
  window.removeEventListener('popstate', handlePopState);
  if (checkout?.presentation === 'dialog') await closeDialog(checkout);
  if (history.state?.guarded) {
    const back = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    history.back();
    await back;
  }
  location.replace(address);
}

/**
 * Closes the dialog and waits until it has taken its entry out of the history.
 *
 * @param {HTMLElementTagNameMap['hyper-checkout']} element
 */
async function closeDialog(element) {
  const closed = new Promise((resolve) => element.addEventListener('hyper-close', resolve, { once: true }));
  element.terminate();
  await closed;
}

/** @param {string} sentence */
function say(sentence) {
  if (!(notice instanceof HTMLElement)) return;
  notice.textContent = sentence;
  notice.hidden = false;
}
