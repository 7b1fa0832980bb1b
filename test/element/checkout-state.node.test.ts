import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decisions,
  nextState,
  type CheckoutInput,
  type CheckoutInputType,
  type CheckoutPhase,
  type CheckoutState,
} from '../../src/element/checkout-state.ts';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import { issueOf } from '../../src/protocol/issue-of.ts';
import type { ProcessResult } from '../../src/protocol/process-status.ts';

const result: ProcessResult = { status: 'charged', outcome: 'success', nextStep: 'verify-once' };
const error = new HyperCheckoutError(issueOf('frame-timeout', 'frame-url'));

const states: Record<CheckoutPhase, CheckoutState> = {
  idle: { phase: 'idle' },
  loading: { phase: 'loading' },
  initiating: { phase: 'initiating' },
  ready: { phase: 'ready' },
  processing: { phase: 'processing', attempted: false },
  settled: { phase: 'settled', result },
  failed: { phase: 'failed', error },
  terminated: { phase: 'terminated' },
};

const inputs: Record<CheckoutInputType, CheckoutInput> = {
  initiate: { type: 'initiate' },
  connected: { type: 'connected' },
  initiated: { type: 'initiated' },
  process: { type: 'process' },
  attempted: { type: 'attempted' },
  result: { type: 'result', result },
  fault: { type: 'fault', error },
  terminate: { type: 'terminate' },
};

/** What is expected of every pair, written down once more and by hand: `.` stays, `!` refuses, else the phase. */
const expected = `
            initiate connected  initiated process    attempted  result  fault  terminate
idle        loading  .          .         !          .          .       failed terminated
loading     .        initiating .         !          .          .       failed terminated
initiating  .        initiating ready     !          .          .       failed terminated
ready       .        initiating .         processing .          .       failed terminated
processing  .        initiating .         !          processing settled failed terminated
settled     loading  .          .         processing .          .       .      terminated
failed      loading  .          .         !          .          .       .      terminated
terminated  loading  .          .         !          .          .       .      .
`;

const [header = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('the states of a checkout', () => {
  it('decide every input, in every state, and no other', () => {
    assert.deepEqual(Object.keys(decisions).sort(), Object.keys(states).sort());
    for (const row of Object.values(decisions)) assert.deepEqual(Object.keys(row).sort(), Object.keys(inputs).sort());
    assert.equal(rows.length, 8);
  });

  for (const [phase = '', ...cells] of rows) {
    for (const [index, cell] of cells.entries()) {
      const type = header[index] ?? '';
      it(`${phase} × ${type}: ${cell === '.' ? 'ignored' : cell === '!' ? 'refused' : cell}`, () => {
        const state = states[phase as CheckoutPhase];
        const next = nextState(state, inputs[type as CheckoutInputType]);
        if (cell === '.' || cell === '!') {
          assert.equal(next, state);
          assert.equal(decisions[state.phase][type as CheckoutInputType], cell === '.' ? 'ignore' : 'refuse');
        } else {
          assert.equal(next.phase, cell);
        }
      });
    }
  }

  it('remember that the shopper has pressed pay, until the next order', () => {
    const attempted = nextState(states.processing, inputs.attempted);
    assert.deepEqual(attempted, { phase: 'processing', attempted: true });
    const settled = nextState(attempted, inputs.result);
    assert.deepEqual(nextState(settled, inputs.process), { phase: 'processing', attempted: false });
  });

  it('never leave a sequence of six inputs in an undocumented state', () => {
    let walked = 0;
    const walk = (state: CheckoutState, depth: number): void => {
      walked++;
      assert.ok(Object.hasOwn(states, state.phase));
      if (state.phase === 'settled') assert.ok(state.result);
      if (state.phase === 'failed') assert.ok(state.error);
      if (depth === 0) return;
      for (const input of Object.values(inputs)) walk(nextState(state, input), depth - 1);
    };
    walk(states.idle, 6);
    assert.equal(walked, (8 ** 7 - 1) / 7);
  });
});
