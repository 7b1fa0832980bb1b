import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CheckoutInput, Effect, PageAct } from '../../src/element/checkout/checkout.ts';
import { reduce } from '../../src/element/checkout/checkout-reducer.ts';
import { issueOf } from '../../src/protocol/checkout-error.ts';
import { propertyRuns } from '../support/test-files.js';
import { act, isHeard, pages, sayings, snapshot, Walk, walkThrough, type Move, type Page } from './checkout-walk.ts';

const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    act: fc.constantFrom<PageAct>(
      'properties',
      'properties',
      'properties',
      'initiate',
      'process',
      'restart',
      'terminate',
      'left',
    ),
    page: fc.constantFrom(...(Object.keys(pages) as Page[])),
    manual: fc.boolean(),
    isLost: fc.boolean(),
  }),
  fc.record({ says: fc.constantFrom(...Object.keys(sayings)), isLate: fc.constant(false) }),
  fc.record({ says: fc.constantFrom('greeting', 'initiated', 'attempt', 'charged'), isLate: fc.constant(false) }),
  fc.record({ says: fc.constantFrom(...Object.keys(sayings)), isLate: fc.boolean() }),
);

const leaving: CheckoutInput = { type: 'left', now: snapshot('nothing'), isLost: false };

/** Checks a claim after every sequence of moves. `check` is called before each move and returns what is checked after it. */
function always(check: (walk: Walk, move: Move) => (() => void) | undefined): void {
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 40 }), (all) => {
      const walk = new Walk();
      for (const move of all) {
        const then = check(walk, move);
        walk.move(move);
        then?.();
      }
    }),
    { numRuns: propertyRuns(20_000) },
  );
}

describe('a checkout, whatever happens to it in whatever order,', () => {
  it('has at most one open payment, and ends each of them once', () => {
    always((walk) => () => {
      const isOpen = walk.checkout.run?.open !== undefined;
      assert.equal(walk.open, isOpen ? 1 : 0, walk.log.join('\n'));
      assert.equal(walk.opened, walk.settled + walk.open);
    });
  });

  it('leaves nothing behind when its element goes', () => {
    always((walk) => () => {
      const { checkout, effects } = reduce(walk.checkout, leaving, () => 'id');
      const count = (type: Effect['type']) => effects.filter((effect) => effect.type === type).length;
      assert.deepEqual([count('settle'), count('end')], [walk.open, walk.hasSdk ? 1 : 0], walk.log.join('\n'));
      assert.deepEqual([effects.some(({ type }) => isHeard(type)), checkout.run], [false, undefined]);
    });
  });

  it('ignores what a run says that has gone', () => {
    always((walk, move) => {
      if (!('says' in move && move.isLate)) return undefined;
      const before = walk.checkout;
      return () => assert.equal(JSON.stringify(walk.checkout), JSON.stringify(before), walk.log.join('\n'));
    });
  });

  it('says that the result is unknown once Pay was pressed and no result came', () => {
    always((walk, move) => {
      const { state } = walk.checkout;
      const isCertain = 'says' in move && /refused|charged|backpressed/.test(move.says);
      if (state.phase !== 'processing' || !state.attempted || isCertain) return undefined;
      const { settled } = walk;
      return () => {
        if (walk.settled === settled) return;
        assert.ok(walk.lastEnd instanceof Error && walk.lastEnd.code === 'result-unknown', walk.log.join('\n'));
      };
    });
  });

  it('sends an order only to an SDK that has initiated', () => {
    always((walk) => () => {
      const { phase } = walk.checkout.state;
      assert.equal(walk.hasSdk, !/^(idle|failed|terminated)$/.test(phase), walk.log.join('\n'));
    });
  });
});

