import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { goodCard, newOrderId, openShop, recordOf, submit, type Reply, type Shop } from './shop.ts';

const minute = 60_000;
const card = { method: 'card', card: goodCard };
const bank = { method: 'netbanking', bank: 'NB_HDFC' };

describe('an order that is signed again', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  /** Each text is signed a second after the one before it. */
  const later = () => String((shop.now += 1000));
  const send = (payload: unknown) => shop.post('/checkout', { payload });
  const amountOf = ({ body }: Reply) => recordOf(body['order'])['amount'];
  /** The documented payload of updateOrder. */
  const update = (more: Record<string, string | undefined>) => {
    const { orderDetails, signature } = shop.payload({ timestamp: later(), ...more });
    return { action: 'updateOrder', orderDetails, signature };
  };
  const sendUpdate = (token: string, payload: unknown) => shop.post(`/checkout/${token}/order`, { payload });
  const assertRefused = (reply: Reply, http: number, code: string, more: Record<string, string> = {}) => {
    const { status, body } = reply;
    assert.deepEqual([status, body['code']], [http, code]);
    for (const [key, value] of Object.entries(more)) assert.equal(body[key], value);
  };

  describe('by a guest who has logged in', () => {
    const guest = { customer_id: '' };
    const asha = { customer_id: 'cust77', customer_email: 'asha@shop.example', first_name: 'Asha' };
    const customerOf = ({ body }: Reply) => recordOf(body['order'])['customerId'];

    it('is the same order, now the customer’s', async () => {
      const order_id = newOrderId();
      await shop.open({ order_id, timestamp: later(), ...guest });
      const reply = await send(shop.payload({ order_id, timestamp: later(), ...asha }));
      assert.deepEqual([reply.status, customerOf(reply), amountOf(reply)], [201, 'cust77', '249.00']);
      assert.equal((await shop.orderStatus(order_id)).body['customer_id'], 'cust77');
    });

    it('goes on with the payment that the guest has begun', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later(), ...guest });
      const { transactionId } = await submit(shop, token, card);
      const reply = await send(shop.payload({ order_id, timestamp: later(), ...asha }));
      assert.equal(recordOf(reply.body['previous'])['transactionId'], transactionId);
    });

    it('does not change what is paid', async () => {
      const order_id = newOrderId();
      await shop.open({ order_id, timestamp: later(), ...guest });
      for (const more of [{ amount: '248.00' }, { description: 'Tea' }, { return_url: 'https://shop.example/' }]) {
        const reply = await send(shop.payload({ order_id, timestamp: later(), ...asha, ...more }));
        assertRefused(reply, 409, 'order-reused');
      }
    });

    it('does not become a guest’s or another customer’s again', async () => {
      const order_id = newOrderId();
      await shop.open({ order_id, timestamp: later(), ...guest });
      await shop.open({ order_id, timestamp: later(), ...asha });
      for (const more of [guest, { ...asha, customer_id: 'cust78' }]) {
        assertRefused(await send(shop.payload({ order_id, timestamp: later(), ...more })), 409, 'order-reused');
      }
    });
  });

  describe('with another timestamp only', () => {
    it('is the same order, also after the first text has expired', async () => {
      const order_id = newOrderId();
      const first = shop.payload({ order_id, timestamp: later() });
      assert.equal((await send(first)).status, 201);
      shop.now += 16 * minute;
      assertRefused(await send(first), 401, 'time-expired');
      const again = await send(shop.payload({ order_id, timestamp: later() }));
      assert.deepEqual([again.status, amountOf(again)], [201, '249.00']);
    });

    it('goes on at the bank, and says that it is paid once it is', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later() });
      const { bankUrl, transactionId } = await submit(shop, token, card);
      const reloaded = await send(shop.payload({ order_id, timestamp: later() }));
      assert.equal(recordOf(reloaded.body['previous'])['transactionId'], transactionId);
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      const paid = await send(shop.payload({ order_id, timestamp: later() }));
      assert.equal(recordOf(paid.body['outcome'])['status'], 'charged');
    });

    it('is charged once, by whichever of its texts', async () => {
      const order_id = newOrderId();
      const texts = Array.from({ length: 10 }, () => shop.payload({ order_id, timestamp: later() }));
      const opened = await Promise.all(texts.reverse().map(send));
      const submitted = await Promise.all(opened.map(({ body }) => submit(shop, String(body['token']), card)));
      assert.equal(new Set(submitted.map(({ transactionId }) => transactionId)).size, 1);
    });

    it('does not go back to an earlier text that comes later', async () => {
      const order_id = newOrderId();
      const earlier = shop.payload({ order_id, timestamp: later() });
      const token = await shop.open({ order_id, timestamp: later() });
      assert.equal((await send(earlier)).status, 201);
      const { orderDetails, signature } = earlier;
      const replay = await sendUpdate(token, { action: 'updateOrder', orderDetails, signature });
      assertRefused(replay, 409, 'order-reused', { reason: 'not-newer' });
    });

    it('is told apart from other content by every key, unknown ones too', async () => {
      const order_id = newOrderId();
      await shop.open({ order_id, timestamp: later() });
      for (const more of [{ amount: '249.0' }, { customer_id: '' }, { description: 'Tea' }, { mystery: '' }]) {
        assertRefused(await send(shop.payload({ order_id, timestamp: later(), ...more })), 409, 'order-reused');
      }
    });
  });

  describe('by updateOrder', () => {
    it('takes the place of the open order', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later() });
      const reply = await sendUpdate(token, update({ order_id, amount: '199.5', description: 'With an offer' }));
      const { offers, ...order } = recordOf(reply.body['order']);
      assert.deepEqual(
        [reply.status, order],
        [
          200,
          {
            orderId: order_id,
            amount: '199.50',
            currency: 'INR',
            description: 'With an offer',
            merchantName: 'Acme Stores',
            customerId: 'cust-77',
            guest: false,
          },
        ],
      );
      // The offers are those of the new amount.
      assert.ok(Array.isArray(offers));
      assert.deepEqual([recordOf(offers[0])['code'], recordOf(offers[0])['after']], ['UPI15', '184.50']);
      const { bankUrl } = await submit(shop, token, { ...card, amount: '199.50' });
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      const { body } = await shop.orderStatus(order_id);
      assert.deepEqual([body['status'], body['amount']], ['CHARGED', 199.5]);
      assert.equal(recordOf(body['txn_detail'])['txn_amount'], 199.5);
    });

    it('shows the order as it stands now to whoever opens it by the first text again', async () => {
      const order_id = newOrderId();
      const first = shop.payload({ order_id, timestamp: later() });
      const token = String((await send(first)).body['token']);
      await sendUpdate(token, update({ order_id, amount: '500.00' }));
      assert.equal(amountOf(await send(first)), '500.00');
    });

    it('never takes a text that was signed before the one that is open', async () => {
      const order_id = newOrderId();
      const cheap = update({ order_id, amount: '1.00' });
      const token = await shop.open({ order_id, timestamp: later() });
      assertRefused(await sendUpdate(token, cheap), 409, 'order-reused', { field: 'timestamp' });
      const dear = await sendUpdate(token, update({ order_id, amount: '900.00' }));
      assert.equal(dear.status, 200);
      assertRefused(await sendUpdate(token, cheap), 409, 'order-reused');
      assert.equal((await shop.orderStatus(order_id)).body['amount'], 900);
    });

    it('may be sent twice', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later() });
      const payload = update({ order_id, amount: '3.00' });
      for (const reply of [await sendUpdate(token, payload), await sendUpdate(token, payload)]) {
        assert.equal(amountOf(reply), '3.00');
      }
    });

    it('is verified: without the right signature, key and time the old order stays', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later() });
      const payload = update({ order_id, amount: '1.00' });
      const other = update({ order_id, amount: '2.00' });
      assertRefused(await sendUpdate(token, { ...payload, signature: other.signature }), 401, 'signature-mismatch');
      assertRefused(await sendUpdate(token, { ...payload, merchantKeyId: '1' }), 401, 'merchant-key-id');
      assertRefused(await sendUpdate(token, { ...payload, action: 'paymentPage' }), 400, 'not-allowed');
      assertRefused(await sendUpdate(token, { ...payload, signature: undefined }), 400, 'required');
      assertRefused(await sendUpdate(token, update({ order_id: newOrderId() })), 400, 'conflict', {
        field: 'order_id',
      });
      assertRefused(await sendUpdate(token, update({ order_id, merchant_id: 'globex' })), 400, 'conflict');
      shop.now += 16 * minute;
      assertRefused(await sendUpdate(token, payload), 401, 'time-expired');
      assertRefused(await sendUpdate('no-token', payload), 401, 'authentication-refused');
      assert.equal((await shop.orderStatus(order_id)).body['amount'], 249);
    });

    it('is refused while the bank may charge the old one, and once it has', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later() });
      const { bankUrl } = await submit(shop, token, card);
      const refused = await sendUpdate(token, update({ order_id, amount: '1.00' }));
      assertRefused(refused, 409, 'wrong-state', { reason: 'paying', errorCode: 'JP_001' });
      await shop.post(`${bankUrl}/answer`, { otp: '123456' });
      assertRefused(await sendUpdate(token, update({ order_id, amount: '1.00' })), 409, 'wrong-state');
      assert.equal((await shop.orderStatus(order_id)).body['amount'], 249);
    });

    it('is taken after a decline, of which the order status keeps the old amount', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later() });
      const { bankUrl } = await submit(shop, token, bank);
      await shop.post(`${bankUrl}/answer`, { choice: 'fail' });
      assert.equal((await sendUpdate(token, update({ order_id, amount: '99.00' }))).status, 200);
      const { body } = await shop.orderStatus(order_id);
      assert.deepEqual([body['amount'], recordOf(body['txn_detail'])['txn_amount']], [99, 249]);
    });

    it('never charges an amount that the shopper did not see', async () => {
      const order_id = newOrderId();
      const token = await shop.open({ order_id, timestamp: later() });
      await sendUpdate(token, update({ order_id, amount: '900.00' }));
      const reply = await shop.post(`/checkout/${token}/transactions`, { ...card, amount: '249.00' });
      assertRefused(reply, 400, 'conflict', { field: 'amount' });
      assert.equal((await shop.orderStatus(order_id)).body['status'], 'NEW');
    });

    it('and Pay, come together, leave one amount that is both the order’s and the charge’s', async () => {
      for (let round = 0; round < 20; round++) {
        const order_id = newOrderId();
        const token = await shop.open({ order_id, timestamp: later() });
        const payload = update({ order_id, amount: '1.00' });
        const [updated, paid] = await Promise.all([
          sendUpdate(token, payload),
          shop.post(`/checkout/${token}/transactions`, { ...card, amount: '249.00' }),
        ]);
        assert.deepEqual([updated.status, paid.status].sort(), updated.status === 200 ? [200, 400] : [201, 409]);
      }
    });
  });
});

describe('order updation', () => {
  const updation = async (shop: Shop, ids: object) =>
    (await shop.post('/checkout', { payload: { ...shop.payload(), ...ids } })).body['orderUpdation'];

  it('is on for the client ids that a merchant has it for', async (test) => {
    const shop = await openShop({}, test);
    assert.equal(await updation(shop, {}), false);
    assert.equal(await updation(shop, { clientId: undefined }), false);
    assert.equal(await updation(shop, { clientId: 'acme-updates' }), true);
    assert.equal(await updation(shop, { clientId: 'acme-updates', merchantId: undefined }), true);
  });

  it('may be on for all', async (test) => {
    const shop = await openShop({ orderUpdation: true }, test);
    assert.equal(await updation(shop, {}), true);
  });

  it('needs client ids that belong to one merchant only', async (test) => {
    const shop = await openShop({}, test);
    const other = { ...shop.simulator.merchant, merchantId: 'globex', clientId: 'globex' };
    await assert.rejects(openShop({ merchants: [other] }, test), /acme-updates/);
  });
});
