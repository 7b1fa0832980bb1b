import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { createRequestLog } from '../../../src/simulator/http/request-log.ts';

function logOf(answer: unknown = {}) {
  let changes = 0;
  const log = createRequestLog(
    () => 1_000,
    () => (changes += 1),
  );
  const app = new Hono();
  app.use('/checkout/:token/order', log.record);
  app.use('/orders/*', log.record);
  app.all('*', async (context) => {
    await context.req.arrayBuffer();
    return context.json(answer as object);
  });
  return { app, log, changes: () => changes, rows: () => log.latest('', 1_000) };
}

describe('the requests that the dashboard shows', () => {
  for (const [what, type, sent, kept] of [
    [
      'JSON',
      'application/json',
      '{"card_number":"4242424242424242","amount":"1.00"}',
      '{"card_number":"••••","amount":"1.00"}',
    ],
    ['JSON with a number', 'application/json', '{"card_security_code": 123 }', '{"card_security_code": ••••}'],
    [
      'JSON in JSON',
      'application/json',
      '{"p":"{\\"token\\":\\"abc-1\\",\\"a\\":1}"}',
      '{"p":"{\\"token\\":\\"••••\\",\\"a\\":1}"}',
    ],
    ['a form', 'application/x-www-form-urlencoded', 'a=1&card_number=4242&b=2', 'a=1&card_number=••••&b=2'],
    [
      'signed text, byte for byte',
      'application/json',
      '{ "orderDetails" : "{\\"amount\\":\\"1.00\\" }" }',
      '{ "orderDetails" : "{\\"amount\\":\\"1.00\\" }" }',
    ],
  ] as const) {
    it(`hold what was sent, but for card data and tokens: ${what}`, async () => {
      const { app, rows } = logOf({ client_auth_token: 'tkn_secret', status: 'NEW' });
      await app.request('/orders/R1', { method: 'POST', body: sent, headers: { 'content-type': type } });
      const [row] = await rows();
      assert.ok(row);
      assert.equal(row.request, kept);
      assert.equal(row.answer, '{"client_auth_token":"••••","status":"NEW"}');
    });
  }

  it('hold no token of the path, the latest first, and no more than 200', async () => {
    const { app, rows, changes } = logOf();
    for (let number = 1; number <= 205; number += 1) await app.request(`/orders/R${number}?expand=x`);
    await app.request('/checkout/tok-1/order', { method: 'POST' });
    const paths = (await rows()).map(({ path }) => path);
    assert.deepEqual(paths.slice(0, 2), ['/checkout/:token/order', '/orders/R205?expand=x']);
    assert.equal(paths.length, 200);
    assert.equal(changes(), 206);
  });

  it('are found by what was sent and by the answer', async () => {
    const { app, log } = logOf({ error_code: 'INVALID_INPUT' });
    await app.request('/orders/R1', { method: 'POST', body: '{"note":"Tea"}' });
    await app.request('/orders/R2');
    const found = async (text: string) => (await log.latest(text, 10)).map(({ path }) => path);
    assert.deepEqual(await found('tea'), ['/orders/R1']);
    assert.deepEqual(await found(' invalid_INPUT '), ['/orders/R2', '/orders/R1']);
    assert.deepEqual(
      (await log.latest('', 1)).map(({ path }) => path),
      ['/orders/R2'],
    );
    assert.deepEqual(await found('nothing'), []);
  });
});
