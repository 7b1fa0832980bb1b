import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { parseWebhook } from '../../../src/server/parse-webhook.ts';
import { backOff } from '../../../src/simulator/infrastructure/webhook-sender.ts';
import { startChild } from '../../support/start-child.ts';
import { receiverLogin, startReceiver, type Receiver } from './receiver.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Shop } from './shop.ts';

describe('webhooks', () => {
  let receiver: Receiver;
  let shop: Shop;
  beforeEach(async () => {
    receiver = await startReceiver();
    shop = await openShop({ webhook: { url: receiver.url, ...receiverLogin } });
  });
  afterEach(async () => {
    await shop.simulator.stop();
    await receiver.stop();
  });

  async function pay(orderId: string, otp = '123456', number: string = goodCard.number): Promise<void> {
    const card = { ...goodCard, number };
    const { bankUrl } = await submit(shop, await shop.open({ order_id: orderId }), { method: 'card', card });
    await shop.post(`${bankUrl}/answer`, { otp });
  }
  const names = () => receiver.received.map(({ name }) => name);
  const listed = async () => {
    const { body } = await shop.get('/simulator/webhooks');
    return (body['webhooks'] as unknown[]).map(recordOf).reverse();
  };

  it('tell the shop of each step, in a form that parseWebhook reads and believes', async () => {
    const orderId = newOrderId();
    await pay(orderId);
    const all = await receiver.count(3);
    assert.deepEqual(names(), ['TXN_CREATED', 'TXN_CHARGED', 'ORDER_SUCCEEDED']);
    const last = all[2];
    assert.ok(last);
    const event = await parseWebhook(last.text, last.headers, receiverLogin, {
      expected: { orderId, amount: '249.00' },
      clock: () => shop.now,
    });
    assert.match(event.id, /^evt_V2_[0-9a-f]{32}$/);
    assert.equal(event.isKnown, true);
    assert.equal(event.order?.status, 'CHARGED');
    assert.deepEqual(event.mismatches, []);
    const first = await parseWebhook(all[0]?.text ?? '', last.headers, receiverLogin, { clock: () => shop.now });
    assert.equal(first.order?.status, 'PENDING_VBV');
    assert.equal(first.order.statusId, 23);
  });

  it('carry no contact data', async () => {
    await pay(newOrderId());
    const [first] = await receiver.count(1);
    assert.match(first?.text ?? '', /"customer_email":"FILTERED","customer_phone":"FILTERED"/);
  });

  it('tell of a failure', async () => {
    await pay(newOrderId(), '123456', '4000 0000 0000 0002');
    await receiver.count(3);
    assert.deepEqual(names(), ['TXN_CREATED', 'TXN_FAILED', 'ORDER_FAILED']);
  });

  it('tell of a refund, with what has gone back', async () => {
    const orderId = newOrderId();
    await pay(orderId);
    await fetch(`${shop.simulator.origin}/orders/${orderId}/refunds`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${shop.simulator.merchant.apiKey}:`).toString('base64')}`,
        'x-merchantid': 'acme',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'unique_request_id=rf1&amount=49.00',
    });
    await receiver.count(5);
    assert.deepEqual(names().slice(3), ['REFUND_INITIATED', 'ORDER_REFUNDED']);
    assert.match(receiver.received[4]?.text ?? '', /"amount_refunded":49,/);
  });

  it('come again with growing pauses until they are taken', async () => {
    receiver.answer = 500;
    await submit(shop, await shop.open(), { method: 'card', card: goodCard });
    await shop.simulator.advance(0);
    for (const [tries, pause] of backOff.slice(0, 3).entries()) {
      await shop.simulator.advance(pause - 1);
      assert.equal(receiver.received.length, tries + 1, `not before ${pause} ms`);
      await shop.simulator.advance(1);
      assert.equal(receiver.received.length, tries + 2, `after ${pause} ms`);
    }
    receiver.answer = 204;
    await shop.simulator.advance(backOff[3] ?? 0);
    await shop.simulator.advance(10 * (backOff.at(-1) ?? 0));
    const [first] = receiver.received;
    assert.equal(receiver.received.filter(({ id }) => id === first?.id).length, 5, 'always the same event');
    const [webhook] = await listed();
    assert.equal(webhook?.['state'], 'delivered');
    const answers = (webhook['deliveries'] as unknown[]).map((delivery) => recordOf(delivery)['answer']);
    assert.deepEqual(answers, ['500', '500', '500', '500', '204']);
  });

  it('are given up after the last pause', async () => {
    receiver.answer = 404;
    await submit(shop, await shop.open(), { method: 'card', card: goodCard });
    await shop.simulator.advance(0);
    for (const pause of backOff) await shop.simulator.advance(pause);
    assert.equal((await listed())[0]?.['state'], 'given-up');
    await shop.simulator.advance(backOff.at(-1) ?? 0);
    const [first] = receiver.received;
    assert.equal(receiver.received.filter(({ id }) => id === first?.id).length, backOff.length + 1);
  });

  it('follow no redirect', async (test) => {
    const elsewhere = await startReceiver(test);
    receiver.answer = { location: elsewhere.url };
    await submit(shop, await shop.open(), { method: 'card', card: goodCard });
    await shop.simulator.advance(0);
    await shop.simulator.advance(backOff[0] ?? 0);
    assert.equal(elsewhere.received.length, 0);
    const [webhook] = await listed();
    assert.ok(webhook);
    assert.equal(recordOf((webhook['deliveries'] as unknown[])[0])['answer'], 'redirect');
  });

  it('stay on this machine unless the simulator is told otherwise', async (test) => {
    const away = { url: 'https://shop.example/webhooks', ...receiverLogin };
    await assert.rejects(openShop({ webhook: away }, test), /stay on this machine/);
    await openShop({ webhook: away, webhooksAnywhere: true }, test);
    for (const [url, code] of [
      ['ftp://localhost/x', 'url-scheme'],
      ['http://a:b@localhost/x', 'url-form'],
      ['http:localhost/x', 'url-form'],
      ['nowhere', 'url-form'],
    ] as const) {
      await assert.rejects(openShop({ webhook: { ...away, url } }, test), { code, field: 'webhook.url' });
    }
  });

  it('are sent again, twice, later or never, as the dashboard says', async () => {
    await pay(newOrderId());
    await receiver.count(3);
    const [created, charged, succeeded] = (await listed()).map(({ id }) => String(id));
    const control = (id: string | undefined, wish: string) => shop.post(`/simulator/webhooks/${id}`, { control: wish });
    assert.equal((await control(created, 'replay')).status, 200);
    await receiver.count(4);
    await control(charged, 'duplicate');
    await receiver.count(6);
    assert.deepEqual(
      receiver.received.slice(3).map(({ id }) => id),
      [created, charged, charged],
    );
    await control(succeeded, 'delay');
    await shop.simulator.advance(9_999);
    assert.equal(receiver.received.length, 6);
    await shop.simulator.advance(1);
    assert.equal(receiver.received.length, 7);
    await control(succeeded, 'delay');
    await control(succeeded, 'drop');
    await shop.simulator.advance(60_000);
    assert.equal(receiver.received.length, 7);
    assert.equal((await control('evt_V2_0', 'drop')).status, 404);
    assert.equal((await control(created, 'explode')).status, 400);
  });

  it('go out in the opposite order when the dashboard says so', async () => {
    receiver.answer = 500;
    const orderId = newOrderId();
    await pay(orderId);
    await receiver.count(3);
    receiver.answer = 200;
    assert.equal((await shop.post(`/simulator/orders/acme/${orderId}/reverse-webhooks`, {})).body['reversed'], 3);
    await shop.simulator.advance(5_000);
    assert.deepEqual(names().slice(3), ['ORDER_SUCCEEDED', 'TXN_CHARGED', 'TXN_CREATED']);
  });

  for (const [plan, expected] of [
    ['twice', ['TXN_CREATED', 'TXN_CHARGED', 'ORDER_SUCCEEDED', 'TXN_CREATED', 'TXN_CHARGED', 'ORDER_SUCCEEDED']],
    ['late', ['TXN_CREATED', 'TXN_CHARGED', 'ORDER_SUCCEEDED']],
    ['reversed', ['ORDER_SUCCEEDED', 'TXN_CHARGED', 'TXN_CREATED']],
    ['lost', []],
  ] as const) {
    it(`of every order go out ${plan} when the dashboard says so`, async () => {
      await shop.post('/simulator/settings', { webhooks: plan });
      await pay(newOrderId());
      if (plan === 'late') {
        await shop.simulator.advance(9_999);
        assert.deepEqual(names(), []);
      }
      await shop.simulator.advance(10_000);
      // On a slow machine a copy may go out before the payment has its next event.
      const isFirst = (name: string, index: number) => names().indexOf(name) === index;
      const copies = names().filter((name, index) => !isFirst(name, index));
      assert.deepEqual([...names().filter(isFirst), ...copies], [...expected]);
      const ids = new Set(receiver.received.map(({ id }) => id));
      assert.equal(ids.size, plan === 'lost' ? 0 : 3, 'a copy has the id of the first');
    });
  }
});

