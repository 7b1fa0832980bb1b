import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  nextState,
  type StateInput,
  type CheckoutPhase,
  type CheckoutState,
} from '../../src/element/checkout/checkout-state.ts';
import { HyperCheckoutError, issueOf } from '../../src/protocol/checkout-error.ts';
import type { ProcessResult } from '../../src/protocol/process-status.ts';
import { transitionsWithin, type Transition } from '../support/transitions.ts';

const result: ProcessResult = { status: 'charged', outcome: 'success', nextStep: 'verify-once' };
const error = new HyperCheckoutError(issueOf('frame-timeout', 'frame-url'));
const inputs: readonly StateInput[] = [
  { type: 'initiate' },
  { type: 'connected' },
  { type: 'initiated' },
  { type: 'process' },
  { type: 'attempted' },
  { type: 'result', result },
  { type: 'fault', error },
  { type: 'terminate' },
];
const start: CheckoutState = { phase: 'idle' };

type Step = Transition<CheckoutState, StateInput>;
// Made while the tests run: a mutation tester sees no change of what a module computes when it is loaded.
let steps: readonly Step[] = [];
before(() => {
  steps = transitionsWithin(7, { start, inputs, next: nextState });
});

/** A sequence of inputs and the two states around its last one, for the message of a failed assertion. */
const told = ({ path, from, to }: Step) =>
  `${path.map(({ type }) => type).join(', ')}: ${from.phase} became ${to.phase}`;

/** Asserts that an input leads to one phase from the named phases, and changes nothing in any other. */
function assertOnly(type: StateInput['type'], from: readonly CheckoutPhase[], phase: CheckoutPhase): void {
  for (const step of steps.filter(({ input }) => input.type === type)) {
    if (from.includes(step.from.phase)) {
      assert.equal(step.to.phase, phase, told(step));
      assert.notEqual(step.to, step.from, told(step));
    } else assert.equal(step.to, step.from, told(step));
  }
}

describe('the states of a checkout, after every sequence of up to seven inputs', () => {
  it('are eight', () => {
    assert.equal(new Set(steps.map(({ to }) => to.phase)).size, 8);
  });

  it('begin a run where none is under way', () => {
    assertOnly('initiate', ['idle', 'settled', 'failed', 'terminated'], 'loading');
  });

  it('F20: have every document that greets during a run initiate', () => {
    assertOnly('connected', ['loading', 'initiating', 'ready', 'processing'], 'initiating');
  });

  it('are ready once the SDK has initiated, which it does only when it was told to', () => {
    assertOnly('initiated', ['initiating'], 'ready');
  });

  it('accept an order when the SDK is ready or has ended the one before', () => {
    assertOnly('process', ['ready', 'settled'], 'processing');
  });

  it('take an attempt and a result only while an order is processed', () => {
    assertOnly('attempted', ['processing'], 'processing');
    assertOnly('result', ['processing'], 'settled');
  });

  it('fail by a fault unless the run is over', () => {
    assertOnly('fault', ['idle', 'loading', 'initiating', 'ready', 'processing'], 'failed');
  });

  it('are ended by terminate, after which only initiate begins again', () => {
    assertOnly(
      'terminate',
      ['idle', 'loading', 'initiating', 'ready', 'processing', 'settled', 'failed'],
      'terminated',
    );
    for (const step of steps.filter(({ from }) => from.phase === 'terminated')) {
      assert.equal(step.to !== step.from, step.input.type === 'initiate', told(step));
    }
  });

  it('keep the result and the error that ended them', () => {
    for (const { to } of steps) {
      if (to.phase === 'settled') assert.equal(to.result, result);
      if (to.phase === 'failed') assert.equal(to.error, error);
    }
  });

  it('know whether the shopper has pressed Pay for this order', () => {
    for (const step of steps) {
      if (step.to.phase !== 'processing' || step.to === step.from) continue;
      assert.equal(step.to.attempted, step.input.type === 'attempted', told(step));
    }
  });

  it('F28: end each order once: by a result, a fault or terminate', () => {
    // The history that the state itself does not hold: whether an order was accepted and has not ended.
    const tracked = transitionsWithin<{ state: CheckoutState; isOpen: boolean; endsWithoutOrder: number }, StateInput>(
      7,
      {
        start: { state: start, isOpen: false, endsWithoutOrder: 0 },
        inputs,
        next({ state, isOpen, endsWithoutOrder }, input) {
          const next = nextState(state, input);
          const isEnd = next !== state && ['settled', 'failed', 'terminated'].includes(next.phase);
          const isResult = next !== state && next.phase === 'settled';
          return {
            state: next,
            isOpen: !isEnd && (isOpen || next.phase === 'processing'),
            endsWithoutOrder: endsWithoutOrder + (isResult && !isOpen ? 1 : 0),
          };
        },
      },
    );
    for (const { to, path } of tracked) {
      assert.equal(to.endsWithoutOrder, 0, path.map(({ type }) => type).join(', '));
      if (to.state.phase === 'processing') assert.ok(to.isOpen);
    }
  });
});
