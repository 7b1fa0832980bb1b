import { visibleDeadline } from '../../bridge/page-view.ts';
import type { CheckoutRunner } from '../checkout/checkout-runner.ts';
import type { CheckoutState } from '../checkout/checkout-state.ts';
import type { HyperSessionExpiredEvent } from '../events.ts';
import type { CheckoutOrder, HyperCheckoutElement } from '../hyper-checkout-element.ts';

export { watchOrder } from './order-watch.ts';

/*
 * The module that the element loads for what follows a result or an expiry. Most payments need neither of the two before
 * they end, and a merchant's page would pay for both.
 */

/** The longest time that the page has for a fresh order, in ms of visible time. */
const longestSigning = 30_000;

/** The shortest life of a fresh order, in ms: one that expires earlier comes from a server whose clock is wrong. */
const shortestLife = 60_000;

/** When an element last went on with a fresh order, on the clock of `performance.now()`. */
const renewals = new WeakMap<HyperCheckoutElement, number>();

/**
 * Goes on with the order that a listener gave in place of one that has expired. Resolves with true once it has begun.
 *
 * Nothing begins where a transaction may exist, where the payment has ended by then, and where the order is rejected or late.
 */
export async function renewOrder(
  element: HyperCheckoutElement,
  runner: Pick<CheckoutRunner, 'state' | 'ending' | 'hand' | 'process'>,
  { given }: HyperSessionExpiredEvent,
): Promise<boolean> {
  const late = new Promise<undefined>((resolve) => {
    visibleDeadline(longestSigning, () => resolve(undefined), element.ownerDocument);
  });
  const order: CheckoutOrder | undefined = await Promise.race([given, late]);
  const last = renewals.get(element);
  const isTooSoon = last !== undefined && performance.now() - last < shortestLife;
  if (!order || isTooSoon || !isOpen(runner.state)) return false;
  renewals.set(element, performance.now());
  element.updateOrder(order);
  runner.hand('restart');
  // With `manual` nothing is processed unasked.
  if (!runner.ending) runner.process().catch(() => undefined);
  return true;
}

/** True while the checkout waits for an order that can be paid: no attempt to pay was made, and nothing has ended it. */
function isOpen(state: CheckoutState): boolean {
  if (state.phase === 'failed') return state.error.code !== 'result-unknown';
  return state.phase === 'processing' && !state.attempted;
}
