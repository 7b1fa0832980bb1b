// @ts-check

/**
 * The settings of every sample. In your server they come from its secret store and its own books.
 *
 * @typedef {object} Settings
 * @property {import('hyper-checkout/server').SigningOptions} signing private key, imported once, and merchant key id
 * @property {string} responseKey the secret behind the signature of the return URL
 * @property {import('hyper-checkout/server').WebhookCredentials} credentials what the gateway sends with webhooks
 * @property {() => import('hyper-checkout/server').OrderDetailsInput} newOrder the order that the shopper is about to pay
 * @property {(orderId: string) => Promise<boolean>} settle asks the order status and fulfils; see settle-order.js
 */

export {};
