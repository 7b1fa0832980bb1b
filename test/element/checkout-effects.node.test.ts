import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Effect } from '../../src/element/checkout/checkout.ts';
import { reduce } from '../../src/element/checkout/checkout-reducer.ts';
import type { HyperRequest } from '../../src/protocol/requests/hyper-request.ts';
import { issueOf } from '../../src/protocol/checkout-error.ts';
import type { SdkEvent } from '../../src/protocol/sdk-event.ts';
import { eventOf, pages, snapshot, Walk, walkThrough } from './checkout-walk.ts';

/** An effect in a few words. */
function wordsOf(effect: Effect): string {
  switch (effect.type) {
    case 'send':
      return `send ${effect.message[0]}`;
    case 'deadline':
      return effect.ms === undefined ? 'no deadline' : `deadline in ${effect.ms} ms`;
    case 'settle':
      return `settle ${'status' in effect.end ? effect.end.status : effect.end.code}`;
    case 'state':
      return `state ${effect.state.phase}`;
    case 'sdk-event':
      return `event ${effect.event.event}${effect.event.orderId === undefined ? '' : ` of ${effect.event.orderId}`}`;
    case 'error':
    case 'input-error':
      return `${effect.type} ${effect.error.code} of ${String(effect.error.field)}`;
    case 'warning':
      return `warning ${effect.warning.code} of ${String(effect.warning.field)}`;
    case 'again':
      return `again ${effect.input.type}`;
    default:
      return effect.type;
  }
}

