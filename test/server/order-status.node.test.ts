import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import { laterStatus, orderStage } from '../../src/protocol/order-status.ts';
import { orderStatus, type OrderStatusOptions, pollOrder } from '../../src/server/order-status.ts';
import { refusalOf } from './refusal.ts';

const charged = { order_id: 'R1', status: 'CHARGED', status_id: 21, amount: 249, currency: 'INR', refunded: false };
const json =
  (body: unknown, status = 200, headers = {}) =>
  () =>
    Response.json(body, { status, headers });

/** A gateway that gives these answers in turn and then the last one for ever, in a time of its own. */
function gateway(...answers: readonly (() => Response | Promise<Response>)[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const pauses: number[] = [];
  let now = 1_000_000;
  const options = {
    baseUrl: 'https://api.example',
    apiKey: 'key',
    merchantId: 'acme',
    clock: () => now,
    fetch: async (url: string, init: RequestInit) => {
      requests.push({ url, init });
      return (answers[requests.length - 1] ?? answers.at(-1) ?? assert.fail('no answer'))();
    },
    sleep: async (ms: number, signal: AbortSignal | undefined) => {
      signal?.throwIfAborted();
      pauses.push(ms);
      now += ms;
    },
  } satisfies OrderStatusOptions;
  return { options, requests, pauses };
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await refusalOf(promise);
  return [error.code, error.field ?? error.reason ?? ''].join(' ').trim();
}

describe('orderStatus', () => {
  it('asks in the gateway’s way and reads the answer', async () => {
    const { options, requests } = gateway(json(charged));
    const details = { baseUrl: 'https://api.example/', routingId: 'c1', version: '2023-06-30' };
    const order = await orderStatus('R&+1', { ...options, ...details });
    assert.equal(requests[0]?.url, 'https://api.example/orders/R%26%2B1');
    assert.deepEqual(requests[0].init.headers, {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from('key:').toString('base64')}`,
      'x-merchantid': 'acme',
      'x-routing-id': 'c1',
      version: '2023-06-30',
    });
    assert.equal(requests[0].init.redirect, 'manual');
    assert.deepEqual(order.mismatches, ['order_id']);
    assert.equal(order.canFulfil, false);
  });

  it('lets the merchant fulfil only what is charged, unrefunded and as the books say', async () => {
    const read = async (changes: object, expected?: OrderStatusOptions['expected']) => {
      const { options } = gateway(json({ ...charged, ...changes }));
      return orderStatus('R1', { ...options, ...(expected && { expected }) });
    };
    const expected = { amount: '249.00' };
    assert.equal((await read({}, expected)).canFulfil, true);
    assert.equal((await read({ amount: '249.0' }, expected)).canFulfil, true);
    assert.equal((await read({ order_id: 'r1' }, expected)).canFulfil, true);
    assert.equal((await read({ status: 'COD_INITIATED' }, expected)).canFulfil, true);
    assert.equal((await read({ refunded: true }, expected)).canFulfil, false);
    assert.equal((await read({ status: 'PARTIAL_CHARGED' }, expected)).canFulfil, false);
    assert.equal((await read({ status: 'AUTHORIZED' }, expected)).canFulfil, false);
    assert.deepEqual((await read({ amount: 248.99 }, expected)).mismatches, ['amount']);
    assert.deepEqual((await read({ currency: 'USD' }, expected)).mismatches, ['currency']);
    assert.deepEqual((await read({ amount: undefined, currency: undefined }, expected)).mismatches, [
      'amount',
      'currency',
    ]);
    assert.deepEqual((await read({ currency: 'USD' }, { amount: '249', currency: 'USD' })).mismatches, []);
  });

  it('reads an order that the gateway does not have yet as NOT_FOUND, and a wrong address as an error', async () => {
    const missing = gateway(json({ status: 'error', error_code: 'RESOURCE_NOT_FOUND' }, 404));
    const order = await orderStatus('R1', { ...missing.options, expected: { amount: '1.00' } });
    assert.deepEqual(
      [order.orderId, order.status, order.outcome, order.isFinal],
      ['R1', 'NOT_FOUND', 'unknown', false],
    );
    assert.deepEqual([order.mismatches, order.canFulfil], [[], false]);
    const elsewhere = gateway(() => new Response('<h1>Not found</h1>', { status: 404 }));
    assert.equal(await refusal(orderStatus('R1', elsewhere.options)), 'result-unknown http-404');
    assert.equal(elsewhere.requests.length, 1);
  });

  it('asks again after answers that may pass, with growing pauses', async () => {
    const broken = () => Promise.reject(new TypeError('fetch failed'));
    const html = () => new Response('<h1>Busy</h1>');
    const { options, requests, pauses } = gateway(json({}, 503), broken, html, json({}, 429), json(charged));
    assert.equal((await orderStatus('R1', options)).status, 'CHARGED');
    assert.equal(requests.length, 5);
    const bounds = [250, 500, 1000, 2000];
    for (const [index, bound] of bounds.entries()) {
      const pause = pauses[index] ?? 0;
      assert.ok(pause >= bound / 2 && pause <= bound, `pause ${index} is ${pause}`);
    }
  });

  it('waits as long as the gateway asks for', async () => {
    const { options, pauses } = gateway(json({}, 429, { 'retry-after': '3' }), json(charged));
    await orderStatus('R1', options);
    assert.deepEqual(pauses, [3000]);
  });

  it('gives up at the deadline and says why', async () => {
    for (const [answer, reason] of [
      [json({}, 500), 'http-500'],
      [json({ order_id: 'R1' }), 'malformed'],
      [() => Promise.reject(new Error('refused')), 'network'],
    ] as const) {
      const { options, pauses } = gateway(answer);
      assert.equal(await refusal(orderStatus('R1', { ...options, deadline: 3000 })), `result-unknown ${reason}`);
      assert.ok(pauses.reduce((sum, pause) => sum + pause, 0) < 3000);
    }
  });

  it('gives one attempt five seconds, and never more than is left', async () => {
    const limits: number[] = [];
    const timeout = mock.method(AbortSignal, 'timeout', (ms: number) => {
      limits.push(ms);
      return new AbortController().signal;
    });
    try {
      await orderStatus('R1', gateway(json(charged)).options);
      await orderStatus('R1', { ...gateway(json(charged)).options, deadline: 2000 });
      await orderStatus('R1', { ...gateway(json(charged)).options, deadline: 0.5 });
      assert.deepEqual(limits, [5000, 2000, 1]);
    } finally {
      timeout.mock.restore();
    }
  });

  it('says that an attempt took too long', async () => {
    const timeout = mock.method(AbortSignal, 'timeout', () => AbortSignal.abort());
    try {
      const { options } = gateway(() => Promise.reject(new Error('aborted')));
      assert.equal(await refusal(orderStatus('R1', options)), 'result-unknown timeout');
    } finally {
      timeout.mock.restore();
    }
    assert.equal(await refusal(orderStatus('R1', { ...gateway().options, deadline: 0 })), 'result-unknown timeout');
  });

  it('hands its signal on to the request, beside the limit of an attempt', async () => {
    const controller = new AbortController();
    const { options, requests } = gateway(json(charged));
    await orderStatus('R1', { ...options, signal: controller.signal });
    assert.equal(requests[0]?.init.signal?.aborted, false);
    controller.abort();
    assert.equal(requests[0].init.signal.aborted, true);
  });

  it('waits ten seconds in all by default, at most four at a time', async () => {
    const { options, pauses } = gateway(json({}, 503));
    assert.equal(await refusal(orderStatus('R1', options)), 'result-unknown http-503');
    const total = pauses.reduce((sum, pause) => sum + pause, 0);
    assert.ok(total < 10_000 && total > 5_000, `${total}`);
    const patient = gateway(json({}, 503));
    await refusal(orderStatus('R1', { ...patient.options, deadline: 60_000 }));
    assert.ok(patient.pauses.length > 12);
    assert.ok(Math.max(...patient.pauses) <= 4000 && Math.max(...patient.pauses) > 2000);
  });

  for (const header of ['0', '-1', 'soon', '']) {
    it(`waits as it would anyway for the Retry-After “${header}”`, async () => {
      const { options, pauses } = gateway(json({}, 503, { 'retry-after': header }), json(charged));
      await orderStatus('R1', options);
      assert.ok(pauses[0]! >= 125 && pauses[0]! <= 250, `${pauses[0]}`);
    });
  }

  for (const [status, requests] of [
    [500, 2],
    [599, 2],
    [429, 2],
    [400, 1],
    [418, 1],
    [204, 1],
  ] as const) {
    it(`asks ${requests === 1 ? 'once' : 'again'} after the HTTP status ${status}`, async () => {
      const once = gateway(() => new Response(null, { status }), json(charged));
      await orderStatus('R1', once.options).catch(() => undefined);
      assert.equal(once.requests.length, requests);
    });
  }

  it('uses the platform’s own fetch, clock and timer by default', async () => {
    const fetched = mock.method(globalThis, 'fetch', async () => Response.json(charged));
    try {
      const { baseUrl, apiKey, merchantId } = gateway().options;
      assert.equal((await orderStatus('R1', { baseUrl, apiKey, merchantId })).status, 'CHARGED');
      assert.equal(fetched.mock.callCount(), 1);
    } finally {
      fetched.mock.restore();
    }
  });

  it('sends no header that it was not given a value for', async () => {
    const { options, requests } = gateway(json(charged));
    await orderStatus('R1', { ...options, baseUrl: 'https://api.example/ec///' });
    assert.equal(requests[0]?.url, 'https://api.example/ec/orders/R1');
    assert.deepEqual(Object.keys(requests[0].init.headers ?? {}), ['accept', 'authorization', 'x-merchantid']);
  });

  it('expects nothing but the order id where it is not told what to expect', async () => {
    const { options } = gateway(json({ ...charged, currency: 'USD' }));
    const order = await orderStatus('R1', options);
    assert.deepEqual([order.mismatches, order.canFulfil, order.outcome, order.isFinal], [[], true, 'success', true]);
    assert.ok(Object.isFrozen(order));
  });

  it('reads a missing order without an amount, a currency or a transaction', async () => {
    const { raw, ...order } = await orderStatus('R1', gateway(json({}, 404)).options);
    assert.deepEqual(raw, {});
    assert.deepEqual(order, {
      orderId: 'R1',
      status: 'NOT_FOUND',
      statusId: undefined,
      amount: undefined,
      currency: undefined,
      refunded: false,
      txnId: undefined,
      outcome: 'unknown',
      isFinal: false,
      mismatches: [],
      canFulfil: false,
    });
  });

  it('does not follow a redirect, which would carry the key elsewhere', async () => {
    const { options, requests } = gateway(
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
    );
    assert.equal(await refusal(orderStatus('R1', options)), 'result-unknown http-302');
    assert.equal(requests.length, 1);
  });

  it('stops at once when the key is refused', async () => {
    for (const status of [401, 403]) {
      const { options, requests } = gateway(json({ status: 'error' }, status));
      assert.equal(await refusal(orderStatus('R1', options)), 'authentication-refused apiKey');
      assert.equal(requests.length, 1);
    }
  });

  it('stops with the reason of its signal', async () => {
    const reason = new Error('the shopper left');
    const { options, requests } = gateway(json({}, 503));
    await assert.rejects(orderStatus('R1', { ...options, signal: AbortSignal.abort(reason) }), reason);
    assert.equal(requests.length, 0);
    const controller = new AbortController();
    const fetch = async () => {
      controller.abort(reason);
      throw new Error('aborted');
    };
    await assert.rejects(orderStatus('R1', { ...options, fetch, signal: controller.signal }), reason);
  });

  it('refuses to send the key in the clear, or without what it needs', async () => {
    const { options } = gateway(json(charged));
    const read = async (changes: object) => refusal(orderStatus('R1', { ...options, ...changes }));
    assert.equal(await read({ baseUrl: 'http://api.example' }), 'url-scheme baseUrl');
    assert.equal(await read({ baseUrl: 'http://127.0.0.1.example' }), 'url-scheme baseUrl');
    for (const baseUrl of ['ftp://payments', 'http://key@payments', 'payments'])
      assert.match(await read({ baseUrl, allowHttp: true }), /^url-(scheme|form) baseUrl$/);
    assert.equal(await read({ baseUrl: 'api.example' }), 'url-form baseUrl');
    for (const host of ['xlocalhost', 'localhost.example', '128.0.0.1', '127.0.0.1.x', '[::2]']) {
      assert.equal(await read({ baseUrl: `http://${host}/` }), 'url-scheme baseUrl', host);
    }
    assert.equal(await read({ baseUrl: 'ftp://localhost' }), 'url-scheme baseUrl');
    assert.equal(await read({ apiKey: '' }), 'required apiKey');
    assert.equal(await read({ merchantId: undefined }), 'required merchantId');
    assert.equal(await refusal(orderStatus('', options)), 'required orderId');
    // A path of dots would ask for something else than an order.
    for (const id of ['.', '..', 'a/b', 'R 1']) {
      assert.equal(await refusal(orderStatus(id, options)), 'order-id orderId');
    }
    assert.equal(await read({ expected: { amount: '1,000', currency: 'INR' } }), 'amount expected.amount');
    assert.equal(await read({ baseUrl: 'https://key@api.example' }), 'url-form baseUrl');
    for (const baseUrl of [
      'http://127.0.0.1:8080',
      'http://localhost:1',
      'http://shop.localhost',
      'http://[::1]:2',
      'http://127.10.20.30',
    ]) {
      assert.equal((await orderStatus('R1', { ...options, baseUrl })).status, 'CHARGED');
    }
    const contained = { ...options, baseUrl: 'http://payments:8800', allowHttp: true };
    assert.equal((await orderStatus('R1', contained)).status, 'CHARGED');
  });

  it('keeps the key out of what it throws', async () => {
    const { options } = gateway(() => Promise.reject(new Error('connect key@api.example')));
    const error: unknown = await orderStatus('R1', { ...options, apiKey: 's3cr3t' }).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof HyperCheckoutError);
    assert.doesNotMatch(`${error.message} ${error.fix} ${error.stack}`, /s3cr3t|api\.example/);
  });
});

