import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verifyReturn } from '../../../src/server/verify.ts';
import { goodCard, newOrderId, openShop, recordOf, submit, type Reply, type Shop } from './shop.ts';

const minute = 60_000;

describe('the redirection mode', () => {
  let shop: Shop;
  before(async () => void (shop = await openShop()));
  after(() => shop.simulator.stop());

  /** Sends the form that the SDK’s script sends from a page of the shop. */
  async function sendForm(payload: string | undefined, origin = 'https://shop.example'): Promise<Response> {
    const body = new URLSearchParams({ id: 'x', ...(payload !== undefined && { payload }) });
    return fetch(`${shop.simulator.origin}/payment-page/signature/acme-x`, {
      method: 'POST',
      headers: { origin },
      body,
      redirect: 'manual',
    });
  }

  function requests(process: Record<string, unknown>, initiate: Record<string, unknown> = {}): string {
    const { merchantId, clientId } = shop.simulator.merchant;
    const initPayload = {
      payload: { action: 'initiate', merchantId, clientId, environment: 'sandbox', ...initiate },
    };
    return JSON.stringify({ initPayload, processPayload: { payload: process } });
  }

  async function linkOf(process: Record<string, unknown>): Promise<string> {
    const response = await sendForm(requests(process));
    assert.equal(response.status, 303);
    return response.headers.get('location') ?? '';
  }

  const openLink = (link: string): Promise<Reply> => shop.post('/checkout/link', { link });
  const tokenIn = (path: string) => /^\/pay\/([\w-]{43})/.exec(path)?.[1] ?? '';

  it('takes the form of a foreign page and sends the browser on to a link that can be reloaded', async () => {
    const path = await linkOf(shop.payload({ amount: '10.00', description: 'A lamp' }));
    assert.match(path, /^\/pay\/[\w-]{43}$/);
    for (let visit = 0; visit < 2; visit++) {
      const page = await shop.get(path);
      assert.equal(page.status, 200);
      assert.match(String(page.body['text']), /<hyper-payment-page>/);
      const opened = await openLink(tokenIn(path));
      assert.equal(opened.status, 201);
      const { amount, description, merchantName } = recordOf(opened.body['order']);
      assert.deepEqual([amount, description, merchantName], ['10.00', 'A lamp', 'Acme Stores']);
    }
  });

  it('hands language and login page to the page of the link, and to no server', async () => {
    const login = 'https://shop.example/login?next=1';
    const path = await linkOf({ ...shop.payload(), language: 'hindi', guest_login_url: login });
    const { hash } = new URL(path, shop.simulator.origin);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(hash.slice(1))), {
      language: 'hindi',
      guest_login_url: login,
    });
  });

  it('refuses what the payment page would refuse, with a page that says why and nothing to press', async () => {
    const payload = shop.payload();
    const sent = {
      'signature-mismatch': requests({ ...payload, orderDetails: `${String(payload['orderDetails'])} ` }),
      'not-allowed': requests(payload, { environment: 'prod' }),
      'merchant-unknown': requests(payload, { merchantId: 'nobody', clientId: 'nobody' }),
    };
    for (const [code, form] of Object.entries(sent)) {
      const response = await sendForm(form);
      assert.equal(response.status, 400);
      const text = await response.text();
      assert.match(text, /This order cannot be paid/);
      assert.ok(text.includes(`(${code})`), code);
      assert.doesNotMatch(text, /<script|<form|<a /);
    }
    for (const form of [undefined, '', '[]', '{', '{"initPayload":1,"processPayload":2}']) {
      assert.equal((await sendForm(form)).status, 400);
    }
  });

  it('lets a foreign page send nothing else', async () => {
    const { status, body } = await shop.post('/checkout', { payload: shop.payload() }, { origin: 'https://a.example' });
    assert.deepEqual([status, body['error_code']], [403, 'BAD_ORIGIN']);
  });

  it('opens a link for a quarter of an hour; what was begun by then can be looked at after it', async () => {
    const [unused, begun] = [await linkOf(shop.payload()), await linkOf(shop.payload())];
    await submit(shop, String((await openLink(tokenIn(begun))).body['token']), { method: 'card', card: goodCard });
    const start = shop.now;
    try {
      shop.now = start + 15 * minute;
      assert.equal((await openLink(tokenIn(unused))).status, 201);
      shop.now += 1;
      const late = await openLink(tokenIn(unused));
      assert.deepEqual([late.status, late.body['code'], late.body['errorCode']], [401, 'time-expired', 'JP_012']);
      assert.equal((await openLink(tokenIn(begun))).status, 201);
    } finally {
      shop.now = start;
    }
  });

  it('refuses a link that was never given out', async () => {
    for (const link of ['', 'x', 'a'.repeat(43)]) {
      const { status, body } = await openLink(link);
      assert.deepEqual([status, body['code']], [401, 'authentication-refused']);
    }
  });
});

