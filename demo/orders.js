// @ts-check
import { randomInt } from 'node:crypto';

/** The one thing that this shop sells. The price is in paise, so that no amount is ever a float. */
export const product = Object.freeze({
  name: 'Neela',
  kind: 'Jamdani sari in indigo cotton',
  price: 12_450_00n,
  most: 9,
});

/** The languages of the payment page: HyperSDK's names, each with its tag and what its speakers call it. */
export const languages = Object.freeze({
  english: ['en', 'English'],
  hindi: ['hi', 'हिन्दी'],
  bengali: ['bn', 'বাংলা'],
  gujarati: ['gu', 'ગુજરાતી'],
  kannada: ['kn', 'ಕನ್ನಡ'],
  malayalam: ['ml', 'മലയാളം'],
  marathi: ['mr', 'मराठी'],
  tamil: ['ta', 'தமிழ்'],
  telugu: ['te', 'తెలుగు'],
});

/** The customer who is logged in, if the shopper is not a guest: one for whom the simulator keeps saved methods. */
const customer = Object.freeze({ id: 'cust77-asha', email: 'asha@example.com', phone: '9000000042' });

/**
 * The choices of the customer.
 *
 * @typedef {{ readonly quantity: number, readonly language: string, readonly guest: boolean }} Basket
 */

/**
 * An order in the shop's own book. `signed` is what the page gets; the amount that counts is the book's own.
 *
 * @typedef {Basket & { readonly id: string, readonly amount: string, readonly signed: import('hyper-checkout/server').SignedOrder }} Order
 */

/**
 * Reads a basket from a form or an address. Returns undefined if this shop does not sell it.
 *
 * @param {URLSearchParams} fields
 * @returns {Basket | undefined}
 */
export function readBasket(fields) {
  const quantity = Number(fields.get('quantity') ?? '1');
  const language = fields.get('language') ?? 'english';
  const isSold = Number.isInteger(quantity) && quantity >= 1 && quantity <= product.most;
  return isSold && Object.hasOwn(languages, language)
    ? { quantity, language, guest: fields.get('guest') === 'on' }
    : undefined;
}

/**
 * Returns the price of a basket, in rupees as decimal text.
 *
 * @param {Basket} basket
 */
export function amountOf({ quantity }) {
  const paise = product.price * BigInt(quantity);
  return `${paise / 100n}.${String(paise % 100n).padStart(2, '0')}`;
}

/**
 * The details that are signed for a basket.
 *
 * @param {Basket} basket
 * @param {{ merchantId: string, shop: string, id?: string }} seller `id`: of an order that is signed again
 */
export function orderDetails(basket, { merchantId, shop, id = newOrderId() }) {
  const { guest } = basket;
  return {
    order_id: id,
    merchant_id: merchantId,
    amount: amountOf(basket),
    // Empty stands for a guest.
    customer_id: guest ? '' : customer.id,
    ...(!guest && { customer_email: customer.email, customer_phone: customer.phone }),
    description: `${product.name} × ${basket.quantity}`,
    basket: JSON.stringify([
      {
        id: 'neela',
        description: product.name,
        quantity: basket.quantity,
        unitPrice: amountOf({ ...basket, quantity: 1 }),
      },
    ]),
    return_url: `${shop}/orders/${id}`,
  };
}

/** Returns an order id that cannot be guessed: its holder sees the order. */
function newOrderId() {
  return `TB${Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join('')}`;
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const mostOrders = 1000;

/** The shop's order book. It lives as long as the shop does. */
export function createOrderBook() {
  /** @type {Map<string, Order>} */
  const orders = new Map();
  /** @type {Map<string, string>} */
  const heard = new Map();
  return {
    /** @param {Order} order */
    add(order) {
      const [oldest] = orders.keys();
      if (orders.size >= mostOrders && oldest !== undefined) {
        orders.delete(oldest);
        heard.delete(oldest);
      }
      orders.set(order.id, order);
    },
    /** @param {string} id */
    find: (id) => orders.get(id),
    /**
     * @param {string} id
     * @param {string} name of a webhook that came for the order
     */
    note(id, name) {
      const order = orders.get(id);
      if (order) heard.set(order.id, name);
    },
    /**
     * @param {string} id
     * @returns {string | undefined} the name of the latest webhook
     */
    heard: (id) => heard.get(id),
  };
}
