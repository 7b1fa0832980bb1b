import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { testCards } from '../../../src/simulator/index.ts';
import { parsed } from '../../../src/simulator/contract/value.ts';
import { PayCommand } from '../../../src/simulator/methods/contract.ts';
import { readInstrument } from '../../../src/simulator/application/pay.ts';
import { inTime } from '../../support/in-time.ts';
import { newOrder } from '../domain/samples.ts';
import { goodCard, openShop, submit, type Shop } from './shop.ts';

describe('the gateway against hostile requests', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const raw = async (path: string, body: string | Uint8Array, headers: Record<string, string>) => {
    const sent = typeof body === 'string' ? body : new Uint8Array(body);
    const response = await fetch(new URL(path, shop.simulator.origin), { method: 'POST', body: sent, headers });
    await response.arrayBuffer();
    return response.status;
  };
  const json = { 'content-type': 'application/json' };

  it('reads only JSON that is sent as JSON', async () => {
    const good = JSON.stringify({ payload: shop.payload() });
    assert.equal(await raw('/checkout', good, json), 201);
    assert.equal(await raw('/checkout', good, { 'content-type': 'application/json; charset=UTF-8' }), 201);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
    ]) {
      assert.equal(await raw('/checkout', good, { 'content-type': type }), 400, type);
    }
  });

  it('refuses bodies that are no JSON object, and says nothing of what they hold', async () => {
    const bodies = ['', 'null', '[]', '"x"', '{', '{"payload":[]}', '{"payload":"x"}', '{}', '['.repeat(30_000)];
    for (const path of ['/checkout', '/checkout/initiate']) {
      for (const body of bodies) assert.equal(await raw(path, body, json), 400, body.slice(0, 20));
      assert.equal(await raw(path, Uint8Array.of(0x7b, 0xff, 0x7d), json), 400);
    }
    const { body } = await shop.post('/checkout', { secret: '4242424242424242' });
    assert.doesNotMatch(JSON.stringify(body), /4242/);
  });

  it('takes no harm from keys that reach a prototype', async () => {
    const payload = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"environment":"sandbox"}`;
    assert.equal(await raw('/checkout', `{"payload":${payload}}`, json), 400);
    assert.equal('polluted' in {}, false);
  });

  it('refuses bodies over 64 KiB, announced or not', async () => {
    const large = JSON.stringify({ payload: { x: 'x'.repeat(64 * 1024) } });
    assert.equal(await raw('/checkout', large, json), 413);
    const chunked = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large));
        controller.close();
      },
    });
    const init = { method: 'POST', body: chunked, headers: json, duplex: 'half' };
    const response = await fetch(new URL('/checkout', shop.simulator.origin), init);
    await response.arrayBuffer();
    assert.equal(response.status, 413);
  });

  it('refuses writes from a foreign page and lets no foreign page read', async () => {
    const { origin } = shop.simulator;
    const payload = shop.payload();
    for (const foreign of ['https://evil.example', 'http://localhost:3000', 'null', `${origin}.evil.example`]) {
      const reply = await shop.post('/checkout', { payload }, { origin: foreign });
      assert.equal(reply.status, 403, foreign);
      assert.equal(reply.headers.get('access-control-allow-origin'), null);
    }
    assert.equal((await shop.post('/checkout', { payload }, { origin })).status, 201);
    const preflight = await fetch(new URL('/checkout', origin), {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [403, null]);
  });

  it('lets only pages that may frame it follow an order, and lets them read nothing else', async (test) => {
    const listed = 'https://shop.example';
    const { simulator, payload, post } = await openShop({ parents: [listed] }, test);
    const read = async (path: string, origin: string) => {
      const over = new AbortController();
      const response = await fetch(simulator.origin + path, { headers: { origin }, signal: over.signal });
      const allowed = response.headers.get('access-control-allow-origin');
      return { allowed, response, end: () => over.abort() };
    };
    const signed = payload();
    await post('/checkout', { payload: signed });
    const { order_id: id } = JSON.parse(String(signed['orderDetails'])) as { order_id: string };
    const order = `/simulator/orders/${simulator.merchant.merchantId}/${id}`;
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:5173', listed]) {
      const { allowed, response, end } = await read(`${order}/timeline`, origin);
      assert.deepEqual([allowed, response.headers.get('vary')], [origin, 'origin']);
      const first = await response.body?.getReader().read();
      assert.match(new TextDecoder().decode(first?.value), /^event: line\ndata: \{.*"text":"Order of INR/);
      end();
    }
    for (const origin of ['https://evil.example', `${listed}.evil.example`, 'https://shop.example:8443', 'null']) {
      const { allowed, end } = await read(`${order}/timeline`, origin);
      assert.equal(allowed, null, origin);
      end();
    }
    for (const path of [order, '/simulator/orders', '/simulator/webhooks', '/simulator/state', '/simulator/events']) {
      const { allowed, end } = await read(path, listed);
      assert.equal(allowed, null, path);
      end();
    }
  });

  it('opens nothing with a token that it did not give out, nor the transaction of another order', async () => {
    const [one, other] = [await shop.open(), await shop.open()];
    const { transactionId } = await submit(shop, one, { method: 'netbanking', bank: 'NB_HDFC' });
    assert.equal((await shop.get(`/checkout/${other}/transactions/${transactionId}`)).status, 404);
    for (const token of ['x', `${one}x`, one.slice(0, -1), '%00', `${one}'--`]) {
      const begun = await shop.post(`/checkout/${token}/transactions`, { method: 'netbanking', bank: 'NB_HDFC' });
      assert.deepEqual([begun.status, begun.body['code']], [401, 'authentication-refused'], token);
      assert.equal((await shop.get(`/checkout/${token}/transactions/${transactionId}`)).status, 401);
      assert.equal((await shop.post(`/checkout/${token}/leave`, {})).status, 401);
    }
    assert.equal((await shop.post('/bank/unknown/answer', { choice: 'succeed' })).status, 404);
    assert.equal((await shop.get('/bank/unknown/state')).status, 404);
  });

  it('takes no answer at the bank but six digits or one of three choices', async () => {
    const { bankUrl } = await submit(shop, await shop.open(), { method: 'card', card: goodCard });
    for (const answer of [
      {},
      { otp: 123456 },
      { otp: '12345' },
      { otp: '१२३४५६' },
      { choice: 'charge' },
      { choice: null },
    ]) {
      assert.equal((await shop.post(`${bankUrl}/answer`, answer)).status, 400);
    }
    assert.equal((await shop.get(`${bankUrl}/state`)).body['attemptsLeft'], 3);
  });

  it('cuts off a client that is slow to say what it wants, and serves others meanwhile', async () => {
    const { port } = new URL(shop.simulator.origin);
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.resume();
    socket.write('POST /checkout HTTP/1.1\r\nhost: 127.0.0.1\r\n');
    assert.equal((await shop.get('/')).status, 200);
    await inTime('the end of a connection that says nothing more', closed);
  });

  it('refuses headers without end', async () => {
    const { port } = new URL(shop.simulator.origin);
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-long': 'x'.repeat(20_000) } });
    await response.arrayBuffer();
    assert.equal(response.status, 431);
  });
});

