// @ts-check
import { keepChoice, withChoices } from './developer-choices.js';

/*
 * The developer bar: its switches change this page at once, and go into its address.
 */

const bar = document.querySelector('.developer');
const details = bar?.querySelector('details');
const switches = bar?.querySelector('form');
const link = bar?.querySelector('a');
const said = bar?.querySelector('.developer-said');
const checkout = document.querySelector('hyper-checkout');

details?.addEventListener('toggle', () => keepChoice('developer', details.open ? 'open' : ''));
switches?.addEventListener('submit', (event) => event.preventDefault());
switches?.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) {
    keepChoice('decline', target.checked ? 'on' : '');
    void plan(target.checked);
  }
  if (!(target instanceof HTMLSelectElement)) return;
  const { name, value } = target;
  keepChoice(name, value);
  if (name === 'theme') document.documentElement.dataset['theme'] = value;
  if (!checkout) return;
  if (name === 'language') checkout.language = value;
  else if (name === 'presentation') present(value);
  // The frame learns the colours of its page when it begins.
  else restart();
});

// Every page of the shop that is gone to keeps the choices.
document.addEventListener('click', ({ target }) => {
  const found = target instanceof Element ? target.closest('a') : null;
  if (found && !found.target && found.origin === location.origin) found.href = withChoices(found.href);
});
document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target === switches) return;
  for (const [name, value] of new URL(withChoices('/')).searchParams) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    target.append(field);
  }
});

if (checkout) {
  // The simulator knows the order once its payment page is open.
  checkout.addEventListener('hyper-hide-loader', () => {
    const isWanted = new URLSearchParams(location.search).get('decline') === 'on';
    if (isWanted) void plan(true);
  });
  const showOrder = () => {
    if (link && checkout.dataset.order) link.href = `${link.dataset['orders']}/${checkout.dataset.order}`;
  };
  new MutationObserver(showOrder).observe(checkout, { attributeFilter: ['data-order'] });
}

/** @param {string} presentation */
function present(presentation) {
  checkout?.setAttribute('presentation', presentation);
  checkout?.toggleAttribute('manual', presentation !== 'inline');
  const pay = document.querySelector('.pay-button');
  if (pay instanceof HTMLElement) pay.hidden = presentation === 'inline';
  restart();
}

function restart() {
  if (checkout && checkout.state !== 'idle' && checkout.state !== 'settled') checkout.restart();
}

/**
 * Has the shop's server tell the simulator how the order of this page is to end.
 *
 * @param {boolean} isDecline
 */
async function plan(isDecline) {
  const order = checkout?.dataset.order;
  const isOpen = checkout?.state === 'processing';
  if (!order || !isOpen) {
    say(isDecline ? 'The payment will be declined once its page is open.' : '');
    return;
  }
  const path = `/developer/orders/${order}/${isDecline ? 'authorization_failed' : 'charged'}`;
  const answer = await fetch(path, { method: 'POST' }).catch(() => undefined);
  const result = answer?.ok ? (await answer.json()).result : undefined;
  say(sentences[result] ?? 'The simulator does not know this order yet.');
}

/** @type {Readonly<Record<string, string | undefined>>} */
const sentences = {
  now: 'The payment has ended so.',
  'next-payment': 'The next payment of this order ends so.',
  'too-late': 'Too late: the order is paid.',
  'at-the-bank': 'The bank has the payment and decides by itself.',
};

/** @param {string} sentence */
function say(sentence) {
  if (said) said.textContent = sentence;
}
