import 'hyper-checkout';
import type { CheckoutProperties } from 'hyper-checkout';

const cart = document.querySelector<HTMLElement>('#cart');
const status = document.querySelector('output');
let order: CheckoutProperties | undefined;

/** Shows the checkout at once. It begins when the server has signed the order. */
async function buy(): Promise<void> {
  const checkout = document.createElement('hyper-checkout');
  checkout.addEventListener('hyper-process-result', ({ detail }) => {
    if (status) status.textContent = detail.status;
  });
  cart?.replaceChildren(checkout);
  order ??= (await (await fetch('/orders', { method: 'POST' })).json()) as CheckoutProperties;
  Object.assign(checkout, order);
}

document.querySelector('#buy')?.addEventListener('click', () => void buy());
document.querySelector('#back')?.addEventListener('click', () => cart?.replaceChildren());
