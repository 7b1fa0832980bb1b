/*
 * The module that the element loads for what follows a result or an expiry. Most payments need neither of the two before
 * they end, and a merchant's page would pay for both.
 */

export { renewOrder } from './renew-order.ts';
export { watchOrder } from './order-watch.ts';
