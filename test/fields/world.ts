import { sign } from 'node:crypto';
import { parseHyperRequest, type HyperRequest } from '../../src/protocol/requests/hyper-request.ts';
import { ownText } from '../../src/protocol/plain-object.ts';
import { newOrderId, openShop, recordOf, type Shop } from '../simulator/gateway/shop.ts';
import type { TestOrder } from './field-case.ts';

/** A simulator with the key of its merchant. */
export interface World {
  readonly shop: Shop;
  /** Signs a text as the merchant's server would. */
  readonly sign: (text: string) => string;
  /** Makes and signs an order with some keys changed; a key that is undefined is left out. */
  readonly order: (changes?: Readonly<Record<string, unknown>>) => TestOrder;
  /** Makes a session by the server API, and returns its `sdk_payload`. */
  readonly session: (changes?: Readonly<Record<string, unknown>>) => Promise<HyperRequest>;
}

/** The merchant of the simulator. */
export const merchant = { merchantId: 'acme', clientId: 'acme', merchantKeyId: '2980' };

/** Starts a simulator. */
export async function openWorld(): Promise<World> {
  const shop = await openShop();
  // The days of a mandate are counted from it.
  shop.now = Date.parse('2025-11-24T16:00:00Z');
  const { merchantId, clientId, merchantKeyId, privateKey, apiKey } = shop.simulator.merchant;
  if (
    merchantId !== merchant.merchantId ||
    clientId !== merchant.clientId ||
    merchantKeyId !== merchant.merchantKeyId
  ) {
    throw new Error('The simulator has another test merchant.');
  }
  const signText = (text: string) => sign('sha256', Buffer.from(text), privateKey).toString('base64');
  return {
    shop,
    sign: signText,
    order: (changes = {}) => {
      const { now } = shop;
      const orderId = ownText(changes, 'order_id') ?? newOrderId();
      const order = { amount: '249.00', customer_id: 'cust-77', timestamp: String(now), ...changes };
      // The blanks are there to get lost if anything parses the text and writes it again.
      const orderDetails = JSON.stringify({ order_id: orderId, merchant_id: merchantId, ...order }, null, ' ');
      return { orderId, orderDetails, signature: signText(orderDetails), now };
    },
    session: async (changes = {}) => {
      const order = {
        order_id: newOrderId(),
        amount: '249.00',
        customer_id: 'cust-77',
        payment_page_client_id: clientId,
        ...changes,
      };
      const { body } = await shop.post('/session', order, {
        authorization: `Basic ${btoa(`${apiKey}:`)}`,
        'x-merchantid': merchantId,
      });
      const request = parseHyperRequest(recordOf(body['sdk_payload']));
      if (!request) throw new Error(`There is no session: ${JSON.stringify(body)}`);
      return request;
    },
  };
}
