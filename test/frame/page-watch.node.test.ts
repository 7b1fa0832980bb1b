import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PageWatch } from '../../src/frame/page-watch.ts';

/** A watch on a payment page, with a clock of its own. */
class Watched {
  readonly told: string[] = [];
  readonly #waits = new Set<{ at: number; passed: () => void }>();
  #now = 0;
  isUntouched = false;
  readonly page = new PageWatch({
    deadlines: { page: 8000, bank: 600_000 },
    wait: (ms, passed) => {
      const wait = { at: this.#now + ms, passed };
      this.#waits.add(wait);
      return () => this.#waits.delete(wait);
    },
    isUntouched: () => this.isUntouched,
    warn: ({ code, reason }) => this.told.push(`${code} ${reason}`),
    restart: () => this.told.push('restart'),
    lose: () => this.told.push('lose'),
  });

  send(action = 'paymentPage'): void {
    this.page.sent({ requestId: 'r', service: 'in.juspay.hyperpay', payload: { action } });
  }

  after(ms: number): void {
    this.#now += ms;
    for (const wait of [...this.#waits].filter(({ at }) => at <= this.#now)) {
      this.#waits.delete(wait);
      wait.passed();
    }
  }

  /** A payment page that has loaded, is ready and shows its order. */
  shown(): this {
    this.page.loaded();
    this.page.ready();
    this.send();
    this.page.heard('hide_loader');
    return this;
  }

  /** The same, and the shopper has pressed Pay. */
  paying(): this {
    this.shown();
    this.page.heard('paymentAttempt');
    return this;
  }
}

/** Another load of the payment page, with its two signs in either order. */
const loads = {
  'before its load event': ({ page }: Watched) => {
    page.ready();
    page.loaded();
  },
  'after its load event': ({ page }: Watched) => {
    page.loaded();
    page.ready();
  },
};

for (const [order, reload] of Object.entries(loads)) {
  describe(`a payment page that loads again and is ready ${order}`, () => {
    it('begins anew if nothing was paid', () => {
      const watched = new Watched().shown();
      reload(watched);
      assert.deepEqual(watched.told, ['restart']);
    });

    it('begins anew before there was an order', () => {
      const watched = new Watched();
      reload(watched);
      reload(watched);
      assert.deepEqual(watched.told, ['restart']);
    });

    it('F27: is lost after an attempt, once no result has come for a while', () => {
      const watched = new Watched().paying();
      reload(watched);
      watched.after(7999);
      assert.deepEqual(watched.told, []);
      watched.after(1);
      assert.deepEqual(watched.told, ['lose']);
      watched.after(900_000);
      assert.deepEqual(watched.told, ['lose']);
    });

    it('is not lost if it comes back from the bank with its result', () => {
      const watched = new Watched().paying();
      watched.page.loaded();
      watched.after(60_000);
      reload(watched);
      watched.page.heard('process_result');
      watched.page.ended();
      watched.after(900_000);
      assert.deepEqual(watched.told, ['sdk-silent elsewhere']);
    });
  });
}

describe('another page in the place of the payment page', () => {
  it('may be a bank: it has its time, and is lost after that', () => {
    const watched = new Watched().shown();
    watched.page.loaded();
    watched.after(5000);
    assert.deepEqual(watched.told, ['sdk-silent elsewhere']);
    watched.after(599_999);
    assert.deepEqual(watched.told, ['sdk-silent elsewhere']);
    watched.after(1);
    assert.deepEqual(watched.told, ['sdk-silent elsewhere', 'lose']);
  });

  it('may be a bank, from which the payment page comes back without a result', () => {
    const watched = new Watched().shown();
    watched.page.loaded();
    watched.after(5000);
    watched.page.loaded();
    watched.page.ready();
    watched.after(8000);
    assert.deepEqual(watched.told, ['sdk-silent elsewhere', 'lose']);
  });

  it('is an error if the shopper has not touched the page', () => {
    const watched = new Watched().shown();
    watched.isUntouched = true;
    watched.page.loaded();
    watched.after(5000);
    assert.deepEqual(watched.told, ['restart']);
  });

  it('is not judged in an SDK whose pages never say that they are ready', () => {
    const watched = new Watched();
    watched.page.loaded();
    watched.send();
    watched.page.heard('hide_loader');
    watched.page.loaded();
    watched.after(900_000);
    assert.deepEqual(watched.told, []);
  });
});

describe('a payment page that says twice that it is ready', () => {
  it('has not loaded again', () => {
    const watched = new Watched().shown();
    watched.page.ready();
    watched.after(20_000);
    watched.page.loaded();
    watched.after(4999);
    assert.deepEqual(watched.told, []);
  });
});

describe('an iframe that disappears', () => {
  it('begins anew before an attempt, and is lost after one', () => {
    const before = new Watched().shown();
    before.page.removed();
    assert.deepEqual(before.told, ['restart']);
    const after = new Watched().paying();
    after.page.removed();
    assert.deepEqual(after.told, ['lose']);
  });

  it('is not missed after the result, or after the end of the session', () => {
    const settled = new Watched().paying();
    settled.page.ended();
    settled.page.removed();
    const over = new Watched().paying();
    over.page.end();
    over.page.removed();
    assert.deepEqual([...settled.told, ...over.told], []);
  });

  it('may have been paid in by the order before, which says nothing of the next one', () => {
    const watched = new Watched().paying();
    watched.page.ended();
    watched.send();
    watched.page.removed();
    assert.deepEqual(watched.told, ['restart']);
  });
});

describe('an SDK that says nothing after an order', () => {
  it('F21: is a warning, and the payment stays open however long that lasts', () => {
    const watched = new Watched();
    watched.send();
    watched.after(7999);
    assert.deepEqual(watched.told, []);
    watched.after(900_000);
    assert.deepEqual(watched.told, ['sdk-silent process']);
  });

  it('is none after a change of the order, nor once an event has come', () => {
    const watched = new Watched();
    watched.send('updateOrder');
    watched.after(900_000);
    watched.shown().after(900_000);
    assert.deepEqual(watched.told, []);
  });
});
