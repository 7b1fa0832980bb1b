import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  step,
  takesBack,
  type Effect,
  type Flow,
  type Input,
} from '../../../src/simulator/payment-page/checkout-flow.ts';
import type { Checkout, Instrument, PaymentResult } from '../../../src/simulator/payment-page/checkout.ts';

const checkout: Checkout = {
  token: 'token-1',
  order: { orderId: 'R1', amount: '1.00', currency: 'INR', merchantName: 'Acme', guest: false },
  testCards: [],
  banks: [],
};
const card: Instrument = {
  method: 'card',
  number: '4242424242424242',
  expiryMonth: '12',
  expiryYear: '2030',
  cvv: '123',
  brand: 'VISA',
};
const paid = { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' };
const transaction = { transactionId: 'txn-1', bankUrl: 'http://localhost/bank/txn-1' };
const declined: PaymentResult = { status: 'authorization_failed', ...paid };
const at = '2026-11-22T10:00:00.000Z';
const refusal = { errorCode: 'JP_012', code: 'signature-mismatch', message: 'No.' } as const;

const home: Flow = { screen: 'home', checkout };
const form: Flow = { screen: 'form', method: 'card', checkout };
const starting: Flow = { screen: 'starting', method: 'card', paid, checkout };
const bank: Flow = { screen: 'bank', checkout, transaction, paid };
const checking: Flow = { screen: 'checking', checkout, transaction, paid };

const screens: Readonly<Record<Flow['screen'], Flow>> = {
  waiting: { screen: 'waiting' },
  opening: { screen: 'opening' },
  refused: { screen: 'refused', refusal },
  unreachable: { screen: 'unreachable' },
  home,
  form,
  starting,
  bank,
  checking,
  unsettled: { screen: 'unsettled', checkout, transaction, paid },
  failed: { screen: 'failed', checkout, result: declined },
  asking: { screen: 'asking', from: home },
  leaving: { screen: 'leaving', checkout, begun: undefined },
  paid: { screen: 'paid', checkout, result: { status: 'charged', ...paid } },
  pending: { screen: 'pending', checkout, result: { status: 'pending_vbv', ...paid } },
  ended: { screen: 'ended', checkout },
};

const inputs: Readonly<Record<Input['type'], Input>> = {
  process: { type: 'process' },
  opened: { type: 'opened', checkout },
  refused: { type: 'refused', refusal, at },
  unreachable: { type: 'unreachable' },
  choose: { type: 'choose', method: 'card' },
  pay: { type: 'pay', instrument: card },
  started: { type: 'started', transaction },
  'bank-done': { type: 'bank-done' },
  answered: { type: 'answered', result: { status: 'charged', ...paid }, final: true },
  again: { type: 'again', at },
  back: { type: 'back' },
  stay: { type: 'stay' },
  leave: { type: 'leave' },
  left: { type: 'left', result: { status: 'backpressed' } },
};

/** The whole table: for each screen, what each input leads to. What is not named changes nothing. */
const table: Readonly<Record<Flow['screen'], Partial<Record<Input['type'], string>>>> = {
  waiting: { process: 'opening: open' },
  opening: {
    process: 'opening: open',
    opened: 'home',
    refused: 'refused: process_result api_failure JP_012',
    unreachable: 'unreachable',
    back: 'ended: process_result backpressed JP_002',
  },
  refused: { process: 'opening: open' },
  unreachable: {
    process: 'opening: open',
    again: 'opening: open',
    back: 'ended: process_result backpressed JP_002',
  },
  home: { process: 'opening: open', choose: 'form', back: 'asking' },
  form: { process: 'opening: open', pay: 'starting: paymentAttempt, start', back: 'home' },
  starting: { process: 'opening: open', started: 'bank', refused: 'form', unreachable: 'form', back: 'asking' },
  bank: { process: 'opening: open', 'bank-done': 'checking: check', back: 'asking' },
  checking: {
    process: 'opening: open',
    answered: 'paid: process_result charged',
    refused: 'unsettled',
    unreachable: 'unsettled',
    back: 'asking',
  },
  unsettled: {
    process: 'opening: open',
    again: 'checking: check',
    back: 'ended: process_result pending_vbv JP_006',
  },
  failed: {
    process: 'opening: open',
    again: 'home: retryTriggered',
    back: 'ended: process_result authorization_failed JP_000',
  },
  asking: { process: 'opening: open', choose: 'form', back: 'home', stay: 'home', leave: 'leaving: leave' },
  leaving: {
    process: 'opening: open',
    left: 'ended: process_result backpressed JP_002',
    refused: 'ended: process_result backpressed JP_002',
    unreachable: 'ended: process_result backpressed JP_002',
  },
  paid: { process: 'opening: open' },
  pending: { process: 'opening: open' },
  ended: { process: 'opening: open' },
};

function told(effect: Effect): string {
  if (effect.do !== 'tell') return effect.do;
  const { event, payload, errorCode } = effect.news;
  const words = event === 'process_result' ? [event, payload['status'], errorCode] : [event];
  return words.filter(Boolean).join(' ');
}

function follow(flow: Flow, input: Input): string {
  const next = step(flow, input);
  return [next.flow.screen, next.effects.map(told).join(', ')].filter(Boolean).join(': ');
}

describe('checkout flow', () => {
  for (const [screen, flow] of Object.entries(screens)) {
    for (const [type, input] of Object.entries(inputs)) {
      const expected = table[flow.screen][input.type] ?? screen;
      it(`on ${screen}, ${type} leads to ${expected}`, () => assert.equal(follow(flow, input), expected));
    }
  }

  it('leaves the very same state where an input has no meaning', () => {
    for (const flow of Object.values(screens)) {
      for (const input of Object.values(inputs)) {
        if (table[flow.screen][input.type] === undefined) assert.equal(step(flow, input).flow, flow);
      }
    }
  });

  it('wants back presses on every screen from which something is left to do', () => {
    const wanted = Object.values(screens).filter(takesBack);
    assert.deepEqual(
      wanted.map((flow) => flow.screen),
      ['opening', 'unreachable', 'home', 'form', 'starting', 'bank', 'checking', 'unsettled', 'failed', 'asking'],
    );
  });

  it('asks the bank to be left and reports a payment that was begun as aborted', () => {
    for (const flow of [starting, bank, checking]) {
      const asking = step(flow, { type: 'back' }).flow;
      const leaving = step(asking, { type: 'leave' }).flow;
      assert.equal(follow(leaving, inputs.left), 'ended: process_result user_aborted JP_002');
      assert.equal(follow(leaving, inputs.unreachable), 'ended: process_result user_aborted JP_002');
    }
  });

  it('goes on under the question, and takes the question away when the payment is over', () => {
    const asking = step(bank, { type: 'back' }).flow;
    const under = step(asking, { type: 'bank-done' });
    assert.deepEqual(under.flow, { screen: 'asking', from: checking });
    assert.deepEqual(under.effects.map(told), ['check']);
    assert.equal(follow(under.flow, inputs.answered), 'paid: process_result charged');
  });

  it('ends a visit with a failed attempt behind it as that attempt did', () => {
    const again = step({ screen: 'failed', checkout, result: declined }, { type: 'again', at }).flow;
    const asking = step(again, { type: 'back' }).flow;
    assert.equal(follow(asking, { type: 'leave' }), 'ended: process_result authorization_failed JP_000');
  });

  it('reports a pending payment at once if the bank has nothing more to ask, and offers to look again if it has', () => {
    const result: PaymentResult = { status: 'pending_vbv', ...paid };
    assert.equal(
      follow(checking, { type: 'answered', result, final: true }),
      'pending: process_result pending_vbv JP_006',
    );
    assert.equal(follow(checking, { type: 'answered', result, final: false }), 'unsettled');
  });

  it('says that the session has expired before it says that nothing came of it', () => {
    const expired = { ...refusal, code: 'time-expired' } as const;
    assert.equal(
      follow({ screen: 'opening' }, { type: 'refused', refusal: expired, at }),
      'refused: sessionExpired, process_result api_failure JP_012',
    );
  });

  it('keeps no card number in any state', () => {
    const { flow } = step(form, { type: 'pay', instrument: card });
    assert.equal(JSON.stringify(flow).includes(card.number), false);
    assert.equal(JSON.stringify(flow).includes('cvv'), false);
  });

  describe('with an order that is not new', () => {
    const enter = (result: PaymentResult, final: boolean) =>
      step(
        { screen: 'opening' },
        {
          type: 'opened',
          checkout: { ...checkout, last: { answer: { result, final }, transaction } },
        },
      );

    it('reports an order that is paid already', () => {
      const { flow, effects } = enter({ status: 'charged', ...paid }, true);
      assert.equal(flow.screen, 'paid');
      assert.deepEqual(effects.map(told), ['process_result charged']);
    });

    it('goes on at the bank', () => assert.equal(enter({ status: 'pending_vbv', ...paid }, false).flow.screen, 'bank'));

    it('starts at home after the bank was left or had declined', () => {
      assert.equal(enter({ status: 'pending_vbv', ...paid }, true).flow.screen, 'home');
      assert.equal(enter(declined, true).flow.screen, 'home');
    });
  });
});