describe('the way back to the shop', () => {
  let shop: Shop;
  before(async () => void (shop = await openShop()));
  after(() => shop.simulator.stop());

  const returnUrl = 'https://shop.example/orders/done';

  async function verified(address: string, orderId: string): Promise<readonly [string, string | undefined]> {
    assert.ok(address.startsWith(`${returnUrl}?`), address);
    const { status, statusId } = await verifyReturn(address, shop.simulator.merchant.responseKey, { orderId });
    return [status, statusId];
  }

  it('carries the documented parameters, signed by the Response Key, for each end at the bank', async () => {
    const ends = [
      ['succeed', ['CHARGED', '21']],
      ['fail', ['AUTHORIZATION_FAILED', '27']],
      ['leave', ['PENDING_VBV', '23']],
    ] as const;
    for (const [choice, expected] of ends) {
      const orderId = newOrderId();
      const token = await shop.open({ order_id: orderId, return_url: returnUrl });
      const { bankUrl } = await submit(shop, token, { method: 'netbanking', bank: 'NB_HDFC' });
      const early = await shop.get(`${bankUrl}/return`);
      assert.deepEqual([early.status, early.headers.get('location')], [303, bankUrl], 'not before it is over');
      assert.equal((await shop.post(`${bankUrl}/answer`, { choice })).body['returns'], true);
      const back = await shop.get(`${bankUrl}/return`);
      assert.equal(back.status, 303);
      assert.deepEqual(await verified(back.headers.get('location') ?? '', orderId), expected);
      const { body } = await shop.post(`/checkout/${token}/return`, {});
      assert.equal(body['url'], back.headers.get('location'), 'the payment page is told the same');
    }
  });

  it('is known before any payment, too', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId, return_url: returnUrl });
    const { body } = await shop.post(`/checkout/${token}/return`, {});
    assert.deepEqual(await verified(String(body['url']), orderId), ['NEW', '10']);
  });

  it('does not verify with another key, for another order or with another status', async () => {
    const orderId = newOrderId();
    const token = await shop.open({ order_id: orderId, return_url: returnUrl });
    const url = new URL(String((await shop.post(`/checkout/${token}/return`, {})).body['url']));
    const { responseKey } = shop.simulator.merchant;
    await assert.rejects(verifyReturn(url, `${responseKey}x`), { code: 'signature-mismatch' });
    await assert.rejects(verifyReturn(url, responseKey, { orderId: 'R2' }), { code: 'conflict' });
    url.searchParams.set('status', 'CHARGED');
    await assert.rejects(verifyReturn(url, responseKey), { code: 'signature-mismatch' });
  });

  it('is posted by a page of the gateway for a merchant whose browsers come back so', async () => {
    const { publicKey, responseKey } = shop.simulator.merchant;
    const globex = {
      merchantId: 'globex',
      clientId: 'globex',
      merchantKeyId: '1',
      apiKey: 'GLOBEXKEY',
      name: 'Globex',
    };
    const posting = await openShop({
      merchants: [{ ...globex, publicKey, responseKey, returnMethod: 'POST' }],
    });
    try {
      const authorization = `Basic ${btoa('GLOBEXKEY:')}`;
      const order = { order_id: newOrderId(), amount: '1.00', return_url: `${returnUrl}?shop=2` };
      const session = await posting.post('/session', order, { authorization, 'x-merchantid': 'globex' });
      const { payload } = recordOf(session.body['sdk_payload']);
      const { token } = (await posting.post('/checkout', { payload })).body;
      const { bankUrl } = await submit(posting, String(token), { method: 'netbanking', bank: 'NB_HDFC' });
      await posting.post(`${bankUrl}/answer`, { choice: 'succeed' });
      const told = await posting.post(`/checkout/${String(token)}/return`, {});
      for (const path of [`${bankUrl}/return`, String(told.body['url'])]) {
        const page = await posting.get(path);
        const text = String(page.body['text']);
        assert.match(text, /<form method="post" action="https:\/\/shop\.example\/orders\/done\?shop=2">/);
        assert.match(page.headers.get('content-security-policy') ?? '', /form-action http: https:/);
        const fields = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
        const body = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
        const back = await verifyReturn(body, responseKey, { orderId: order.order_id });
        assert.deepEqual([back.status, [...back.parameters.keys()]], ['CHARGED', ['order_id', 'status', 'status_id']]);
      }
      await posting.post('/simulator/settings', { returnMethod: 'GET' });
      assert.equal((await posting.get(`${bankUrl}/return`)).status, 303, 'the dashboard goes over the merchant');
    } finally {
      await posting.simulator.stop();
    }
  });

  it('is the bank’s own page, in the language that it is in, where the order names no address', async () => {
    const token = await shop.open();
    const { bankUrl } = await submit(shop, token, { method: 'netbanking', bank: 'NB_HDFC' });
    const { body } = await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
    assert.deepEqual([body['done'], body['returns']], [true, false]);
    const back = await shop.get(`${bankUrl}/return?language=hindi`);
    assert.deepEqual([back.status, back.headers.get('location')], [303, `${bankUrl}?language=hindi`]);
    assert.equal((await shop.post(`/checkout/${token}/return`, {})).body['url'], null);
  });

  it('leads nowhere for a transaction or a checkout that was never there', async () => {
    assert.equal((await shop.get('/bank/nothing/return')).status, 404);
    assert.equal((await shop.post('/checkout/nothing/return', {})).status, 401);
    assert.equal((await shop.get('/checkout/nothing/return')).status, 404);
  });
});
