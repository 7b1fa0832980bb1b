import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { untilPoll } from '../../../src/simulator/polling/follow.ts';

describe('a page that follows what happens elsewhere', () => {
  const page = new EventTarget();
  const view = new EventTarget();
  before(() => {
    Object.assign(globalThis, { document: page, window: view });
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  after(() => {
    mock.timers.reset();
    for (const name of ['document', 'window']) Reflect.deleteProperty(globalThis, name);
  });

  it('F22, F35: asks again at once when the shopper returns to it and when the network does', async () => {
    const { signal } = new AbortController();
    for (const [target, type] of [
      [page, 'visibilitychange'],
      [view, 'online'],
    ] as const) {
      const asks = untilPoll(signal);
      target.dispatchEvent(new Event(type));
      assert.equal(await asks, true);
    }
  });

  it('asks again after its pause, and no more once it is over', async () => {
    const life = new AbortController();
    const asks = untilPoll(life.signal);
    mock.timers.tick(1_500);
    assert.equal(await asks, true);
    const ends = untilPoll(life.signal);
    life.abort();
    assert.equal(await ends, false);
  });
});