/** The steps before, the step itself, and its effects. */
const stories: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  'what the page has set': [
    ['', 'nothing', 'state idle'],
    ['', 'no order', 'begin, state loading'],
    ['', 'order A', 'begin, open, state loading'],
    ['', 'half of B', 'state failed, input-error half-pair of signature'],
    ['', 'no such environment', 'state failed, input-error not-allowed of environment'],
    ['no order, greeting, initiated', 'order A', 'open, send process, state processing'],
    ['order A', 'order B', ''],
    ['no order', 'order A', 'open'],
    ['order A', 'no order', 'settle terminated, end, begin, state loading'],
    ['order A', 'another client', 'settle terminated, end, begin, open, state loading'],
    ['order A', 'half of B', 'settle terminated, end, state failed, input-error half-pair of signature'],
    ['order A', 'nothing', 'settle terminated, end, state idle'],
    ['no order', 'nothing', 'end, state idle'],
    ['half of B', 'half of B', 'state failed'],
    ['half of B', 'no such environment', 'state failed, input-error not-allowed of environment'],
    ['half of B', 'nothing', 'state idle'],
    ['order A, greeting, initiated', 'order A', ''],
    ['order A, greeting, initiated', 'order A for more', 'send process'],
    ['order A, greeting, initiated', 'order A in Hindi', 'send language'],
    ['order A, greeting, initiated', 'order B', 'error wrong-state of order-details'],
    ['order A, greeting, initiated', 'half of B', 'error half-pair of signature'],
    ['order A, greeting, initiated', 'order A for more under its old signature', 'error half-pair of signature'],
    ['order A, greeting, initiated', 'order A under another signature', 'error half-pair of signature'],
    ['order A, greeting, initiated', 'Hindi alone', 'send language'],
    ['order A, greeting, initiated', 'nothing', ''],
    ['order A, greeting, initiated', 'another client', ''],
    ['order A, greeting, initiated, charged', 'order A', ''],
    ['order A, greeting, initiated, charged', 'order A for more', ''],
    ['order A, greeting, initiated, charged', 'order A in Hindi', ''],
    ['order A, greeting, initiated, charged', 'order B', 'warning wrong-state of order-details'],
    ['order A, greeting, initiated, charged, order B', 'order B', ''],
    ['order A, greeting, initiated, charged', 'half of B', ''],
    ['order A, greeting, initiated, attempt, lost', 'order A', ''],
    ['order A, greeting, initiated, attempt, lost', 'order B', ''],
    ['order A, greeting, initiated, lost', 'order A', 'begin, open, state loading'],
    [
      'order A, greeting, initiated, attempt, left: order A',
      'order A',
      'state failed, input-error result-unknown of process',
    ],
    ['order A, terminate: order A', 'order A', ''],
    ['order A, terminate: order A', 'order B', ''],
  ],
  'what the SDK and its frame say': [
    ['no order', 'greeting', 'adopt, send initiate, deadline in 20000 ms, state initiating'],
    ['no order, greeting', 'initiated', 'no deadline, state ready, event initiate_result, again go'],
    [
      'order A, greeting',
      'initiated',
      'no deadline, state ready, event initiate_result, again go, send process, state processing',
    ],
    ['order A, greeting', 'ready to leave', 'no deadline, state ready, again go, send process, state processing'],
    ['order A, greeting, ready to leave', 'ready to leave', ''],
    ['no order', 'ready to leave', ''],
    [
      'order A, greeting',
      'not initiated',
      'no deadline, event initiate_result, again fault, settle initiate-failed, end, state failed, error initiate-failed of initiate',
    ],
    ['order A', 'greeting', 'adopt, send initiate, deadline in 20000 ms, state initiating'],
    ['order A, greeting', 'still there', 'deadline in 1 ms'],
    ['order A, greeting, initiated', 'shown', 'event hide_loader of A'],
    ['order A, greeting, initiated', 'attempt', 'state processing, event paymentAttempt of A'],
    ['order A, greeting, initiated, attempt', 'attempt', 'state processing, event paymentAttempt of A'],
    ['order A, greeting, initiated', 'charged', 'settle charged, state settled, event process_result of A'],
    ['order A, greeting, initiated, charged', 'charged', ''],
    ['order A, greeting, initiated, charged', 'backpressed', ''],
    [
      'order A, greeting, initiated, order A for more',
      'charged',
      'settle charged, state settled, event process_result of A',
    ],
    ['order A, greeting, initiated, attempt', 'charged', 'settle charged, state settled, event process_result of A'],
    ['order A, greeting, initiated', 'backpressed', 'settle backpressed, state settled, event process_result of A'],
    [
      'order A, greeting, initiated, attempt',
      'backpressed',
      'settle backpressed, state settled, event process_result of A',
    ],
    [
      'order A, greeting, initiated',
      'signature refused',
      'event process_result of A, again refused, settle authentication-refused, end, state failed, error authentication-refused of order-details',
    ],
    ['order A, greeting, initiated, charged', 'signature refused', ''],
    [
      'order A, greeting, initiated, attempt',
      'signature refused',
      'event process_result of A, again refused, settle authentication-refused, end, state failed, error authentication-refused of order-details',
    ],
    [
      'order A, greeting, initiated',
      'crash',
      'event invokeErrorHandling of A, again fault, settle sdk-error, end, state failed, error sdk-error of HyperServices.js',
    ],
    [
      'order A, greeting, initiated, attempt',
      'crash',
      'event invokeErrorHandling of A, again fault, settle result-unknown, end, state failed, error result-unknown of process',
    ],
    ['order A, greeting, initiated, charged', 'crash', 'event invokeErrorHandling of A, again fault'],
    ['order A, greeting, initiated', 'order refused', 'error amount of amount'],
    ['order A, greeting, initiated, charged', 'order refused', 'error amount of amount'],
    ['order A, greeting', 'order refused', 'settle amount, end, state failed, error amount of amount'],
    [
      'order A, greeting, initiated',
      'lost',
      'settle sdk-error, end, state failed, error sdk-error of HyperServices.js',
    ],
    ['order A', 'lost', 'settle sdk-error, end, state failed, error sdk-error of HyperServices.js'],
    ['no order', 'lost', 'end, state failed, error sdk-error of HyperServices.js'],
    [
      'order A, greeting, initiated, attempt',
      'lost',
      'settle result-unknown, end, state failed, error result-unknown of process',
    ],
    ['order A, greeting, initiated, charged', 'lost', ''],
    ['order A, lost', 'lost', ''],
    ['order A, greeting, initiated', 'greeting', 'adopt, send initiate, deadline in 20000 ms, state initiating'],
    [
      'order A, greeting, initiated, attempt',
      'greeting',
      'settle result-unknown, end, state failed, error result-unknown of process',
    ],
    ['order A, greeting, initiated, charged', 'greeting', ''],
    ['order A, greeting, initiated', 'still there', ''],
    ['order A, greeting, initiated', 'initiated', ''],
    [
      'a session, greeting',
      'initiated',
      'no deadline, state ready, event initiate_result, again go, send process, state processing',
    ],
    ['a session, greeting, initiated', 'charged', 'settle charged, state settled, event process_result of A'],
  ],
  'terminate, and the end of the element': [
    ['no order', 'terminate: no order', 'send terminate, end, state terminated'],
    ['order A', 'terminate: order A', 'settle terminated, send terminate, end, state terminated'],
    ['order A, greeting, initiated', 'terminate: order A', 'settle terminated, send terminate, end, state terminated'],
    [
      'order A, greeting, initiated, attempt',
      'terminate: order A',
      'settle result-unknown, send terminate, end, state terminated',
    ],
    ['order A, greeting, initiated, charged', 'terminate: order A', 'send terminate, end, state terminated'],
    ['order A, lost', 'terminate: order A', 'state terminated'],
    ['order A, terminate: order A', 'terminate: order A', ''],
    ['', 'terminate: nothing', ''],
    ['no order', 'left: no order', 'end'],
    ['order A', 'left: order A', 'settle terminated, end'],
    ['order A, greeting, initiated, attempt', 'left: order A', 'settle result-unknown, end'],
    ['order A, greeting, initiated, charged', 'left: order A', 'end'],
    ['order A, lost', 'left: order A', ''],
    ['nothing', 'left: nothing', ''],
  ],
  initiate: [
    ['', 'initiate: nothing', 'state failed, input-error required of client-id'],
    ['', 'initiate: no order', 'begin, state loading'],
    ['', 'initiate: order A', 'begin, state loading'],
    ['', 'initiate: half of B', 'state failed, input-error half-pair of signature'],
    ['no order', 'initiate: no order', ''],
    ['no order, greeting', 'initiate: no order', ''],
    ['no order, greeting, initiated', 'initiate: no order', ''],
    ['order A, greeting, initiated', 'initiate: order A', ''],
    ['order A, greeting, initiated, charged', 'initiate: order A', 'end, begin, state loading'],
    ['order A, lost', 'initiate: order A', 'begin, state loading'],
    ['order A, terminate: order A', 'initiate: order A', 'begin, state loading'],
  ],
  process: [
    ['', 'process: nothing', 'state failed, input-error required of client-id'],
    ['', 'process: no order', 'state failed, input-error required of order-details'],
    ['', 'process: order A', 'begin, open, state loading'],
    ['', 'process: half of B', 'state failed, input-error half-pair of signature'],
    ['no order', 'process: order A', 'open'],
    ['no order, greeting', 'process: order A', 'open'],
    ['no order, greeting, initiated', 'process: order A', 'open, send process, state processing'],
    ['order A', 'process: order A', ''],
    ['order A, greeting, initiated', 'process: order A', ''],
    ['order A, greeting, initiated, charged', 'process: order A', 'open, send process, state processing'],
    ['order A, greeting, initiated, charged', 'process: order B', 'open, send process, state processing'],
    ['order A, greeting, initiated, charged', 'process: another client', 'end, begin, open, state loading'],
    ['order A, lost', 'process: order A', 'begin, open, state loading'],
    ['order A, terminate: order A, order B', 'process: order B', 'begin, open, state loading'],
    ['order A, terminate: order A', 'process: order A', 'begin, open, state loading'],
    ['no order, greeting, initiated', 'process: half of B', 'end, state failed, input-error half-pair of signature'],
  ],
  restart: [
    ['no order', 'restart: no order', 'send terminate, end, begin, state terminated, state loading'],
    [
      'order A',
      'restart: order A',
      'settle terminated, send terminate, end, begin, open, state terminated, state loading',
    ],
    [
      'order A, greeting, initiated',
      'restart: order B',
      'settle terminated, send terminate, end, begin, open, state terminated, state loading',
    ],
    [
      'order A, greeting, initiated, attempt',
      'restart: order A',
      'settle result-unknown, send terminate, end, begin, open, state terminated, state loading',
    ],
    [
      'order A, greeting, initiated, charged',
      'restart: order A',
      'send terminate, end, begin, open, state terminated, state loading',
    ],
    ['order A, lost', 'restart: order A', 'begin, open, state terminated, state loading'],
    [
      'order A, greeting, initiated',
      'restart: half of B',
      'settle terminated, send terminate, end, state terminated, state failed, input-error half-pair of signature',
    ],
    [
      'order A, greeting, initiated',
      'restart: nothing',
      'settle terminated, send terminate, end, state terminated, state idle',
    ],
  ],
};