describe('the cards that are taken', () => {
  const now = Date.UTC(2026, 4, 20);
  const order = newOrder({ amount: '1.00', customer_id: '' }, now);
  const context = {
    order,
    merchant: { merchantId: 'acme', name: 'Acme' },
    payeeName: '',
    displayNote: '',
    savedCards: [],
    linkedWallets: [],
    lastMethod: '',
    unsignedLock: '',
    juspayTestRules: false,
    now,
    hash: (text: string) => text,
  };
  const readBody = (body: object) => readInstrument(parsed(PayCommand, body), context);
  const read = (more: object) =>
    readBody({
      method: 'card',
      card: { number: '4242424242424242', expiryMonth: '5', expiryYear: '26', cvv: '123', ...more },
    });
  const fieldOf = (more: object) => {
    const choice = read(more);
    return choice.ok ? 'ok' : `${choice.issue.field ?? ''} ${choice.issue.reason ?? ''}`;
  };

  it('are the listed ones, all valid by their check digit', () => {
    for (const { number, cvvLength } of testCards) {
      assert.equal(luhn(number.slice(0, -1)), number.at(-1), number);
      assert.equal(fieldOf({ number, cvv: '1234'.slice(0, cvvLength) }), 'ok');
    }
    assert.equal(fieldOf({ number: '4242 4242-4242 4242' }), 'ok');
  });

  it('are no others: 10,000 valid numbers are refused', () => {
    let seed = 1;
    for (let count = 0; count < 10_000; count++) {
      let digits = ['4', '51', '37', '6521', '2221'][count % 5] ?? '4';
      while (digits.length < 15) digits += String((seed = (seed * 48_271) % 2_147_483_647) % 10);
      const number = digits + luhn(digits);
      assert.equal(fieldOf({ number }), 'card.number not-a-test-card', number);
    }
  });

  it('are refused in odd forms', () => {
    for (const number of [
      '',
      '4242',
      '４２４２４２４２４２４２４２４２',
      '4242424242424242 1',
      '42424242424242421',
      4242424242424242,
      null,
    ]) {
      assert.equal(fieldOf({ number }), 'card.number not-a-test-card');
    }
  });

  it('are good from this month on, for 20 years', () => {
    const dates = [
      ['05', '26', 'ok'],
      ['5', '2026', 'ok'],
      ['05', '46', 'ok'],
      ['04', '26', 'card.expiry past'],
      ['12', '19', 'card.expiry past'],
      ['06', '46', 'card.expiry too-far'],
      ['00', '30', 'card.expiry form'],
      ['13', '30', 'card.expiry form'],
      ['1', '3', 'card.expiry form'],
      ['', '', 'card.expiry form'],
      ['１２', '30', 'card.expiry form'],
    ] as const;
    for (const [expiryMonth, expiryYear, expected] of dates) {
      assert.equal(fieldOf({ expiryMonth, expiryYear }), expected, `${expiryMonth}/${expiryYear}`);
    }
  });

  it('have three digits on the back, or four on an Amex', () => {
    for (const cvv of ['', '12', '1234', '12345', 'abc', 123]) assert.equal(fieldOf({ cvv }), 'card.cvv length');
    const amex = { number: '378282246310005' };
    assert.deepEqual([fieldOf({ ...amex, cvv: '1234' }), fieldOf({ ...amex, cvv: '123' })], ['ok', 'card.cvv length']);
  });

  it('leave nothing behind but brand, bank and last four digits', () => {
    const choice = read({});
    assert.deepEqual(choice.ok && choice.value.instrument, {
      method: 'card',
      name: 'VISA',
      group: 'card',
      bankName: 'Meridian Bank',
      lastFour: '4242',
    });
  });

  it('are not the only method, and banks must be listed too', () => {
    for (const body of [{}, { method: 'upi' }, { method: 'netbanking' }, { method: 'netbanking', bank: 'NB_X' }]) {
      assert.equal(readBody(body).ok, false);
    }
  });
});