describe('the properties of a page', () => {
  it('begin a run as soon as they are enough to initiate, and open the payment as soon as there is an order', () => {
    assert.equal(walkThrough('nothing').checkout.state.phase, 'idle');
    assert.equal(walkThrough('no order').checkout.state.phase, 'loading');
    assert.equal(walkThrough('no order', 'greeting', 'initiated').checkout.state.phase, 'ready');
    assert.equal(walkThrough('no order', 'greeting', 'initiated', 'order A').checkout.state.phase, 'processing');
    assert.equal(walkThrough('order A', 'greeting', 'initiated').checkout.state.phase, 'processing');
    assert.equal(walkThrough('a session', 'greeting', 'initiated').checkout.state.phase, 'processing');
  });

  it('open no payment unasked if the page is manual', () => {
    const walk = walkThrough('no order', 'greeting', 'initiated');
    walk.move(act('properties', 'order A', { manual: true }));
    assert.equal(walk.opened, 0);
    walk.move(act('process', 'order A', { manual: true }));
    assert.equal(walk.checkout.state.phase, 'processing');
  });

  it('change nothing when they are set again', () => {
    for (const page of Object.keys(pages) as Page[]) {
      const walk = walkThrough(page);
      const before = walk.checkout;
      const effects = walk.take({ type: 'properties', now: snapshot(page), isLost: false });
      assert.deepEqual(
        effects.filter(({ type }) => type !== 'state'),
        [],
        page,
      );
      assert.deepEqual(walk.checkout.run?.order, before.run?.order, page);
    }
  });

  it('replace an order that nobody has seen yet', () => {
    const walk = walkThrough('order A', 'order B', 'greeting', 'initiated');
    assert.deepEqual([walk.opened, walk.checkout.run?.order?.orderId], [1, 'B']);
  });

  it('amend the order of the open payment, and keep it where they name another one or half of one', () => {
    const amended = walkThrough('order A', 'greeting', 'initiated', 'order A for more');
    assert.equal(amended.checkout.run?.order?.signature, 'a2');
    for (const page of ['order B', 'half of B'] as const) {
      const walk = walkThrough('order A', 'greeting', 'initiated');
      const told = walk.take({ type: 'properties', now: snapshot(page), isLost: false });
      assert.deepEqual(
        told.map(({ type }) => type),
        ['error'],
        page,
      );
      assert.equal(walk.checkout.run?.order?.orderId, 'A');
      // Once.
      assert.deepEqual(walk.take({ type: 'properties', now: snapshot(page), isLost: false }), [], page);
    }
  });

  it('tell the open payment its language', () => {
    const walk = walkThrough('order A', 'greeting', 'initiated');
    const effects = walk.take({ type: 'properties', now: snapshot('order A in Hindi'), isLost: false });
    assert.deepEqual(effects, [{ type: 'send', message: ['language', 'hindi'] }]);
  });

  it('offer an order no more that may have been paid when the element left, unless the page begins again', () => {
    const walk = walkThrough('order A', 'greeting', 'initiated', 'attempt');
    walk.move(act('left', 'order A'));
    walk.move(act('properties', 'order A'));
    assert.equal(walk.checkout.state.phase, 'failed');
    assert.equal(walk.opened, 1);
    walk.move(act('restart', 'order A'));
    assert.equal(walk.checkout.state.phase, 'loading');
    assert.equal(walk.opened, 2);
  });

  it('offer none of several such orders, and those again that process has begun', () => {
    const walk = new Walk();
    for (const page of ['order A', 'order B'] as const) {
      walk.move(act('properties', page));
      for (const says of ['greeting', 'initiated', 'attempt']) walk.move({ says, isLate: false });
      walk.move(act('left', page));
    }
    const stateWith = (page: Page) => {
      walk.move(act('properties', page));
      return walk.checkout.state.phase;
    };
    assert.deepEqual([stateWith('order A'), stateWith('order B')], ['failed', 'failed']);
    walk.move(act('process', 'order A'));
    walk.move(act('left', 'order A'));
    assert.deepEqual([stateWith('order A'), stateWith('order B')], ['loading', 'failed']);
  });

  it('begin anew with another client, and after a failure that a payment did not cause', () => {
    assert.equal(walkThrough('order A', 'another client').checkout.runs, 2);
    assert.equal(walkThrough('order A', 'lost', 'order A').checkout.runs, 2);
    const attempted = walkThrough('order A', 'greeting', 'initiated', 'attempt', 'lost', 'order A');
    assert.equal(attempted.checkout.runs, 1);
  });
});

