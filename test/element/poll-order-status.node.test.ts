import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { OrderReading } from '../../src/element/order/order-answer.ts';
import { pollOrderStatus } from '../../src/element/order/poll-order-status.ts';

/** An answer of the merchant's server: a status, or an answer in full, which throws where there is none. */
type Scripted = string | (() => Response);

/** The part of a document that is used. */
class Page extends EventTarget {
  hidden = false;
  readonly defaultView: EventTarget & { fetch?: (url: string, init: RequestInit) => Promise<Response> } =
    new EventTarget();

  setHidden(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('asking for the status of an order', () => {
  let now = 0;
  let page = new Page();
  beforeEach(() => {
    now = 1000;
    page = new Page();
    mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(performance, 'now', () => now);
    // The longest pauses, so that the schedule is known.
    mock.method(Math, 'random', () => 1);
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  /** Lets time pass, and everything happen that follows from it. */
  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed <= ms; passed += 100) {
      await new Promise(setImmediate);
      if (passed === ms) return;
      now += 100;
      mock.timers.tick(100);
    }
  }

  /** Begins to ask a server that gives these answers, the last one again and again. */
  function begin(...answers: Scripted[]) {
    const life = new AbortController();
    const asked: { readonly at: number; readonly url: string; readonly init: RequestInit }[] = [];
    const readings: OrderReading[] = [];
    const missed: (string | undefined)[] = [];
    const ended: boolean[] = [];
    page.defaultView.fetch = async (url, init) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push({ at: now - 1000, url, init });
      return typeof answer === 'function' ? answer() : Response.json({ status: answer });
    };
    const end = pollOrderStatus({
      url: 'https://shop.example/status?shop=1',
      orderId: 'R1',
      page: page as unknown as Document,
      signal: life.signal,
      changed: (reading) => readings.push(reading),
      missed: ({ reason }) => missed.push(reason),
    });
    void end.then((isFinal) => ended.push(isFinal));
    return {
      life,
      asked,
      missed,
      ended,
      times: () => asked.map(({ at }) => at),
      told: () => readings.map(({ status, isFinal }) => `${status}${isFinal ? '!' : ''}`),
    };
  }

  it('begins at once, with the order, the session of the customer and no redirect', async () => {
    const { asked, told, ended } = begin('CHARGED');
    await pass(0);
    mock.timers.tick(0);
    await pass(0);
    const [question] = asked;
    assert.equal(question?.url, 'https://shop.example/status?shop=1&order_id=R1');
    const { credentials, redirect, cache, method } = question.init;
    assert.deepEqual([credentials, redirect, cache, method], ['same-origin', 'error', 'no-store', undefined]);
    assert.deepEqual([told(), ended], [['CHARGED!'], [true]]);
  });

  it('goes on with growing pauses until the status is final, and tells each change once', async () => {
    const { times, told, ended } = begin('STARTED', 'PENDING_VBV', 'PENDING_VBV', 'CHARGED');
    await pass(10_000);
    assert.deepEqual(
      times(),
      [0, 1_000, 2_500, 4_800].map((at) => at + 100),
    );
    assert.deepEqual([told(), ended], [['STARTED', 'PENDING_VBV', 'CHARGED!'], [true]]);
  });

  it('believes a failure of the bank only once it has stood', async () => {
    const { told, ended } = begin('AUTHORIZATION_FAILED');
    await pass(15_000);
    assert.deepEqual([told(), ended], [['AUTHORIZATION_FAILED'], []]);
    await pass(12_000);
    assert.deepEqual([told(), ended], [['AUTHORIZATION_FAILED', 'AUTHORIZATION_FAILED!'], [true]]);
  });

  it('ends as charged where the bank takes its failure back', async () => {
    const { told, ended } = begin(...Array<string>(5).fill('AUTHORIZATION_FAILED'), 'CHARGED');
    await pass(20_000);
    assert.deepEqual([told(), ended], [['AUTHORIZATION_FAILED', 'CHARGED!'], [true]]);
  });

  it('begins to wait anew when a failure became something else in between', async () => {
    const { told } = begin(...Array<string>(5).fill('AUTHORIZATION_FAILED'), 'AUTHORIZING', 'AUTHORIZATION_FAILED');
    await pass(26_000);
    assert.deepEqual(told(), ['AUTHORIZATION_FAILED', 'AUTHORIZING', 'AUTHORIZATION_FAILED']);
  });

  it('asks nothing while the page is hidden, and at once when it is seen again', async () => {
    page.hidden = true;
    const { times } = begin('NEW');
    await pass(60_000);
    assert.deepEqual(times(), []);
    page.setHidden(false);
    await pass(200);
    assert.deepEqual(times().length, 1);
    page.setHidden(true);
    await pass(60_000);
    assert.deepEqual(times().length, 1);
    page.setHidden(false);
    await pass(0);
    assert.deepEqual(times().length, 2);
  });

  it('asks at once when the network is back', async () => {
    const offline = () => {
      throw new TypeError('Failed to fetch');
    };
    const { times, missed } = begin(offline, offline, 'NEW');
    await pass(1_200);
    assert.deepEqual([times().length, missed], [2, ['network', 'network']]);
    page.defaultView.dispatchEvent(new Event('online'));
    await pass(0);
    assert.equal(times().length, 3);
  });

  it('leaves the server alone for as long as it asks', async () => {
    const busy = () => new Response('', { status: 503, headers: { 'retry-after': '20' } });
    const { times, missed } = begin(busy, 'CHARGED');
    await pass(5_000);
    page.setHidden(true);
    page.setHidden(false);
    await pass(14_000);
    assert.deepEqual([times().length, missed], [1, ['http-503']]);
    await pass(1_500);
    assert.equal(times().length, 2);
  });

  it('asks again after answers that it cannot use', async () => {
    const long = () => new Response(JSON.stringify({ status: 'CHARGED', more: 'x'.repeat(64 * 1024) }));
    const { missed, told } = begin(() => new Response('<html>'), 'paid', long, 'CHARGED');
    await pass(10_000);
    assert.deepEqual([missed, told()], [[undefined, 'status', undefined], ['CHARGED!']]);
  });

  it('gives up after five minutes that could be seen', async () => {
    const { ended } = begin('PENDING_VBV');
    await pass(200_000);
    page.setHidden(true);
    await pass(200_000);
    page.setHidden(false);
    await pass(99_000);
    assert.deepEqual(ended, []);
    await pass(1_200);
    assert.deepEqual(ended, [false]);
  });

  it('asks nothing more once it was ended, also in the middle of a question', async () => {
    const { life, asked, ended } = begin('NEW');
    await pass(1_200);
    const { length } = asked;
    life.abort();
    await pass(60_000);
    assert.deepEqual([asked.length, ended, asked.at(-1)?.init.signal?.aborted], [length, [false], true]);
  });
});
