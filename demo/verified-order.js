// @ts-check
import { formatAmount, parseAmount } from 'hyper-checkout/protocol';
import { HyperCheckoutError, orderStatus } from 'hyper-checkout/server';

/**
 * The state of an order, as far as the shop may rely on it.
 *
 * - `open`: the gateway has no payment for it, so nothing was charged
 * - `pending`: a payment is under way, or the gateway cannot be asked just now
 * - `paid`: charged, under this order's id and for this order's amount
 * - `failed`: the payment failed for good
 * - `differs`: charged, but not what the book says: a person has to look
 *
 * @typedef {'open' | 'pending' | 'paid' | 'failed' | 'differs'} OrderState
 * `debited` is there if a discount or interest makes it another amount than the order's; rupees with two decimals.
 *
 * @typedef {{ state: OrderState, status: string, transaction?: string, debited?: string, checkedAt: string }} VerifiedOrder
 */

/** Statuses before any transaction. */
const unpaid = ['NOT_FOUND', 'NEW', 'CREATED'];

/**
 * Asks the gateway what became of an order. The page's own word is not looked at.
 *
 * @param {import('./orders.js').Order} order
 * @param {{ gateway: string, merchant: Omit<import('hyper-checkout/simulator').TestMerchant, 'privateKeyPkcs1'>, deadline?: number }} options deadline in ms
 * @returns {Promise<VerifiedOrder>}
 */
export async function verifyOrder(order, { gateway, merchant, deadline = 3_000 }) {
  const { apiKey, merchantId } = merchant;
  const checkedAt = new Date().toISOString();
  try {
    const answer = await orderStatus(order.id, {
      baseUrl: gateway,
      apiKey,
      merchantId,
      expected: { amount: order.amount },
      deadline,
    });
    const transaction = answer.txnId === undefined ? {} : { transaction: answer.txnId };
    const state = stateOf(answer);
    const debited = state === 'paid' ? debitOf(answer, order) : {};
    return { state, status: answer.status, ...transaction, ...debited, checkedAt };
  } catch (error) {
    if (!(error instanceof HyperCheckoutError)) throw error;
    return { state: 'pending', status: 'gateway does not answer', checkedAt };
  }
}

/**
 * @param {import('hyper-checkout/server').OrderStatus} answer
 * @returns {OrderState}
 */
function stateOf({ status, outcome, canFulfil, mismatches }) {
  if (canFulfil) return 'paid';
  if (unpaid.includes(status)) return 'open';
  if (mismatches.length > 0) return 'differs';
  return outcome === 'failed' ? 'failed' : 'pending';
}

/**
 * @param {import('hyper-checkout/server').OrderStatus} answer
 * @param {import('./orders.js').Order} order
 */
function debitOf({ raw }, order) {
  // The gateway sends a number, which drops zeros.
  const debited = parseAmount(String(raw['effective_amount']));
  const text = debited.ok ? formatAmount(debited.value) : order.amount;
  return text === order.amount ? {} : { debited: text };
}
