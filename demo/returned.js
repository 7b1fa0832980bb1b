// @ts-check
import { HyperCheckoutError, verifyReturn } from 'hyper-checkout/server';

/**
 * The parameters that the customer's browser brought to `return_url`.
 *
 * - `nothing`: it came by itself, or from a payment page in a frame
 * - `signed`: what the gateway knew when it sent the browser here; it may be old news by now
 * - `refused`: it was changed on the way or made up, and the code says how that was found
 *
 * @typedef {{ kind: 'nothing' } | { kind: 'signed', status: string } | { kind: 'refused', code: string }} Returned
 */

/** @type {Returned} */
const nothing = { kind: 'nothing' };

/**
 * Checks what the browser brought. Whatever comes of it, the shop believes the order status only.
 *
 * @param {string} address the address of the request
 * @param {string} orderId the order that it is about
 * @param {string} responseKey of the merchant's account
 * @returns {Promise<Returned>}
 */
export async function readReturn(address, orderId, responseKey) {
  const { searchParams } = new URL(address);
  if (!['order_id', 'status', 'signature'].some((name) => searchParams.has(name))) return nothing;
  try {
    const { status } = await verifyReturn(searchParams, responseKey, { orderId });
    return { kind: 'signed', status };
  } catch (error) {
    if (!(error instanceof HyperCheckoutError)) throw error;
    return { kind: 'refused', code: error.code };
  }
}
