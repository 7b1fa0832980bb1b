// @ts-check
import { importPrivateKey } from 'hyper-checkout/server';
import { createSettle } from './settle-order.js';

/**
 * The settings of every sample.
 *
 * @typedef {object} Settings
 * @property {import('hyper-checkout/server').SigningOptions} signing private key, imported once, and merchant key id
 * @property {string} responseKey the secret behind the signature of the return URL
 * @property {import('hyper-checkout/server').WebhookCredentials} credentials what the gateway sends with webhooks
 * @property {() => import('hyper-checkout/server').OrderDetailsInput} newOrder the order that the shopper is about to pay
 * @property {(orderId: string) => Promise<boolean>} settle asks the order status and fulfils; see settle-order.js
 */

/**
 * Makes the settings for the simulator's merchant. The books are in memory; those of your server are in its database.
 *
 * @param {Readonly<Record<string, string | undefined>>} secrets environment variables, or the bindings of a worker
 * @returns {Promise<Settings>}
 */
export async function readSettings({
  HYPER_CHECKOUT_BASE_URL: baseUrl = 'http://127.0.0.1:8800',
  HYPER_CHECKOUT_PRIVATE_KEY: privateKey = '',
  HYPER_CHECKOUT_API_KEY: apiKey = '',
  HYPER_CHECKOUT_RESPONSE_KEY: responseKey = '',
  HYPER_CHECKOUT_WEBHOOK_PASSWORD: password = '',
}) {
  /** @type {Map<string, { amount: string, paid: boolean }>} */
  const books = new Map();
  return {
    signing: { privateKey: await importPrivateKey(privateKey), keyId: '2980' },
    responseKey,
    credentials: { username: 'shop', password },
    newOrder() {
      const order = { order_id: `R${Date.now()}`, merchant_id: 'acme', amount: '249.00', customer_id: 'asha42' };
      books.set(order.order_id, { amount: order.amount, paid: false });
      return order;
    },
    settle: createSettle(books, { baseUrl, apiKey, merchantId: 'acme' }),
  };
}
