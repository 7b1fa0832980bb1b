import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { step, takesBack } from '../../../src/simulator/payment-page/checkout-flow.ts';
import { cardInstrument } from '../../../src/simulator/payment-page/methods/card-offer.ts';
import type { Checkout, PaymentResult, Terms, Transaction } from '../../../src/simulator/payment-page/checkout.ts';
import type { Effect, Flow, Input } from '../../../src/simulator/payment-page/flow.ts';

const checkout: Checkout = {
  token: 'token-1',
  order: { orderId: 'R1', amount: '1.00', currency: 'INR', merchantName: 'Acme', guest: false },
  orderUpdation: false,
  methods: [],
};
const typed = {
  number: '4242424242424242',
  expiryMonth: '12',
  expiryYear: '2030',
  cvv: '123',
  brand: 'VISA',
};
const card = cardInstrument(typed);
const paid = { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' };
const transaction = { transactionId: 'txn-1', waits: 'bank', bankUrl: 'http://localhost/bank/txn-1' } as const;
const atFort = { ...transaction, outside: 'Fort Bank' } as const;
const onPhone = {
  transactionId: 'txn-2',
  waits: 'phone',
  method: 'card',
  phoneUrl: 'http://localhost/phone/txn-2',
  texts: {},
} as const;
const declined: PaymentResult = { status: 'authorization_failed', ...paid };
const at = '2026-11-22T10:00:00.000Z';
const refusal = { errorCode: 'JP_012', code: 'signature-mismatch', message: 'No.' } as const;

const home: Flow = { screen: 'home', checkout };
const form: Flow = { screen: 'form', method: 'card', checkout };
const txnReference = 'txr-55';
const holding: Flow = { screen: 'holding', method: 'card', paid, txnReference, checkout };
const cards = { method: 'card', cards: [], emi: [], onlyEmi: false, savable: false } as const;
const terms: Terms = { order: { ...checkout.order, amount: '2.00' }, methods: [cards] };
const update = { orderDetails: '{}', signature: 'x' };
const starting: Flow = { screen: 'starting', method: 'card', paid, checkout };
const bank: Flow = { screen: 'bank', checkout, transaction, paid };
const outside: Flow = { screen: 'outside', checkout, transaction: atFort, paid };
const phone: Flow = { screen: 'phone', checkout, transaction: onPhone, paid };
const checking: Flow = { screen: 'checking', checkout, transaction, paid };

const screens: Readonly<Record<Flow['screen'], Flow>> = {
  waiting: { screen: 'waiting' },
  opening: { screen: 'opening' },
  refused: { screen: 'refused', refusal },
  unreachable: { screen: 'unreachable' },
  home,
  form,
  holding,
  starting,
  bank,
  outside,
  phone,
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
  pay: { type: 'pay', instrument: card, txnReference },
  resume: { type: 'resume', txnReference, status: true },
  update: { type: 'update', update },
  updated: { type: 'updated', terms, resumes: false },
  'not-updated': { type: 'not-updated', notice: refusal },
  started: { type: 'started', transaction },
  'bank-done': { type: 'bank-done' },
  answered: { type: 'answered', result: { status: 'charged', ...paid }, final: true },
  elsewhere: { type: 'elsewhere' },
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
    update: 'opening',
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
  home: { process: 'opening: open', update: 'home: update', updated: 'home', choose: 'form', back: 'asking' },
  form: {
    process: 'opening: open',
    update: 'form: update',
    updated: 'form',
    pay: 'starting: paymentAttempt, start',
    back: 'home',
  },
  holding: {
    process: 'opening: open',
    update: 'holding: update',
    updated: 'holding',
    resume: 'starting: start-held',
    'not-updated': 'refused: process_result api_failure JP_012',
    back: 'asking',
  },
  starting: {
    process: 'opening: open',
    update: 'starting: update',
    updated: 'starting',
    started: 'bank',
    refused: 'form',
    unreachable: 'form',
    back: 'asking',
  },
  bank: {
    process: 'opening: open',
    update: 'bank: update',
    updated: 'bank',
    'bank-done': 'checking: check',
    back: 'asking',
  },
  outside: {
    process: 'opening: open',
    update: 'outside: update',
    updated: 'outside',
    answered: 'paid: process_result charged',
    refused: 'unsettled',
    unreachable: 'outside: poll',
    back: 'asking',
  },
  phone: {
    process: 'opening: open',
    update: 'phone: update',
    updated: 'phone',
    answered: 'paid: process_result charged',
    refused: 'unsettled',
    unreachable: 'phone: poll',
    elsewhere: 'form',
    back: 'asking',
  },
  checking: {
    process: 'opening: open',
    update: 'checking: update',
    updated: 'checking',
    answered: 'paid: process_result charged',
    refused: 'unsettled',
    unreachable: 'unsettled',
    back: 'asking',
  },
  unsettled: {
    process: 'opening: open',
    update: 'unsettled: update',
    updated: 'unsettled',
    again: 'checking: check',
    back: 'ended: process_result pending_vbv JP_006',
  },
  failed: {
    process: 'opening: open',
    update: 'failed: update',
    updated: 'failed',
    again: 'home: retryTriggered',
    pay: 'starting: paymentAttempt, start',
    back: 'ended: process_result authorization_failed JP_000',
  },
  asking: {
    process: 'opening: open',
    update: 'asking: update',
    updated: 'asking',
    choose: 'form',
    back: 'home',
    stay: 'home',
    leave: 'leaving: leave',
  },
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
      [
        'opening',
        'unreachable',
        'home',
        'form',
        'holding',
        'starting',
        'bank',
        'outside',
        'phone',
        'checking',
        'unsettled',
        'failed',
        'asking',
      ],
    );
  });

  it('asks the bank to be left and reports a payment that was begun as aborted', () => {
    for (const flow of [starting, bank, phone, checking]) {
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

  it('begins where the gateway says that the shopper finishes it', () => {
    const next = (begun: Transaction) => follow(starting, { type: 'started', transaction: begun });
    assert.equal(next(transaction), 'bank');
    assert.equal(next(onPhone), 'phone: poll');
    assert.equal(next({ transactionId: 'txn-3', waits: 'nowhere' }), 'checking: check');
  });

  describe('while the shopper is busy on the phone', () => {
    const open: Input = { type: 'answered', result: { status: 'pending_vbv', ...paid }, final: false };

    it('asks again and again, and changes nothing meanwhile', () => {
      const { flow, effects } = step(phone, open);
      assert.equal(flow, phone);
      assert.deepEqual(effects, [{ do: 'poll', token: 'token-1', transactionId: 'txn-2' }]);
    });

    it('says that the connection is gone, and forgets it when it is back', () => {
      const { flow } = step(phone, inputs.unreachable);
      assert.deepEqual(flow, { ...phone, offline: true });
      assert.equal(step(flow, inputs.unreachable).flow, flow);
      assert.deepEqual(step(flow, open).flow, phone);
    });

    it('goes on under the question whether to leave', () => {
      const asking = step(phone, inputs.back).flow;
      assert.equal(follow(asking, open), 'asking: poll');
      assert.equal(follow(asking, inputs.answered), 'paid: process_result charged');
    });

    it('tells a missed deadline from a refusal', () => {
      const late = step(phone, { type: 'answered', result: declined, final: true, expired: true }).flow;
      assert.deepEqual(late, { screen: 'failed', checkout, result: declined, expired: true });
      assert.deepEqual(step(phone, { type: 'answered', result: declined, final: true }).flow, {
        screen: 'failed',
        checkout,
        result: declined,
      });
    });

    it('goes on after a reload', () => {
      const last = {
        answer: { result: { status: 'pending_vbv', ...paid }, final: false },
        transaction: onPhone,
      } as const;
      const again = { type: 'opened', checkout: { ...checkout, last } } as const;
      assert.equal(follow({ screen: 'opening' }, again), 'phone: poll');
    });
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
    for (const orderUpdation of [false, true]) {
      const { flow } = step({ ...form, checkout: { ...checkout, orderUpdation } }, inputs.pay);
      assert.equal(JSON.stringify(flow).includes(typed.number), false);
      assert.equal(JSON.stringify(flow).includes('cvv'), false);
    }
  });

  it('names the amount that the shopper saw when it begins to pay', () => {
    const { effects } = step(form, inputs.pay);
    assert.deepEqual(effects.at(-1), { do: 'start', token: 'token-1', amount: '1.00', instrument: card });
  });

  describe('with an order that is updated', () => {
    it('shows the new one on the screen that is open, and pays that', () => {
      const { flow } = step(form, inputs.updated);
      assert.deepEqual(flow, { ...form, checkout: { ...checkout, ...terms } });
      const { effects } = step(flow, inputs.pay);
      assert.ok(effects.some((effect) => effect.do === 'start' && effect.amount === '2.00'));
    });

    it('goes back to the methods where the one that is open is none of the new order', () => {
      for (const methods of [[], [{ ...cards, locked: 'Not today' }]]) {
        const { flow } = step(form, { type: 'updated', terms: { ...terms, methods }, resumes: false });
        assert.deepEqual(flow, { screen: 'home', checkout: { ...checkout, ...terms, methods } });
      }
    });

    it('asks for the mandate of the new order, and for none where that has none', () => {
      const mandate = {
        required: true,
        fixed: false,
        most: '2.00',
        frequency: 'MONTHLY',
        nextDebits: [],
        revocable: true,
      };
      const asked = step(home, { type: 'updated', terms: { ...terms, mandate }, resumes: false }).flow;
      assert.deepEqual(asked, { screen: 'home', checkout: { ...checkout, ...terms, mandate } });
      assert.deepEqual(step(asked, inputs.updated).flow, { screen: 'home', checkout: { ...checkout, ...terms } });
    });

    it('keeps an update that comes before the order until that is there', () => {
      const waiting = step({ screen: 'opening' }, inputs.update).flow;
      const { flow, effects } = step(waiting, inputs.opened);
      assert.equal(flow.screen, 'home');
      assert.deepEqual(effects, [{ do: 'update', token: 'token-1', update, resumes: false }]);
    });
  });

  describe('with order updation', () => {
    const updating = { ...checkout, orderUpdation: true };
    const held: Flow = { ...holding, checkout: updating };
    const resume = (status: boolean, more: object = {}): Input => ({ type: 'resume', txnReference, status, ...more });

    it('waits at Pay, with a reference, and begins nothing', () => {
      const { flow, effects } = step({ ...form, checkout: updating }, inputs.pay);
      assert.deepEqual(flow, held);
      assert.deepEqual(effects.map(told), ['hold', 'paymentAttempt']);
      const news = effects.find((effect) => effect.do === 'tell');
      assert.equal(news?.news.payload['txnReference'], txnReference);
    });

    it('takes no answer that names another payment', () => {
      assert.equal(step(held, { type: 'resume', txnReference: 'txr-54', status: true }).flow, held);
      assert.equal(step(held, { type: 'resume', txnReference: 'txr-54', status: false }).flow, held);
    });

    it('goes on with a new order only once that was verified', () => {
      const waiting = step(held, resume(true, { update }));
      assert.deepEqual(waiting.effects.map(told), ['update']);
      assert.equal(waiting.flow.screen, 'holding');
      assert.equal(step(waiting.flow, resume(true)).flow, waiting.flow);
      const { flow, effects } = step(waiting.flow, { type: 'updated', terms, resumes: true });
      assert.equal(flow.screen, 'starting');
      assert.deepEqual(effects, [{ do: 'start-held', token: 'token-1', amount: '2.00' }]);
    });

    it('is not let go by an update of its own accord', () => {
      const waiting = step(held, resume(true, { update })).flow;
      assert.equal(step(waiting, inputs.updated).flow.screen, 'holding');
    });

    it('shows the form again if nothing came back of a new order', () => {
      assert.equal(follow(held, { type: 'not-updated', notice: 'unreachable' }), 'form');
    });

    it('ends as left when the merchant page says no, or as the attempt before did', () => {
      const leaving = step(held, resume(false));
      assert.deepEqual(leaving.effects.map(told), ['leave']);
      assert.equal(follow(leaving.flow, inputs.left), 'ended: process_result backpressed JP_002');
      const again = { ...held, failure: declined };
      assert.equal(follow(again, resume(false)), 'ended: process_result authorization_failed JP_000');
    });

    it('is left by the shopper as any order for which no transaction was begun', () => {
      const asking = step(held, inputs.back).flow;
      const { flow, effects } = step(asking, inputs.leave);
      assert.deepEqual(effects.map(told), ['leave']);
      assert.equal(follow(flow, inputs.left), 'ended: process_result backpressed JP_002');
    });

    it('goes on under the question', () => {
      const asking = step(held, inputs.back).flow;
      assert.equal(follow(asking, resume(true)), 'asking: start-held');
    });
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

describe('a bank that refuses frames', () => {
  it('gets the whole window right after Pay, and is looked after while this page is still there', () => {
    const { flow, effects } = step(starting, { type: 'started', transaction: atFort });
    assert.equal(flow.screen, 'outside');
    assert.deepEqual(effects, [
      { do: 'poll', token: 'token-1', transactionId: 'txn-1' },
      { do: 'go', url: transaction.bankUrl },
    ]);
  });

  it('is not gone to by itself when the page is opened again', () => {
    const answer = { result: { status: 'pending_vbv', ...paid }, final: false } as const;
    const again = { ...checkout, last: { answer, transaction: atFort } };
    const { flow, effects } = step({ screen: 'opening' }, { type: 'opened', checkout: again });
    assert.equal(flow.screen, 'outside');
    assert.deepEqual(effects, [{ do: 'poll', token: 'token-1', transactionId: 'txn-1' }]);
  });

  it('may end in every way while the page waits', () => {
    for (const [status, screen] of [
      ['charged', 'paid'],
      ['authorization_failed', 'failed'],
      ['pending_vbv', 'pending'],
    ] as const) {
      assert.equal(step(outside, { type: 'answered', result: { status }, final: true }).flow.screen, screen);
    }
    const open = step(outside, { type: 'answered', result: { status: 'pending_vbv' }, final: false });
    assert.deepEqual([open.flow, open.effects.map((effect) => effect.do)], [outside, ['poll']]);
  });
});