describe('webhooks in a file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-webhooks-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('are lost by no kill: what was not taken goes out after the next start', async (test) => {
    const store = join(folder, 'kill.db');
    const receiver = await startReceiver(test);
    receiver.answer = 503;
    const script = `
      import { openShop, submit, goodCard } from './test/simulator/gateway/shop.ts';
      const webhook = { url: '${receiver.url}', username: 'hooks', password: 'secret' };
      const shop = await openShop({ store: ${JSON.stringify(store)}, webhook });
      await submit(shop, await shop.open(), { method: 'card', card: goodCard });
      console.log('submitted');
      setInterval(() => undefined, 1_000);`;
    const child = startChild(test, process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
    await child.prints(/submitted/);
    const [first] = await receiver.count(1);
    child.kill('SIGKILL');
    assert.equal(await child.ended(), 'SIGKILL');
    receiver.answer = 200;
    const shop = await openShop({ store, webhook: { url: receiver.url, ...receiverLogin } }, test);
    await shop.simulator.advance(backOff[0] ?? 0);
    const [, again] = await receiver.count(2);
    assert.equal(again?.id, first?.id);
    assert.equal(again?.text, first?.text);
    await shop.simulator.advance(backOff.at(-1) ?? 0);
    // Of the payment that has expired meanwhile the shop hears too.
    assert.equal(receiver.received.filter(({ id }) => id === first?.id).length, 2);
  });
});