for (const [about, rows] of Object.entries(stories)) {
  describe(`what follows from ${about}`, () => {
    for (const [before, then, expected] of rows) {
      it(`${then}${before && `, after ${before}`}`, () => {
        const walk = walkThrough(...before.split(', ').filter(Boolean));
        const { length } = walk.followed;
        walk.say(then);
        assert.equal(walk.followed.slice(length).map(wordsOf).join(', '), expected);
      });
    }
  });
}

/** The request that the last message to the SDK holds. */
function sent(walk: Walk): HyperRequest {
  const last = walk.followed.filter(({ type }) => type === 'send').at(-1);
  assert.ok(last?.type === 'send' && (last.message[0] === 'process' || last.message[0] === 'initiate'));
  return last.message[1];
}

const paying = ['order A', 'greeting', 'initiated'] as const;
const words = (effects: readonly Effect[]) => effects.map(wordsOf).join(', ');

describe('a request to the SDK', () => {
  it('has an id of its own, and that of a session if it came with one', () => {
    const walk = walkThrough(...paying);
    const { requestId } = sent(walk);
    assert.notEqual(requestId, walk.checkout.run?.initiate.requestId);
    assert.ok(requestId);
    assert.equal(sent(walkThrough('a session with an id', 'greeting', 'initiated')).requestId, 'r-1');
  });

  it('is kept while its payment is open, for a page that loads again: as the order is then', () => {
    const changed = walkThrough(...paying, 'order A for more');
    const { orderDetails, signature } = pages['order A for more'];
    const { action, ...payload } = sent(changed).payload as Record<string, unknown>;
    assert.equal(action, 'updateOrder');
    assert.equal(payload['orderDetails'], orderDetails);
    assert.equal(payload['signature'], signature);
    changed.say('greeting');
    changed.say('initiated');
    assert.deepEqual(sent(changed).payload, payload);

    const translated = walkThrough(...paying, 'order A in Hindi', 'greeting', 'initiated');
    assert.deepEqual(sent(translated).payload, { ...sent(walkThrough(...paying)).payload, language: 'hindi' });
  });

  it('says more about the order of the open payment alone', () => {
    const amend = { type: 'amend', payload: { accepted: true } } as const;
    const walk = walkThrough(...paying);
    assert.equal(words(walk.take(amend)), 'send process');
    assert.deepEqual(sent(walk).payload, amend.payload);
    for (const before of [[], ['no order'], [...paying, 'charged']]) {
      assert.equal(words(walkThrough(...before).take(amend)), '', before.join());
    }
  });
});