describe('process', () => {
  const refusalOf = (walk: Walk, page: Page, options = {}) =>
    reduce(walk.checkout, { type: 'process', now: snapshot(page, options), isLost: false }, () => 'id').refusal?.code;

  it('is refused with what is wrong, and while another payment is open', () => {
    assert.equal(refusalOf(new Walk(), 'nothing'), 'required');
    assert.equal(refusalOf(new Walk(), 'no order'), 'required');
    assert.equal(refusalOf(new Walk(), 'half of B'), 'half-pair');
    assert.equal(refusalOf(new Walk(), 'order A', { hasAddress: false }), 'required');
    assert.equal(refusalOf(walkThrough('order A'), 'order B'), 'wrong-state');
    assert.equal(refusalOf(new Walk(), 'order A'), undefined);
  });

  it('goes on with the SDK that is there, and begins another where that has gone', () => {
    const settled = ['order A', 'greeting', 'initiated', 'charged'] as const;
    for (const [isLost, runs] of [
      [false, 1],
      [true, 2],
    ] as const) {
      const walk = walkThrough(...settled);
      walk.move(act('process', 'order B', { isLost }));
      assert.equal(walk.checkout.runs, runs);
      assert.equal(walk.opened, 2);
    }
  });
});

describe('a document that greets', () => {
  it('is told to initiate, and the order once it has', () => {
    const walk = walkThrough('order A');
    const [adopt, send, deadline] = walk.take({ type: 'connected', run: 1 });
    assert.equal(adopt?.type, 'adopt');
    assert.ok(send?.type === 'send' && send.message[0] === 'initiate');
    assert.ok(deadline?.type === 'deadline' && deadline.ms !== undefined && deadline.ms > 0);
  });

  it('during a payment begins it again, and after an attempt ends it as unknown', () => {
    const again = walkThrough('order A', 'greeting', 'initiated', 'greeting');
    assert.equal(again.checkout.state.phase, 'initiating');
    assert.equal(again.open, 1);
    const lost = walkThrough('order A', 'greeting', 'initiated', 'attempt', 'greeting');
    assert.ok(lost.lastEnd instanceof Error && lost.lastEnd.code === 'result-unknown');
  });

  it('after a payment changes nothing', () => {
    const walk = walkThrough('order A', 'greeting', 'initiated', 'charged');
    assert.deepEqual(walk.take({ type: 'connected', run: 1 }), []);
  });
});

describe('what the SDK refuses', () => {
  it('ends the payment with the reason, also after an attempt', () => {
    for (const before of [[], ['attempt']] as const) {
      const walk = walkThrough('order A', 'greeting', 'initiated', ...before, 'signature refused');
      assert.ok(walk.lastEnd instanceof Error && walk.lastEnd.code === 'authentication-refused');
    }
  });

  it('leaves the order as it was if it is a change of it', () => {
    const walk = walkThrough('order A', 'greeting', 'initiated');
    const told = walk.take({ type: 'refused', run: 1, requestId: 'a change', issue: issueOf('amount', 'amount') });
    assert.deepEqual(
      told.map(({ type }) => type),
      ['error'],
    );
    assert.equal(walk.open, 1);
  });

  it('of initiate ends the run', () => {
    const walk = walkThrough('order A', 'greeting', 'not initiated');
    assert.ok(walk.lastEnd instanceof Error && walk.lastEnd.code === 'initiate-failed');
    assert.equal(walk.checkout.state.phase, 'failed');
  });
});
