import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { badOrders, goodOrder, orderText } from '../../protocol/bad-input.ts';
import { openShop, type Shop } from './shop.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('the gateway, of every row in the table of bad input', () => {
  let shop: Shop;

  before(async () => {
    shop = await openShop({
      merchants: [
        {
          merchantId: goodOrder.merchant_id,
          clientId: goodOrder.merchant_id,
          merchantKeyId: '2980',
          publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
          apiKey: 'TABLE',
          name: 'Table',
        },
      ],
    });
    shop.now = Number(goodOrder.timestamp);
  });

  after(() => shop.simulator.stop());

  /** Sends a text that was signed as it is, so that only the text can be at fault. */
  async function open(text: string) {
    return shop.post('/checkout', {
      payload: {
        action: 'paymentPage',
        clientId: goodOrder.merchant_id,
        merchantId: goodOrder.merchant_id,
        environment: 'sandbox',
        orderDetails: text,
        signature: sign('sha256', Buffer.from(text), privateKey).toString('base64'),
        merchantKeyId: '2980',
      },
    });
  }

  it('takes the order that they were made from', async () => {
    assert.equal((await open(orderText())).status, 201);
  });

  for (const { id, about, input, issue, rules } of badOrders) {
    // What is no text, or has rules of its own, never reaches a gateway in that form; the largest texts end at its door.
    if (typeof input !== 'string' || input.length > 60_000 || !issue || rules) continue;
    // Half a surrogate pair has no bytes that could have been signed, and the signature is looked at first.
    if (/[\ud800-\udfff]/u.test(input)) continue;
    it(`says the same as the check: ${id}, ${about}`, async () => {
      const { status, body } = await open(input);
      assert.ok(status >= 400 && status < 500, String(status));
      assert.equal(body['code'], issue[0]);
      assert.equal(JSON.stringify(body).includes('1234567890'), false, 'nothing is echoed');
    });
  }
});