describe('pollOrder', () => {
  const pending = { ...charged, status: 'PENDING_VBV', status_id: 23 };

  it('F27: reads until the status is final', async () => {
    const { options, requests, pauses } = gateway(json({}, 404), json(pending), json(pending), json(charged));
    const seen: string[] = [];
    const order = await pollOrder('R1', { ...options, onReading: ({ status }) => seen.push(status) });
    assert.equal(order.status, 'CHARGED');
    assert.deepEqual(seen, ['NOT_FOUND', 'PENDING_VBV', 'PENDING_VBV', 'CHARGED']);
    assert.equal(requests.length, 4);
    assert.deepEqual(pauses, [1000, 1500, 2250]);
  });

  it('returns the last reading at the deadline', async () => {
    const { options, pauses } = gateway(json(pending));
    const order = await pollOrder('R1', { ...options, deadline: 30_000 });
    assert.deepEqual([order.status, order.isFinal], ['PENDING_VBV', false]);
    assert.ok(pauses.reduce((sum, pause) => sum + pause, 0) < 30_000);
  });

  it('goes on while the gateway is away for a while', async () => {
    const down = Array.from({ length: 8 }, () => json({}, 502));
    const { options } = gateway(json(pending), ...down, json(charged));
    assert.equal((await pollOrder('R1', options)).status, 'CHARGED');
  });

  it('ends as unknown if the gateway was never reached', async () => {
    const { options } = gateway(json({}, 502));
    assert.equal(await refusal(pollOrder('R1', options)), 'result-unknown http-502');
  });

  it('pauses a second at first, half as long again each time, and 15 s at most', async () => {
    const { options, pauses } = gateway(json(pending));
    await pollOrder('R1', { ...options });
    assert.deepEqual(pauses.slice(0, 4), [1000, 1500, 2250, 3375]);
    assert.equal(Math.max(...pauses), 15_000);
    const total = pauses.reduce((sum, pause) => sum + pause, 0);
    assert.ok(total < 120_000 && total > 100_000, `${total}`);
    const quick = gateway(json(pending), json(charged));
    await pollOrder('R1', { ...quick.options, interval: 10 });
    assert.deepEqual(quick.pauses, [10]);
  });

  it('keeps what it knows when the gateway goes away until the deadline', async () => {
    const { options } = gateway(json(pending), json({}, 502));
    assert.equal((await pollOrder('R1', { ...options, deadline: 30_000 })).status, 'PENDING_VBV');
  });

  it('waits for a gateway that is away at first', async () => {
    const down = Array.from({ length: 20 }, () => json({}, 502));
    assert.equal((await pollOrder('R1', gateway(...down, json(charged)).options)).status, 'CHARGED');
  });

  it('passes on what its listener throws, at once', async () => {
    const { options, requests } = gateway(json(pending));
    const onReading = () => {
      throw new TypeError('the listener is wrong');
    };
    await assert.rejects(pollOrder('R1', { ...options, onReading }), /the listener is wrong/);
    assert.equal(requests.length, 1);
  });

  it('never asks beyond its deadline', async () => {
    const { options, pauses } = gateway(json({}, 502));
    assert.equal(await refusal(pollOrder('R1', { ...options, deadline: 3000 })), 'result-unknown http-502');
    assert.ok(pauses.reduce((sum, pause) => sum + pause, 0) <= 3000);
  });

  it('stops at once when the key is refused, and when its signal aborts', async () => {
    assert.equal(await refusal(pollOrder('R1', gateway(json({}, 401)).options)), 'authentication-refused apiKey');
    const { options } = gateway(json(pending));
    const controller = new AbortController();
    const onReading = () => controller.abort(new Error('enough'));
    await assert.rejects(pollOrder('R1', { ...options, signal: controller.signal, onReading }), /enough/);
  });
});

