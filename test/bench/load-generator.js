// @ts-check
import autocannon from 'autocannon';

/** @typedef {import('./simulator-process.js').Target} Target */

/**
 * One request of a flow; the flow's order id is the same in all of its requests.
 *
 * @typedef {(orderId: string) => { path: string, body: object }} Step
 */

let orders = 0;

/** A new order id, different in every call. */
export const newOrderId = () => `L${Date.now().toString(36)}${(orders++).toString(36)}`.toUpperCase();

/** @type {Step} */
const order = (orderId) => ({ path: '/orders', body: { order_id: orderId, amount: '249.00', customer_id: 'cust-77' } });

/** @type {Step} */
const netbanking = (orderId) => ({
  path: '/txns',
  body: { order_id: orderId, payment_method_type: 'NB', payment_method: 'NB_HDFC', format: 'json' },
});

/** @type {Step} */
const charge = (orderId) => ({ path: `/simulator/orders/acme/${orderId}/end`, body: { ending: 'charged' } });

/** The possible flows: an order, an order that waits at the bank, and an order that is paid. */
export const flows = /** @type {const} */ ({
  order: [order],
  waiting: [order, netbanking],
  payment: [order, netbanking, charge],
});

/**
 * Runs a flow over and over, on ten connections at once, and returns how many were completed in a second.
 *
 * @param {Target} target
 * @param {readonly Step[]} flow
 * @param {{ flows: number } | { seconds: number }} until
 */
export async function runLoad({ origin, headers }, flow, until) {
  const result = await autocannon({
    url: origin,
    connections: 10,
    ...('flows' in until ? { amount: until.flows * flow.length } : { duration: until.seconds }),
    requests: flow.map((step, index) => ({
      method: 'POST',
      setupRequest(request, /** @type {{ id?: string }} */ context) {
        if (index === 0) context.id = newOrderId();
        const { path, body } = step(context.id ?? '');
        return { ...request, headers: { ...request.headers, ...headers }, path, body: JSON.stringify(body) };
      },
    })),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${origin}: ${result.non2xx} refused and ${result.errors} lost of ${result.requests.total} requests`,
    );
  }
  return result['2xx'] / flow.length / result.duration;
}
