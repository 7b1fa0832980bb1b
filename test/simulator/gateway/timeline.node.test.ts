import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

describe('the timeline of an order', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const linesOf = async (orderId: string) => {
    const { merchantId } = shop.simulator.merchant;
    const { body } = await shop.get(`/simulator/orders/${merchantId}/${orderId}`);
    const lines = Array.isArray(body['timeline']) ? body['timeline'].map(recordOf) : [];
    return lines
      .map(({ source, text }) => `${String(source)}: ${String(text)}`)
      .filter((line) => !line.startsWith('webhook'));
  };
  const opened = ['gateway: Order of INR 249.00 taken', 'sdk: process opened the payment page'];

  it('sends each line of a webhook with its own body, also where two have one name', async () => {
    const order_id = newOrderId();
    const token = await shop.open({ order_id });
    for (const otp of ['000000', '123456']) {
      const { bankUrl } = await submit(shop, token, { method: 'card', card: goodCard });
      if (otp === '123456') await shop.post(`${bankUrl}/answer`, { otp });
      else for (let tries = 0; tries < 3; tries++) await shop.post(`${bankUrl}/answer`, { otp });
    }
    const { origin, merchant } = shop.simulator;
    const over = new AbortController();
    const path = `/simulator/orders/${merchant.merchantId}/${order_id}/timeline`;
    const { body } = await fetch(origin + path, { signal: over.signal });
    let text = '';
    for await (const chunk of body ?? assert.fail('no stream')) {
      text += new TextDecoder().decode(chunk);
      if (text.includes('ORDER_SUCCEEDED')) break;
    }
    over.abort();
    const lines = Array.from(text.matchAll(/^data: (.+)$/gm), ([, line = '']) => recordOf(JSON.parse(line)));
    const created = lines.filter((line) => String(line['text']).startsWith('TXN_CREATED'));
    const transactions = created.map(({ webhook }) => /-(\d)"/.exec(String(recordOf(webhook)['body']))?.[1]);
    assert.deepEqual(transactions, ['1', '2']);
  });

  it('tells why the page shows no lines of a basket', async () => {
    const basket = (unitPrice: string) => JSON.stringify([{ description: 'Lamp', quantity: 1, unitPrice }]);
    const cases = [
      [basket('249.00'), []],
      [basket('248.00'), ['gateway: The page leaves basket out: its lines do not come to the amount of the order']],
      [
        '[{"id":"1"}]',
        [
          'gateway: The page leaves basket out: it is no JSON array of objects with description, quantity and unitPrice',
        ],
      ],
    ] as const;
    for (const [text, told] of cases) {
      const order_id = newOrderId();
      const payload = shop.payload({ order_id, basket: text, description: 'Neela' });
      const { order } = (await shop.post('/checkout', { payload })).body;
      const { lines, description } = recordOf(order);
      assert.equal(Array.isArray(lines), told.length === 0);
      assert.equal(description, 'Neela');
      assert.deepEqual(await linesOf(order_id), [...opened.slice(0, 1), ...told, ...opened.slice(1)]);
    }
  });

  it('tells of a shopper who leaves before paying', async () => {
    const order_id = newOrderId();
    const token = await shop.open({ order_id });
    await shop.post(`/checkout/${token}/leave`, {});
    assert.deepEqual(await linesOf(order_id), [...opened, 'page: The shopper left without paying']);
  });

  it('tells of a shopper who leaves the bank, and of one who leaves after that', async () => {
    const order_id = newOrderId();
    const token = await shop.open({ order_id });
    await submit(shop, token, { method: 'card', card: goodCard });
    await shop.post(`/checkout/${token}/leave`, {});
    await shop.post(`/checkout/${token}/leave`, {});
    assert.deepEqual((await linesOf(order_id)).slice(4), [
      'page: The shopper left without deciding',
      'page: The shopper left',
    ]);
  });

  it('tells what the page says to the shop, in one of the twelve statuses and no other word', async () => {
    const order_id = newOrderId();
    const token = await shop.open({ order_id });
    const tell = (body: object, of = token) => shop.post(`/checkout/${of}/result`, body);
    assert.deepEqual((await tell({ status: 'pending_vbv' })).body, { status: 'pending_vbv' });
    assert.equal((await tell({ status: '' })).status, 200);
    for (const status of ['CHARGED', 'paid by 4111111111111111', undefined, 1, 'constructor']) {
      const { status: http, body } = await tell({ status });
      assert.deepEqual([http, body['code'], body['field']], [400, 'not-allowed', 'status'], String(status));
    }
    assert.equal((await tell({ status: 'charged' }, 'nobody’s')).body['code'], 'authentication-refused');
    const line = 'page: process_result to the shop';
    assert.deepEqual(await linesOf(order_id), [...opened, line, line]);
    assert.equal((await shop.orderStatus(order_id)).body['status'], 'NEW');
  });

  it('tells of a misspelt key of an order that it opens', async () => {
    const order_id = newOrderId();
    await shop.open({ order_id, curency: 'USD' });
    const told = (await linesOf(order_id)).filter((line) => line.includes('Warning'));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^sdk: Warning: .*curency.*did you mean currency/);
  });

  it('tells of payloads that could not open it, by their code and nothing that they said', async () => {
    const order_id = newOrderId();
    const old = String(shop.now - 16 * 60_000);
    const payload = shop.payload({ order_id });
    await shop.post('/checkout', { payload });
    const stranger = shop.payload({ order_id, amount: '1.00', description: 'Not a lamp' });
    await shop.post('/checkout', { payload: { ...stranger, signature: payload['signature'] } });
    await shop.post('/checkout', { payload: shop.payload({ order_id, timestamp: old }) });
    await shop.post('/checkout', { payload: { ...payload, orderDetails: '{' } });
    assert.deepEqual((await linesOf(order_id)).slice(2), [
      'sdk: process was refused: signature-mismatch',
      'sdk: process was refused: time-expired',
    ]);
    const unknown = newOrderId();
    await shop.post('/checkout', { payload: shop.payload({ order_id: unknown, timestamp: old }) });
    assert.equal((await shop.orderStatus(unknown)).status, 404);
  });
});