describe('starting and stopping', () => {
  it('takes a free port, answers on localhost, and frees it at once when stopped', async (test) => {
    const { simulator } = await openShop({}, test);
    const { port } = new URL(simulator.origin);
    assert.match(simulator.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    const kept = await fetch(`http://localhost:${port}/`);
    await kept.arrayBuffer();
    assert.equal(kept.status, 200);
    await simulator.stop();
    await simulator.stop();
    await assert.rejects(fetch(simulator.origin));
    const again = await openShop({ port: Number(port) }, test);
    assert.equal(again.simulator.origin, simulator.origin);
  });

  it('says so when the port is taken', async (test) => {
    const { simulator } = await openShop({}, test);
    await assert.rejects(openShop({ port: Number(new URL(simulator.origin).port) }, test), /EADDRINUSE/);
  });

  it('does not listen for other machines, unless it has a name for them', async (test) => {
    for (const host of ['0.0.0.0', '::', '192.168.0.1', '', 'payments']) {
      await assert.rejects(openShop({ host }, test), { code: 'not-allowed', field: 'host' });
    }
    const { simulator } = await openShop({ host: '0.0.0.0', allowHosts: ['payments'] }, test);
    assert.match(simulator.origin, /^http:\/\/payments:\d+$/);
  });

  it('refuses names that are not exact, by one code', async (test) => {
    const bad = ['*', '*.shop.test', 'payments:8800', 'http://payments', 'Payments', 'payments.', 'pay ments', ''];
    for (const name of bad) {
      const reason = name === '' ? 'required' : 'url-form';
      await assert.rejects(openShop({ allowHosts: [name] }, test), { code: reason, field: 'allowHosts' }, name);
    }
  });

  it('refuses two merchants with one id', async (test) => {
    const { simulator } = await openShop({}, test);
    await assert.rejects(openShop({ merchants: [simulator.merchant] }, test), /merchantId "acme"/);
  });
});

function luhn(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