describe('an error', () => {
  it('carries the id of the request that it ends', () => {
    const errorIn = (walk: Walk) => {
      const { state } = walk.checkout;
      assert.ok(state.phase === 'failed');
      return state.error;
    };
    const paid = walkThrough(...paying);
    const { requestId } = sent(paid);
    paid.say('lost');
    assert.equal(errorIn(paid).requestId, requestId);
    const waiting = walkThrough('no order', 'greeting');
    const { requestId: first } = sent(waiting);
    waiting.say('lost');
    assert.equal(errorIn(waiting).requestId, first);
  });

  it('says that the result of an order is unknown whose page was left', () => {
    const walk = walkThrough(...paying, 'attempt', 'left: order A', 'order A');
    const { state } = walk.checkout;
    assert.ok(state.phase === 'failed');
    assert.deepEqual(
      [state.error.code, state.error.field, state.error.reason],
      ['result-unknown', 'process', 'left-page'],
    );
  });

  it('says how the SDK failed', () => {
    const { state } = walkThrough(...paying, 'crash').checkout;
    assert.ok(state.phase === 'failed');
    assert.equal(state.error.reason, 'threw');
  });

  it('is told again if it was the end of a run', () => {
    const walk = walkThrough('order A', 'greeting');
    walk.take({ type: 'refused', run: 1, requestId: undefined, issue: issueOf('half-pair', 'signature') });
    const { length } = walk.followed;
    walk.say('half of B');
    assert.equal(words(walk.followed.slice(length)), 'state failed, input-error half-pair of signature');
  });

  it('is told again if it is about another field', () => {
    const walk = walkThrough('process: nothing');
    const { length } = walk.followed;
    walk.say('process: no order');
    assert.equal(words(walk.followed.slice(length)), 'state failed, input-error required of order-details');
  });

  it('says which method cannot be called now', () => {
    const now = snapshot('order B');
    const { refusal } = reduce(walkThrough('order A').checkout, { type: 'process', now, isLost: false }, () => 'id');
    assert.deepEqual([refusal?.code, refusal?.field], ['wrong-state', 'process']);
  });

  it('keeps an SDK from being started without an address', () => {
    const walk = new Walk();
    const now = snapshot('order A', { hasAddress: false });
    const effects = walk.take({ type: 'process', now, isLost: false });
    assert.equal(words(effects), 'state failed, input-error required of frame-url');
  });
});

