import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { sample } from '../../support/test-files.js';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

const bank = { method: 'netbanking', bank: 'NB_SBI' };

describe('submits that come together', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const batches = sample(1, 20);

  it(`F31: make one transaction per order: ${batches * 50} orders, 10 submits each`, async () => {
    const made = new Set<string>();
    const agent = new Agent({ keepAlive: true, maxSockets: 100 });
    for (let batch = 0; batch < batches; batch++) {
      const orderIds = Array.from({ length: 50 }, newOrderId);
      await Promise.all(
        orderIds.map(async (order_id) => {
          const token = await shop.open({ order_id });
          const address = new URL(`/checkout/${token}/transactions`, shop.simulator.origin);
          const submits = await Promise.all(Array.from({ length: 10 }, () => post(address, bank, agent)));
          for (const { transactionId } of submits) made.add(String(transactionId));
        }),
      );
      const statuses = await Promise.all(orderIds.map((orderId) => shop.orderStatus(orderId)));
      for (const [index, { body }] of statuses.entries()) {
        assert.equal(body['txn_id'], `acme-${orderIds[index] ?? ''}-1`);
      }
    }
    agent.destroy();
    assert.equal(made.size, batches * 50);
  });

  it('F31: make one transaction also from two tabs, each with its own checkout of the order', async () => {
    const payload = shop.payload();
    const open = async () => String((await shop.post('/checkout', { payload })).body['token']);
    const tabs = await Promise.all([open(), open()]);
    const submits = await Promise.all([...tabs, ...tabs].map((token) => submit(shop, token, bank)));
    assert.equal(new Set(submits.map(({ transactionId }) => transactionId)).size, 1);
  });

  it('leave one transaction that can be charged when they differ in the instrument', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId });
    const banks = ['NB_HDFC', 'NB_ICICI', 'NB_AXIS', 'NB_SBI', 'NB_PNB'];
    const submits = await Promise.all(banks.map((code) => submit(shop, token, { method: 'netbanking', bank: code })));
    await Promise.all(submits.map(({ bankUrl }) => shop.post(`${bankUrl}/answer`, { choice: 'succeed' })));
    const ends = await Promise.all(
      submits.map(async ({ transactionId }) => shop.get(`/checkout/${token}/transactions/${transactionId}`)),
    );
    assert.equal(ends.filter(({ body }) => body['status'] === 'charged').length, 1);
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'CHARGED');
  });

  it('charge once when the bank is answered ten times at once', async () => {
    const orderId = newOrderId();
    const { bankUrl } = await submit(shop, await shop.open({ order_id: orderId }), { method: 'card', card: goodCard });
    const answers = Array.from({ length: 10 }, (_, index) => ({ otp: index % 2 ? '000000' : '123456' }));
    await Promise.all(answers.map((answer) => shop.post(`${bankUrl}/answer`, answer)));
    assert.equal((await shop.orderStatus(orderId)).body['status'], 'CHARGED');
  });
});

/** A POST that costs the client as little as can be: up to eleven thousand of them share one thread with the simulator. */
function post(address: URL, body: object, agent: Agent): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
    const sent = request(address, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve(recordOf(JSON.parse(Buffer.concat(chunks).toString())));
      });
    });
    sent.on('error', (error) => {
      // The server had given up the idle connection just then, and has not seen the request.
      if (sent.reusedSocket) resolve(post(address, body, agent));
      else reject(error);
    });
    sent.end(text);
  });
}
