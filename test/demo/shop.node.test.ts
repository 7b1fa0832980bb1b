import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { createOrderBook, languages, product } from '../../demo/orders.js';
import { formatRupees } from '../../demo/public/rupees.js';
import { runDemo } from '../../demo/run-demo.js';
import { createShop } from '../../demo/shop-server.js';
import { verifyOrder } from '../../demo/verified-order.js';
import { bcp47Of, languages as documented } from '../../src/protocol/language.ts';
import { verifyOrder as verifySignature } from '../../src/server/verify.ts';
import { startSimulator, testOtp, type Simulator } from '../../src/simulator/index.ts';

const card = {
  number: '4111111111111111',
  expiryMonth: '12',
  expiryYear: String(new Date().getFullYear() + 2),
  cvv: '123',
};

describe('the demo shop', () => {
  let simulator: Simulator;
  let shop: ReturnType<typeof createShop>;
  before(async () => {
    simulator = await startSimulator();
    shop = createShop({ simulator });
  });
  after(() => simulator.stop());

  const get = async (path: string) => shop.request(`http://localhost${path}`);
  const order = async (basket = '') => {
    const answer = await shop.request('http://localhost/orders', { method: 'POST', body: new URLSearchParams(basket) });
    return { answer, signed: textsOf(await answer.json()) };
  };
  const stateOf = async (id: string) => textsOf(await (await get(`/orders/${id}/status`)).json())['state'];
  const send = (path: string, body: object) => sendTo(simulator.origin, path, body);
  const pay = (signed: Record<string, string>, instrument: object) =>
    payAt(simulator.origin, signed, simulator.merchant.merchantId, instrument);

  it('signs an order with the price of its own book', async () => {
    const { answer, signed } = await order('quantity=9&language=hindi');
    const { orderDetails = '', signature = '', orderId = '' } = signed;
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('location'), `/orders/${orderId}`);
    assert.equal(await verifySignature({ orderDetails, signature, publicKey: simulator.merchant.publicKey }), true);
    const { amount, basket = '' } = textsOf(JSON.parse(orderDetails));
    assert.equal(amount, '112050.00');
    assert.deepEqual(JSON.parse(basket), [{ id: 'neela', description: 'Neela', quantity: 9, unitPrice: '12450.00' }]);
  });

  it('leaves the customer of a guest empty', async () => {
    const { signed } = await order('guest=on');
    const details = textsOf(JSON.parse(signed['orderDetails'] ?? ''));
    assert.deepEqual([details['customer_id'], 'customer_email' in details], ['', false]);
  });

  it('refuses a basket that it does not sell', async () => {
    for (const basket of [
      'quantity=0',
      'quantity=10',
      'quantity=1.5',
      'quantity=x',
      'language=klingon',
      'language=toString',
    ]) {
      assert.equal((await order(basket)).answer.status, 400, basket);
    }
    assert.equal((await order(`quantity=1&${'x'.repeat(5000)}`)).answer.status, 413);
  });

  it('says what the browser brought back, and believes only the order status', async () => {
    const { signed } = await order();
    const { orderId: id = '' } = signed;
    const { token = '' } = await send('/checkout', {
      payload: { ...signed, action: 'paymentPage', merchantId: simulator.merchant.merchantId },
    });
    const { url = '' } = await send(`/checkout/${token}/return`, {});
    const page = async (address: string) => (await shop.request(address)).text();
    assert.match(await page(url), /What your browser brought[^]*Status then[^]*<code>NEW<\/code>/);

    const forged = new URL(url);
    forged.searchParams.set('status', 'CHARGED');
    const refused = await page(forged.href);
    assert.match(refused, /What your browser brought[^]*Refused as[^]*<code>signature-mismatch<\/code>/);
    assert.match(refused, /data-state="open"/);

    const other = await order();
    const moved = new URL(forged);
    moved.pathname = `/orders/${other.signed['orderId'] ?? ''}`;
    moved.search = new URL(url).search;
    assert.match(await page(moved.href), /Refused as[^]*<code>conflict<\/code>/);
    assert.doesNotMatch(await page(`http://localhost/orders/${id}?utm_source=mail`), /What your browser brought/);
  });

  it('F37: shows an order as paid once the gateway has charged it, and never offers to pay for it again', async () => {
    const { signed } = await order();
    const id = signed['orderId'] ?? '';
    assert.equal(await stateOf(id), 'open');
    const answerBank = await pay(signed, { method: 'card', card });
    assert.equal(await stateOf(id), 'pending');
    await answerBank({ otp: testOtp });
    const page = await (await get(`/orders/${id}`)).text();
    assert.match(page, /Paid\. Thank you\./);
    assert.match(page, /CHARGED/);
    const again = await get(`/checkout/${id}`);
    assert.deepEqual([again.status, again.headers.get('location')], [302, `/orders/${id}`]);
  });

  it('shows a declined order as failed, with a way to a new one', async () => {
    const { signed } = await order('quantity=2&language=tamil&guest=on');
    const answerBank = await pay(signed, { method: 'netbanking', bank: 'NB_HDFC' });
    await answerBank({ choice: 'fail' });
    const page = await (await get(`/orders/${signed['orderId'] ?? ''}`)).text();
    assert.match(page, /The payment failed/);
    assert.match(page, /href="\/checkout\?quantity=2&amp;language=tamil&amp;guest=on"/);
  });

  it('shows an order as waiting while the bank has not decided, and offers no second payment', async () => {
    const { signed } = await order();
    const answerBank = await pay(signed, { method: 'netbanking', bank: 'NB_HDFC' });
    await answerBank({ choice: 'leave' });
    const page = await (await get(`/orders/${signed['orderId'] ?? ''}`)).text();
    assert.match(page, /Checking every few seconds/);
    assert.doesNotMatch(page, /Try again/);
  });

  it('prints the very text of an order when its checkout is loaded again', async () => {
    const { signed } = await order();
    const page = await (await get(`/checkout/${signed['orderId'] ?? ''}`)).text();
    const printed = /order-details="([^"]*)"/
      .exec(page)?.[1]
      ?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    assert.equal(printed, signed['orderDetails']);
  });

  it('does not take a payment of another amount for its own', async () => {
    const { signed } = await order();
    await (
      await pay(signed, { method: 'card', card })
    )({ otp: testOtp });
    const id = signed['orderId'] ?? '';
    const { orderDetails = '', signature = '', merchantKeyId = '' } = signed;
    const book = createOrderBook();
    book.add({
      id,
      amount: '12450.01',
      quantity: 1,
      language: 'english',
      guest: false,
      signed: { orderDetails, signature, merchantKeyId, warnings: [] },
    });
    const found = book.find(id);
    assert.ok(found);
    const { state } = await verifyOrder(found, { gateway: simulator.origin, merchant: simulator.merchant });
    assert.equal(state, 'differs');
  });

  it('keeps an order waiting while the gateway does not answer', async () => {
    const gone = await startSimulator();
    await gone.stop();
    const { orderDetails = '', signature = '', merchantKeyId = '', orderId: id = '' } = (await order()).signed;
    const kept = {
      id,
      amount: '12450.00',
      quantity: 1,
      language: 'english',
      guest: false,
      signed: { orderDetails, signature, merchantKeyId, warnings: [] },
    };
    const { state } = await verifyOrder(kept, { gateway: gone.origin, merchant: gone.merchant, deadline: 10 });
    assert.equal(state, 'pending');
  });

  it('serves every page with a strict policy and no script or style in its markup', async () => {
    const { signed } = await order();
    const id = signed['orderId'] ?? '';
    for (const path of ['/', '/checkout', `/checkout/${id}`, `/orders/${id}`, '/orders/none', '/login', '/nothing']) {
      const answer = await get(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const page = await answer.text();
      assert.match(policy, /require-trusted-types-for 'script'/, path);
      assert.match(policy, new RegExp(`frame-src ${simulator.origin};`), path);
      assert.doesNotMatch(policy, /unsafe|\*/, path);
      assert.doesNotMatch(page, /<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/, path);
    }
  });

  it('serves the one-file page as it stands, with a policy that names its one script', async () => {
    const answer = await get('/script-tag.html');
    const page = await answer.text();
    assert.equal(page, readFileSync(new URL('../../demo/script-tag.html', import.meta.url), 'utf8'));
    const script = /<script type="module">([^]*?)<\/script>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    assert.ok(answer.headers.get('content-security-policy')?.includes(`'sha256-${hash}'`));
  });

  it('hears of the gateway by webhooks that have its password, and shows the latest beside the proof', async () => {
    const demo = await runDemo();
    try {
      const sent = await fetch(`${demo.shopUrl}/orders`, { method: 'POST', body: new URLSearchParams() });
      const signed = textsOf(await sent.json());
      const order = `${demo.shopUrl}/orders/${signed['orderId'] ?? ''}`;
      const forged = await fetch(`${demo.shopUrl}/webhooks`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('tanabana:guess')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ event_name: 'ORDER_SUCCEEDED', content: { order: { order_id: signed['orderId'] } } }),
      });
      assert.equal(forged.status, 401);
      const page = async () => (await fetch(order)).text();
      assert.doesNotMatch(await page(), /webhook/);
      const answer = await payAt(demo.simulatorUrl, signed, 'tanabana', { method: 'card', card });
      await answer({ otp: testOtp });
      let shown = await page();
      while (!shown.includes('ORDER_SUCCEEDED')) shown = await page();
      assert.match(shown, /CHARGED[^]*Latest webhook[^]*ORDER_SUCCEEDED/);
    } finally {
      await demo.stop();
    }
  });

  it('has an answer for a browser that asks for an icon, so that no console shows a 404', async () => {
    assert.equal((await get('/favicon.ico')).status, 204);
  });

  it('offers the documented languages, in their own words and with their tags', () => {
    assert.deepEqual(Object.keys(languages).sort(), [...documented].sort());
    for (const name of documented) assert.equal(languages[name][0], bcp47Of(name));
  });

  it('shows developers the sources of its pages, and prints their choices of the address', async () => {
    const page = await (await get('/checkout?quantity=1&theme=dark&presentation=dialog&decline=on')).text();
    assert.match(page, /<html lang="en" data-theme="dark">/);
    assert.match(page, /presentation="dialog"[^>]* manual/);
    assert.match(page, /name="decline" checked/);
    for (const [, path = ''] of page.matchAll(/href="(\/source\/[^"]+)"/g)) {
      const answer = await get(path);
      assert.equal(answer.headers.get('content-type'), 'text/plain;charset=UTF-8');
      assert.match(await answer.text(), /^\/\/ @ts-check\n/);
    }
    const odd = await (await get('/checkout?quantity=1&theme=x%22&presentation=toString')).text();
    assert.match(odd, /data-theme="auto"[^]*<details >/);
    assert.doesNotMatch(odd, / manual/);
  });

  it('plans the end of an order that the gateway knows, and of no other', async () => {
    const { signed } = await order();
    const id = signed['orderId'] ?? '';
    const plan = (ending: string) =>
      shop.request(`http://localhost/developer/orders/${id}/${ending}`, { method: 'POST' });
    assert.equal((await plan('authorization_failed')).status, 404);
    const answerBank = await pay(signed, { method: 'card', card });
    assert.equal((await plan('frame-dies')).status, 404);
    assert.equal((await plan('authorization_failed')).status, 200);
    await answerBank({ otp: testOtp });
    assert.equal(await stateOf(id), 'failed');
  });

  it('writes amounts with Indian grouping, exactly', () => {
    assert.equal(formatRupees('112050.00'), '₹1,12,050.00');
    assert.equal(formatRupees('90071992547409930.01'), '₹90,07,19,92,54,74,09,930.01');
    assert.equal(product.price % 100n, 0n);
  });
});

/** The texts of an object; nothing else of it is looked at. */
function textsOf(value: unknown): Record<string, string> {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}

async function sendTo(gateway: string, path: string, body: object): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(gateway + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return textsOf(await answer.json());
}

/** Opens the payment page of an order and presses pay; what it returns answers the bank. */
async function payAt(gateway: string, signed: Record<string, string>, merchantId: string, instrument: object) {
  const send = (path: string, body: object) => sendTo(gateway, path, body);
  const { token } = await send('/checkout', { payload: { ...signed, action: 'paymentPage', merchantId } });
  const { bankUrl, transactionId } = await send(`/checkout/${token ?? ''}/transactions`, instrument);
  assert.match(bankUrl ?? 'refused', /^\/bank\//);
  return (answer: object) => send(`/bank/${transactionId ?? ''}/answer`, answer);
}