describe('a run that has gone', () => {
  it('is not heard any more, whatever it says', () => {
    for (const says of [{ type: 'connected' }, { type: 'alive', ms: 1 }] as const) {
      const walk = walkThrough('order A', 'greeting', 'another client', 'greeting');
      assert.equal(words(walk.take({ ...says, run: 1 })), '');
      assert.notEqual(words(walk.take({ ...says, run: 2 })), '');
    }
  });
});

describe('a refusal by the SDK', () => {
  const refused = (more: Partial<SdkEvent>) =>
    ({ type: 'sdk-event', run: 1, event: eventOf('process_result', { errorCode: 'JP_012', ...more }) }) as const;

  it('is about a change if it names another request, and about the order if the id is not ours', () => {
    const change = walkThrough(...paying);
    change.take(refused({ requestId: 'a change' }));
    assert.equal(change.open, 1);
    for (const more of [{}, { requestId: 'theirs', foreignRequestId: true } as const]) {
      const walk = walkThrough(...paying);
      walk.take(refused(more));
      assert.equal(walk.open, 0);
    }
  });

  it('of a signed customer names the signature', () => {
    const walk = walkThrough('order A', 'greeting', 'initiate refused');
    assert.equal(wordsOf(walk.followed.at(-1)!), 'error authentication-refused of initiate-signature');
  });
});

describe('a warning', () => {
  it('is told when a run begins, and when the language of an open payment changes', () => {
    const begun = walkThrough('order A in Klingon');
    assert.equal(words(begun.followed), 'begin, open, state loading, warning not-allowed of language');
    const walk = walkThrough(...paying);
    const { length } = walk.followed;
    walk.say('order A in Klingon');
    assert.equal(words(walk.followed.slice(length)), 'send language, warning not-allowed of language');
  });
});
