import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { startSimulator, type LogLine, type SimulatorOptions } from '../../../src/simulator/index.ts';
import { inTime } from '../../support/in-time.ts';
import { openShop, rawGet } from './shop.ts';

/** A simulator that is found by `payments`, and requests at the loopback address with a `Host` of their own. */
async function openNamed(test: TestContext, options: SimulatorOptions = {}) {
  const { simulator } = await openShop({ allowHosts: ['payments', '192.168.1.20'], ...options }, test);
  const { port } = new URL(simulator.origin);
  const at = `http://127.0.0.1:${port}`;
  const post = (path: string, body: string, headers: Record<string, string>) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = request(new URL(path, at), { method: 'POST', headers }, (response) => {
        text(response).then((said) => resolve({ status: response.statusCode ?? 0, body: said }), reject);
      });
      sent.once('error', reject);
      sent.end(body);
    });
  return {
    simulator,
    port,
    at,
    post,
    get: (path: string, headers: Record<string, string>) => rawGet(at, path, headers),
  };
}

describe('a simulator with names of its own', () => {
  it('answers to each exact name on any port, and to no other', async (test) => {
    const { get, port } = await openNamed(test);
    for (const host of [
      `payments:${port}`,
      'payments',
      'PAYMENTS',
      '192.168.1.20:80',
      'localhost',
      `127.0.0.1:${port}`,
    ])
      assert.equal(await get('/health', { host }), 200, host);
    const strangers = ['payments.evil.example', 'xpayments', 'payments.', 'evil.example', '192.168.1.2'];
    for (const host of strangers) assert.equal(await get('/health', { host }), 403, host);
  });

  it('takes writes of its own pages under each name, and of no page under another', async (test) => {
    const { post, port } = await openNamed(test);
    const write = async (host: string, origin: string) => {
      const headers = { host, origin, 'content-type': 'application/json' };
      return (await post('/simulator/settings', '{"theme":"dark"}', headers)).status;
    };
    assert.equal(await write(`payments:${port}`, `http://payments:${port}`), 200);
    assert.equal(await write(`127.0.0.1:${port}`, `http://127.0.0.1:${port}`), 200);
    assert.equal(await write(`payments:${port}`, `http://127.0.0.1:${port}`), 403);
    assert.equal(await write(`payments:${port}`, 'http://payments'), 403);
    assert.equal(await write(`payments:${port}`, 'http://shop:3000'), 403);
  });

  it('lets its payment page stand in its own frame page under that name, and in no other page of a name', async (test) => {
    const { get, port } = await openNamed(test, { parents: ['http://shop:3000'] });
    const framed = (referer: string) => get('/payment-page/client/acme', { host: `payments:${port}`, referer });
    assert.equal(await framed(`http://payments:${port}/frame/`), 200);
    assert.equal(await framed('http://shop:3000/'), 200);
    assert.equal(await framed('http://shop:3001/'), 403);
    assert.equal(await framed('http://payments:1/'), 403);
  });

  it('gives out payment links with the first name', async (test) => {
    const { simulator, post } = await openNamed(test);
    const headers = {
      host: '192.168.1.20',
      authorization: `Basic ${btoa(`${simulator.merchant.apiKey}:`)}`,
      'x-merchantid': 'acme',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const { body } = await post(
      '/session',
      'order_id=R1&amount=1.00&customer_id=a&payment_page_client_id=acme',
      headers,
    );
    assert.ok(body.includes(`"web":"${simulator.origin}/pay/`), body);
    assert.match(simulator.origin, /^http:\/\/payments:/);
  });
});

describe('the log', () => {
  it('has a line for each request: its route and never its address, and the reason of a refusal', async (test) => {
    const lines: LogLine[] = [];
    const shop = await openShop({ log: (line) => lines.push(line) }, test);
    await shop.get('/health?secret=4111111111111111');
    await shop.get('/checkout/a-secret-token/transactions/1');
    await shop.get('/no/such/place');
    await rawGet(shop.simulator.origin, '/health', { host: 'evil.example' });
    const seen = lines.map((line) => (line.event === 'request' ? [line.route, line.status, line.refusal?.code] : line));
    assert.deepEqual(seen, [
      ['/health', 200, undefined],
      ['/checkout/:token/transactions/:uuid', 401, 'authentication-refused'],
      ['/*', 404, 'RESOURCE_NOT_FOUND'],
      ['/health', 403, 'BAD_ORIGIN'],
    ]);
    assert.doesNotMatch(JSON.stringify(lines), /4111|secret/);
    for (const { time } of lines) assert.equal(new Date(time).toISOString(), time);
  });
});

describe('stopping', () => {
  it('answers a request that is under way, then lets go of its store', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-stop-'));
    test.after(() => rm(folder, { recursive: true }));
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { simulator } = await openShop({ store: join(folder, 'orders.sqlite') }, test);
    const sent = request(`${simulator.origin}/simulator/settings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '16', expect: '100-continue' },
    });
    sent.once('continue', answer);
    const said = new Promise<string>((resolve, reject) => {
      sent.once('response', (response) => void text(response).then(resolve, reject));
      sent.once('error', reject);
    });
    sent.flushHeaders();
    await inTime('the start of a request', held);
    const stopped = simulator.stop();
    sent.end('{"theme":"dark"}');
    assert.match(await inTime('the answer', said), /"theme":"dark"/);
    await stopped;
    assert.deepEqual(await readdir(folder), ['orders.sqlite']);
  });

  it('ends the dashboard’s stream, and cuts off a request that never comes', async (test) => {
    const { simulator } = await openShop({}, test);
    const stream = await fetch(`${simulator.origin}/simulator/events`);
    const socket = connect(Number(new URL(simulator.origin).port), '127.0.0.1');
    test.after(() => void socket.destroy());
    const cut = once(socket.resume(), 'close');
    socket.write('POST /checkout HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 10\r\n\r\n');
    await fetch(`${simulator.origin}/health`);
    await inTime('the end', simulator.stop(), 10_000);
    assert.match(await stream.text(), /^event: changed/);
    await inTime('the end of a connection', cut);
  });
});

describe('starting', () => {
  it('answers nothing before its user has prepared what it needs', async (test) => {
    const seen: string[] = [];
    let answered: Promise<unknown> | undefined;
    const simulator = await startSimulator({}, async (starting) => {
      const socket = connect(Number(new URL(starting.origin).port), '127.0.0.1');
      test.after(() => void socket.destroy());
      answered = once(socket, 'data').then(() => seen.push('answered'));
      socket.write('GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
      await once(socket, 'connect');
      await starting.jweAuth();
      seen.push('prepared');
    });
    test.after(() => simulator.stop());
    await inTime('the answer', answered ?? Promise.resolve());
    assert.deepEqual(seen, ['prepared', 'answered']);
  });

  it('fails with what its user could not prepare, and lets go of the port', async () => {
    let origin = '';
    const failing = startSimulator({}, (starting) => {
      ({ origin } = starting);
      return Promise.reject(new Error('no keys'));
    });
    await assert.rejects(failing, /no keys/);
    await assert.rejects(fetch(origin));
  });
});