describe('laterStatus', () => {
  it('ends at the same status in whatever order webhooks arrive', () => {
    const histories = [
      ['NEW', 'PENDING_VBV', 'CHARGED'],
      ['NEW', 'PENDING_VBV', 'AUTHENTICATION_FAILED', 'PENDING_VBV', 'AUTHORIZING', 'CHARGED'],
      ['NEW', 'STARTED', 'AUTHORIZED', 'CAPTURE_INITIATED', 'PARTIAL_CHARGED', 'CHARGED'],
      ['NEW', 'AUTHORIZED', 'VOID_INITIATED', 'VOIDED'],
      ['NEW', 'PENDING_VBV', 'CHARGED', 'AUTO_REFUNDED'],
    ];
    for (const history of histories) {
      for (const arrival of permutations(history)) assert.equal(arrival.reduce(laterStatus), history.at(-1));
    }
  });

  for (const [status, outcome, isFinal] of [
    ['CHARGED', 'success', true],
    ['charged', 'success', true],
    ['JUSPAY_DECLINED', 'failed', true],
    ['AUTHORIZING', 'pending', false],
    ['NOT_FOUND', 'unknown', false],
  ] as const) {
    it(`takes ${status} for ${outcome}, ${isFinal ? 'and final' : 'and not final'}`, () => {
      const stage = orderStage(status);
      assert.deepEqual([stage.outcome, stage.isFinal], [outcome, isFinal]);
    });
  }

  it('keeps the first of two statuses that are equally late', () => {
    assert.equal(laterStatus('TELEPORTED', 'BEAMED'), 'TELEPORTED');
    assert.equal(laterStatus('CHARGED', 'charged'), 'CHARGED');
  });

  it('keeps what it knows when something unlisted arrives', () => {
    assert.equal(laterStatus('CHARGED', 'TELEPORTED'), 'CHARGED');
    assert.deepEqual(orderStage('toString'), { outcome: 'unknown', isFinal: false, rank: -1 });
  });
});

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length < 2) yield items;
  for (const [index, item] of items.entries()) {
    if (items.length < 2) return;
    for (const rest of permutations(items.filter((_, other) => other !== index))) yield [item, ...rest];
  }
}
