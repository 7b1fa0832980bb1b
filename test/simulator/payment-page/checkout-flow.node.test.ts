import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { step, takesBack } from '../../../src/simulator/payment-page/checkout-flow.ts';
import { cardDraft } from '../../../src/simulator/methods/card/card-rules.ts';
import type { Quote } from '../../../src/simulator/contract/quote.ts';
import type { Terms } from '../../../src/simulator/contract/payment-page.ts';
import type { Checkout, PaymentResult, Transaction } from '../../../src/simulator/payment-page/checkout.ts';
import type { Effect, Flow, Input, Step } from '../../../src/simulator/payment-page/flow.ts';
import { transitionsWithin } from '../../support/transitions.ts';

const checkout: Checkout = {
  token: 'token-1',
  order: { orderId: 'R1', amount: '1.00', currency: 'INR', merchantName: 'Acme', customerId: 'C1', guest: false },
  orderUpdation: false,
  methods: [],
  mistakes: [],
  mandate: null,
};
const typed = {
  number: '4242424242424242',
  expiryMonth: '12',
  expiryYear: '2030',
  cvv: '123',
  brand: 'VISA',
};
const card = cardDraft(typed);
const paid = { paymentInstrument: 'VISA', paymentInstrumentGroup: 'card' };
const price: Quote = { amount: '1.00', full: '1.00' };
const receipt = {
  transactionId: 'acme-R1-1',
  method: 'card',
  bankName: 'Fort Bank',
  lastFour: '4242',
  time: 0,
} as const;
const figures = { cause: 'bank-declined', quote: price, receipt } as const;
const transaction = {
  transactionId: 'txn-1',
  quote: price,
  waits: 'bank',
  bankUrl: 'http://localhost/bank/txn-1',
} as const;
const atFort = { ...transaction, framing: 'refused', bankName: 'Fort Bank' } as const;
const onPhone = {
  transactionId: 'txn-2',
  quote: price,
  waits: 'phone',
  method: 'card',
  phoneUrl: 'http://localhost/phone/txn-2',
} as const;
const declined: PaymentResult = { status: 'authorization_failed', ...paid };
const at = '2026-11-22T10:00:00.000Z';
const refusal = { errorCode: 'JP_012', code: 'signature-mismatch', error_message: 'No.' } as const;

const home: Flow = { screen: 'home', checkout };
const form: Flow = { screen: 'form', method: 'card', checkout };
const txnReference = 'txr-55';
const holding: Flow = { screen: 'holding', method: 'card', paid, txnReference, checkout };
const cards = { method: 'card', cards: [], emi: [], savable: false } as const;
const terms: Terms = { order: { ...checkout.order, amount: '2.00' }, methods: [cards], mistakes: [], mandate: null };
const update = { orderDetails: '{}', signature: 'x' };
const starting: Flow = { screen: 'starting', method: 'card', paid, checkout };
const bank: Flow = { screen: 'bank', checkout, transaction, paid };
const outside: Flow = { screen: 'outside', checkout, transaction: atFort, paid };
const phone: Flow = { screen: 'phone', checkout, transaction: onPhone, paid };
const checking: Flow = { screen: 'checking', checkout, transaction, paid };

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

/** An order with a saved card, so that `quickPay` has something at hand. */
const offered: Checkout = { ...checkout, methods: [cards] };
const updating: Checkout = { ...offered, orderUpdation: true };
const pendingResult: PaymentResult = { status: 'pending_vbv', ...paid };
const chargedResult: PaymentResult = { status: 'charged', ...paid };
const nowhere = { transactionId: 'txn-3', quote: price, waits: 'nowhere' } as const;

/** Everything that can happen, and each in every way that matters. */
const inputs: readonly Input[] = [
  { type: 'process' },
  ...[offered, updating].map((opened) => ({ type: 'opened', checkout: opened }) as const),
  { type: 'opened', checkout: { ...offered, last: { answer: { result: chargedResult, final: true, ...figures } } } },
  { type: 'opened', checkout: { ...offered, last: { answer: { result: declined, final: true, ...figures } } } },
  {
    type: 'opened',
    checkout: { ...offered, last: { answer: { result: pendingResult, final: false, ...figures }, transaction } },
  },
  { type: 'refused', refusal, at },
  { type: 'unreachable' },
  { type: 'choose', method: 'card' },
  { type: 'pay', instrument: card, txnReference },
  { type: 'resume', txnReference, status: true },
  { type: 'resume', txnReference, status: false },
  { type: 'resume', txnReference, status: true, update },
  { type: 'resume', txnReference: 'txr-54', status: true },
  { type: 'update', update },
  { type: 'updated', terms, resumes: false },
  { type: 'updated', terms, resumes: true },
  { type: 'not-updated', notice: refusal },
  { type: 'not-updated', notice: 'unreachable' },
  ...[transaction, atFort, onPhone, nowhere].map((begun) => ({ type: 'started', transaction: begun }) as const),
  { type: 'bank-done' },
  { type: 'answered', result: chargedResult, final: true, ...figures },
  { type: 'answered', result: declined, final: true, ...figures },
  { type: 'answered', result: pendingResult, final: true, ...figures },
  { type: 'answered', result: pendingResult, final: false, ...figures },
  { type: 'elsewhere' },
  { type: 'again', at },
  { type: 'again', at, same: true },
  { type: 'back' },
  { type: 'stay' },
  { type: 'leave' },
  { type: 'left', result: { status: 'backpressed' } },
  { type: 'left', result: { status: 'user_aborted' } },
];

type Screen = Flow['screen'];
type Type = Input['type'];

const over: readonly Screen[] = ['refused', 'paid', 'pending', 'ended'];
/** A transaction may exist, and nothing has been said about it yet. */
const paying: readonly Screen[] = ['starting', 'bank', 'outside', 'phone', 'checking', 'unsettled'];
/** The screens with an order that the shopper can still pay, or leave. */
const withOrder: readonly Screen[] = ['home', 'form', 'holding', ...paying, 'failed'];

/** The screens that are not left without a question. */
const askedAbout: readonly Screen[] = ['home', 'holding', 'starting', 'bank', 'outside', 'phone', 'checking'];

const taken = transitionsWithin<Step, Input>(7, {
  start: { flow: { screen: 'waiting' }, effects: [] },
  inputs,
  next: ({ flow }, input) => step(flow, input),
}).map(({ from, to, input, path }) => ({
  from: from.flow,
  to: to.flow,
  effects: to.effects,
  input,
  says: `${path.map(({ type }) => type).join(', ')}: ${from.flow.screen} became ${to.flow.screen}`,
}));

/** The screen, or the one under the question whether to leave. */
const shown = (flow: Flow): Exclude<Flow, { screen: 'asking' }> => (flow.screen === 'asking' ? flow.from : flow);
const results = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.do === 'tell' && effect.news.event === 'process_result' ? [effect.news] : []));
const isStart = (effect: Effect) => effect.do === 'start' || effect.do === 'start-held';
/** All steps that an input makes on the named screens, the question not among them. */
const on = (screens: readonly Screen[], type: Type) =>
  taken.filter(({ from, input }) => screens.includes(from.screen) && input.type === type);

describe('the payment page, after every sequence of up to seven inputs', () => {
  it('has nineteen screens, and shows each', () => {
    assert.equal(new Set(taken.map(({ to }) => to.screen)).size, 19);
  });

  it('opens an order wherever it is told to', () => {
    for (const { to, effects, input, says } of taken) {
      if (input.type !== 'process') continue;
      assert.deepEqual([to, effects], [{ screen: 'opening' }, [{ do: 'open' }]], says);
    }
  });

  it('tells one process_result for each order: when nothing is left to do, and only another order follows', () => {
    for (const { from, to, effects, input, says } of taken) {
      const isEnd = input.type !== 'process' && !over.includes(from.screen) && over.includes(to.screen);
      assert.equal(results(effects).length, isEnd ? 1 : 0, says);
      if (!over.includes(from.screen) || input.type === 'process') continue;
      assert.equal(to, from, says);
      assert.deepEqual(effects, [], says);
    }
  });

  it('is paid by an answer that says so, and tells of that', () => {
    for (const { to, effects, input, says } of taken) {
      if (to.screen !== 'paid' || effects.length === 0) continue;
      const result =
        input.type === 'answered'
          ? input.result
          : input.type === 'opened'
            ? input.checkout.last?.answer.result
            : undefined;
      assert.equal(result, chargedResult, says);
      assert.equal(results(effects)[0]?.payload['status'], 'charged', says);
    }
  });

  it('starts no payment while one is under way', () => {
    for (const { from, to, effects, says } of taken) {
      const starts = effects.filter(isStart);
      assert.ok(starts.length <= 1, says);
      if (starts.length === 0) continue;
      assert.ok(['home', 'form', 'failed', 'holding'].includes(shown(from).screen), says);
      assert.equal(shown(to).screen, 'starting', says);
    }
  });

  it('starts what the shopper saw, with the order that is open', () => {
    for (const { to, effects, says } of taken) {
      for (const effect of effects) {
        if ('token' in effect) assert.equal(effect.token, checkout.token, says);
        const flow = shown(to);
        if ('amount' in effect) assert.equal(effect.amount, 'checkout' in flow && flow.checkout.order.amount, says);
      }
    }
  });

  it('tells of each attempt, and where the shop wants to be asked starts only after it has answered', () => {
    for (const { from, to, effects, input, says } of taken) {
      const words = effects.map(told);
      if (input.type !== 'pay' || effects.length === 0) {
        assert.ok(!words.includes('paymentAttempt') && !words.includes('hold') && !words.includes('start'), says);
      } else {
        const asks = 'checkout' in from && from.checkout.orderUpdation;
        assert.deepEqual(words.sort(), asks ? ['hold', 'paymentAttempt'] : ['paymentAttempt', 'start'], says);
        assert.equal(to.screen, asks ? 'holding' : 'starting', says);
      }
      if (!words.includes('start-held')) continue;
      const isYes = input.type === 'resume' && input.status && !input.update && input.txnReference === txnReference;
      assert.ok(isYes || (input.type === 'updated' && input.resumes), says);
    }
    assert.ok(on(['home', 'form', 'failed'], 'pay').every(({ effects }) => effects.length === 2));
  });

  it('goes on with a payment as soon as the shop lets it, and leaves it where it does not', () => {
    for (const { from, to, effects, input, says } of on(['holding'], 'resume')) {
      if (input.type !== 'resume' || from.screen !== 'holding') continue;
      const isForThis = input.txnReference === txnReference && from.resuming === undefined;
      if (!isForThis) assert.deepEqual([to, effects], [from, []], says);
      else if (!input.status) assert.ok(['leaving', 'ended'].includes(to.screen), says);
      else assert.deepEqual(effects.map(told), [input.update ? 'update' : 'start-held'], says);
    }
    for (const { to, input, says } of on(['holding'], 'updated')) {
      if (input.type === 'updated') assert.equal(to.screen, input.resumes ? 'starting' : 'holding', says);
    }
    for (const { to, input, says } of on(['holding'], 'not-updated')) {
      if (input.type !== 'not-updated') continue;
      assert.equal(to.screen, input.notice === 'unreachable' ? 'form' : 'refused', says);
    }
  });

  it('asks the gateway about a payment for as long as its screen waits for an answer', () => {
    for (const { to, effects, says } of taken) {
      const words = effects.map(told);
      if (words.includes('poll')) assert.ok(['phone', 'outside'].includes(shown(to).screen), says);
      if (words.includes('check')) assert.equal(shown(to).screen, 'checking', says);
    }
    for (const { from, to, effects, input, says } of taken) {
      const isWaiting = ['phone', 'outside'].includes(from.screen);
      const isOpen = input.type === 'unreachable' || (input.type === 'answered' && !input.final);
      if (!isWaiting || !isOpen) continue;
      assert.deepEqual(effects.map(told), ['poll'], says);
      assert.equal(to.screen, from.screen, says);
    }
    for (const { to, effects, says } of [...on(['bank'], 'bank-done'), ...on(['unsettled'], 'again')]) {
      assert.deepEqual([to.screen, effects.map(told)], ['checking', ['check']], says);
    }
  });

  it('shows a payment whose end is unknown as open, never as failed', () => {
    for (const { to, says } of [
      ...on(['outside', 'phone', 'checking'], 'refused'),
      ...on(['checking'], 'unreachable'),
    ]) {
      assert.equal(to.screen, 'unsettled', says);
    }
    for (const { to, input, says } of on(['outside', 'phone', 'checking'], 'answered')) {
      if (input.type !== 'answered') continue;
      if (!input.final) assert.ok(['outside', 'phone', 'unsettled'].includes(to.screen), says);
      else if (input.result === pendingResult) assert.equal(to.screen, 'pending', says);
      else assert.equal(to.screen, input.result === chargedResult ? 'paid' : 'failed', says);
    }
    for (const { to, effects, says } of on(['unsettled'], 'back')) {
      assert.deepEqual([to.screen, effects.map(told)], ['ended', ['process_result pending_vbv JP_006']], says);
    }
  });

  it('shows the form again where a payment did not begin, or shall be made in another way', () => {
    for (const type of ['refused', 'unreachable'] as const) {
      for (const { to, input, says } of on(['starting'], type)) {
        const notice = input.type === 'refused' ? input.refusal : 'unreachable';
        assert.equal(to.screen === 'form' && to.notice, notice, says);
      }
    }
    for (const { to, says } of on(['phone'], 'elsewhere'))
      assert.equal(to.screen === 'form' && to.method, 'card', says);
    for (const { from, to, says } of on(['home'], 'choose')) {
      assert.ok(from.screen === 'home' && to.screen === 'form' && to.method === 'card', says);
      assert.equal(to.failure, from.failure, says);
    }
  });

  it('goes where the gateway says that the shopper finishes the payment', () => {
    for (const { to, input, says } of on(['starting'], 'started')) {
      if (input.type !== 'started') continue;
      const expected: Readonly<Record<string, Screen>> = { 'txn-2': 'phone', 'txn-3': 'checking' };
      const atBank = input.transaction === atFort ? 'outside' : 'bank';
      assert.equal(to.screen, expected[input.transaction.transactionId] ?? atBank, says);
    }
  });

  it('takes a new order wherever one is open, and asks the gateway first', () => {
    for (const { from, to, effects, says } of on(withOrder, 'update')) {
      assert.equal(to, from, says);
      assert.deepEqual(effects, [{ do: 'update', token: 'token-1', update, resumes: false }], says);
    }
    for (const { to, input, says } of on(withOrder, 'updated')) {
      assert.equal('checkout' in to && to.checkout.order.amount, '2.00', says);
      if (input.type === 'updated' && !input.resumes) assert.ok(!over.includes(to.screen), says);
    }
  });

  it('keeps the payment where it is while a new order comes in', () => {
    for (const { from, to, says } of on(withOrder, 'updated')) {
      if (from.screen !== 'holding') assert.equal(to.screen, from.screen, says);
    }
  });

  it('shows after a failure why it failed, and the methods or the same one again', () => {
    for (const { from, to, effects, input, says } of on(['failed'], 'again')) {
      const isSame = input.type === 'again' && input.same === true;
      assert.ok(from.screen === 'failed' && (to.screen === 'home' || to.screen === 'form'), says);
      // The method may be one that the order is not offered by any more.
      if (!isSame) assert.equal(to.screen, 'home', says);
      if (to.screen === 'form') assert.equal(to.method, from.receipt.method, says);
      assert.equal(to.failure, from.result, says);
      assert.deepEqual(effects.map(told), ['retryTriggered'], says);
    }
    for (const { from, effects, says } of on(['failed'], 'back')) {
      assert.equal(results(effects)[0]?.payload['status'], from.screen === 'failed' && from.result.status, says);
    }
  });

  it('remembers the attempt that failed for as long as the visit goes on', () => {
    const failureOf = (flow: Flow) => ('failure' in flow ? flow.failure : undefined);
    for (const step of taken) {
      const { input, says } = step;
      const [from, to] = [shown(step.from), shown(step.to)];
      if (![...withOrder, 'leaving'].includes(to.screen) || to.screen === 'failed') continue;
      if (input.type === 'opened' && from.screen === 'opening') {
        const last = input.checkout.last?.answer.result;
        assert.equal(failureOf(to), last === declined ? declined : undefined, says);
      } else assert.deepEqual(failureOf(to), from.screen === 'failed' ? from.result : failureOf(from), says);
    }
  });

  it('asks the gateway again about an order that could not be opened', () => {
    for (const { to, effects, says } of on(['unreachable'], 'again')) {
      assert.deepEqual([to.screen, effects.map(told)], ['opening', ['open']], says);
    }
    for (const { to, says } of on(['opening'], 'unreachable')) assert.equal(to.screen, 'unreachable', says);
    for (const { to, says } of on(['opening'], 'refused')) assert.equal(to.screen, 'refused', says);
  });

  it('takes back presses exactly where something is left to do', () => {
    for (const { from, to, effects, input, says } of taken) {
      if (input.type !== 'back') continue;
      const isBusy = !over.includes(from.screen) && from.screen !== 'waiting' && from.screen !== 'leaving';
      assert.equal(takesBack(from), isBusy, says);
      assert.equal(to !== from || effects.length > 0, isBusy, says);
    }
  });

  it('asks before an order or a payment under way is left, and never leaves it by back alone', () => {
    for (const { from, to, says } of on(askedAbout, 'back')) {
      assert.deepEqual(to, { screen: 'asking', from }, says);
    }
    for (const { to, says } of on(['form'], 'back')) assert.equal(to.screen, 'home', says);
    for (const { effects, says } of on(['opening', 'unreachable'], 'back')) {
      assert.deepEqual(effects.map(told), ['process_result backpressed JP_002'], says);
    }
  });

  it('goes on under the question, and comes back to what it hid', () => {
    for (const { from, to, effects, input, says } of taken) {
      if (from.screen !== 'asking' || ['process', 'leave'].includes(input.type)) continue;
      if (input.type === 'stay' || input.type === 'back') {
        assert.deepEqual([to, effects], [from.from, []], says);
        continue;
      }
      if (input.type === 'pay') {
        assert.deepEqual([to, effects], [from, []], says);
        continue;
      }
      const under = step(from.from, input);
      assert.deepEqual(effects, under.effects, says);
      assert.deepEqual(shown(to), shown(under.flow), says);
      assert.equal(to.screen === 'asking', askedAbout.includes(under.flow.screen), says);
      if (under.flow === from.from) assert.equal(to, from, says);
    }
  });

  it('leaves by asking the gateway, and says user_aborted where a transaction may exist', () => {
    for (const { from, to, effects, says } of on(['asking'], 'leave')) {
      const under = shown(from);
      assert.ok('checkout' in under && under.checkout, says);
      const isBegun = paying.includes(under.screen);
      if (to.screen === 'leaving') {
        assert.deepEqual(effects.map(told), ['leave'], says);
        assert.equal(to.begun?.status, isBegun ? 'user_aborted' : undefined, says);
      } else {
        assert.ok(!isBegun && 'failure' in under, says);
        assert.equal(results(effects)[0]?.payload['status'], under.failure.status, says);
      }
    }
    for (const type of ['left', 'refused', 'unreachable'] as const) {
      for (const { from, to, effects, input, says } of on(['leaving'], type)) {
        const said = input.type === 'left' ? input.result.status : 'backpressed';
        const status = from.screen === 'leaving' && from.begun ? 'user_aborted' : said;
        assert.equal(to.screen, 'ended', says);
        assert.equal(results(effects)[0]?.payload['status'], status, says);
      }
    }
  });

  it('changes nothing by an answer to a question that it has not asked', () => {
    const waitsFor: Readonly<Partial<Record<Type, readonly Screen[]>>> = {
      opened: ['opening'],
      started: ['starting'],
      answered: ['outside', 'phone', 'checking'],
      left: ['leaving'],
      'bank-done': ['bank'],
      'not-updated': ['holding'],
      resume: ['holding'],
      choose: ['home'],
      chosen: ['form'],
      pay: ['home', 'form', 'failed'],
      elsewhere: ['phone'],
    };
    for (const { from, to, effects, input, says } of taken) {
      const screens = waitsFor[input.type];
      if (!screens || screens.includes(shown(from).screen)) continue;
      assert.deepEqual([to, effects], [from, []], says);
      assert.equal(to, from, says);
    }
  });

  it('keeps no card number and no CVV', () => {
    for (const { to } of taken) {
      const text = JSON.stringify(to);
      assert.ok(!text.includes(typed.number) && !text.includes('cvv'));
    }
  });
});

const answered: Input = { type: 'answered', result: { status: 'charged', ...paid }, final: true, ...figures };
const opened: Input = { type: 'opened', checkout };
const unreachable: Input = { type: 'unreachable' };
const pay: Input = { type: 'pay', instrument: card, txnReference };
const updateOrder: Input = { type: 'update', update };
const updated: Input = { type: 'updated', terms, resumes: false };
const back: Input = { type: 'back' };
const leave: Input = { type: 'leave' };
const left: Input = { type: 'left', result: { status: 'backpressed' } };

describe('checkout flow', () => {
  it('pays in the list of methods at the price of what is opened there, and stays in it', () => {
    const discount = { id: 'ten', code: 'TEN', rule: 'ABSOLUTE', value: '0.10', methods: ['card'] } as const;
    const offers = [{ ...discount, instruments: ['VISA'], automatic: true, deduction: '0.10', after: '0.90' }];
    const less: Checkout = { ...checkout, order: { ...checkout.order, offers } };
    const { flow, effects } = step({ screen: 'home', checkout: less }, pay);
    assert.ok(flow.screen === 'starting' && flow.listed);
    const start = effects.find((effect) => effect.do === 'start');
    assert.deepEqual(start?.price, { amount: '0.90', offer: 'ten' });

    const asked = step({ screen: 'home', checkout: { ...less, orderUpdation: true } }, pay).flow;
    assert.ok(asked.screen === 'holding' && asked.listed);
    const resumed = step(asked, { type: 'resume', txnReference, status: true }).flow;
    assert.ok(resumed.screen === 'starting' && resumed.listed);
    assert.equal(step(resumed, unreachable).flow.screen, 'form');
  });

  it('asks the bank to be left and reports a payment that was begun as aborted', () => {
    for (const flow of [starting, bank, phone, checking]) {
      const asking = step(flow, { type: 'back' }).flow;
      const leaving = step(asking, { type: 'leave' }).flow;
      assert.equal(follow(leaving, left), 'ended: process_result user_aborted JP_002');
      assert.equal(follow(leaving, unreachable), 'ended: process_result user_aborted JP_002');
    }
  });

  it('goes on under the question, and takes the question away when the payment is over', () => {
    const asking = step(bank, { type: 'back' }).flow;
    const under = step(asking, { type: 'bank-done' });
    assert.deepEqual(under.flow, { screen: 'asking', from: checking });
    assert.deepEqual(under.effects.map(told), ['check']);
    assert.equal(follow(under.flow, answered), 'paid: process_result charged');
  });

  it('begins where the gateway says that the shopper finishes it', () => {
    const next = (begun: Transaction) => follow(starting, { type: 'started', transaction: begun });
    assert.equal(next(transaction), 'bank');
    assert.equal(next(onPhone), 'phone: poll');
    assert.equal(next({ transactionId: 'txn-3', quote: price, waits: 'nowhere' }), 'checking: check');
  });

  describe('while the shopper is busy on the phone', () => {
    const open: Input = { type: 'answered', result: { status: 'pending_vbv', ...paid }, final: false, ...figures };

    it('asks again and again, and changes nothing meanwhile', () => {
      const { flow, effects } = step(phone, open);
      assert.equal(flow, phone);
      assert.deepEqual(effects, [{ do: 'poll', token: 'token-1', transactionId: 'txn-2' }]);
    });

    it('says that the connection is gone, and forgets it when it is back', () => {
      const { flow } = step(phone, unreachable);
      assert.deepEqual(flow, { ...phone, offline: true });
      assert.equal(step(flow, unreachable).flow, flow);
      assert.deepEqual(step(flow, open).flow, phone);
    });

    it('goes on under the question whether to leave', () => {
      const asking = step(phone, back).flow;
      assert.equal(follow(asking, open), 'asking: poll');
      assert.equal(follow(asking, answered), 'paid: process_result charged');
    });

    it('tells a missed deadline from a refusal', () => {
      const late = step(phone, { type: 'answered', result: declined, final: true, ...figures, cause: 'expired' }).flow;
      assert.deepEqual(late, { screen: 'failed', checkout, result: declined, ...figures, cause: 'expired' });
      assert.deepEqual(step(phone, { type: 'answered', result: declined, final: true, ...figures }).flow, {
        screen: 'failed',
        checkout,
        result: declined,
        ...figures,
      });
    });

    it('goes on after a reload', () => {
      const last = {
        answer: { result: { status: 'pending_vbv', ...paid }, final: false, ...figures },
        transaction: onPhone,
      } as const;
      const again = { type: 'opened', checkout: { ...checkout, last } } as const;
      assert.equal(follow({ screen: 'opening' }, again), 'phone: poll');
    });
  });

  it('ends a visit with a failed attempt behind it as that attempt did', () => {
    const again = step({ screen: 'failed', checkout, result: declined, ...figures }, { type: 'again', at }).flow;
    const asking = step(again, { type: 'back' }).flow;
    assert.equal(follow(asking, { type: 'leave' }), 'ended: process_result authorization_failed JP_000');
  });

  it('reports a pending payment at once if the bank has nothing more to ask, and offers to look again if it has', () => {
    const result: PaymentResult = { status: 'pending_vbv', ...paid };
    assert.equal(
      follow(checking, { type: 'answered', result, final: true, ...figures }),
      'pending: process_result pending_vbv JP_006',
    );
    assert.equal(follow(checking, { type: 'answered', result, final: false, ...figures }), 'unsettled');
  });

  it('says that the session has expired before it says that nothing came of it', () => {
    const expired = { ...refusal, code: 'time-expired' } as const;
    assert.equal(
      follow({ screen: 'opening' }, { type: 'refused', refusal: expired, at }),
      'refused: sessionExpired, process_result api_failure JP_012',
    );
  });

  it('names the amount that the shopper saw when it begins to pay', () => {
    const { effects } = step(form, pay);
    assert.deepEqual(effects.at(-1), { do: 'start', token: 'token-1', price: { amount: '1.00' }, instrument: card });
  });

  describe('with a discount', () => {
    const offers = [
      {
        id: 'ten',
        code: 'TEN',
        rule: 'ABSOLUTE',
        value: '0.10',
        methods: ['card'],
        instruments: ['VISA'],
        automatic: true,
        deduction: '0.10',
        after: '0.90',
      },
    ] as const;
    const discounted: Checkout = { ...checkout, methods: [cards], order: { ...checkout.order, offers } };
    const chosen = step({ ...form, checkout: discounted }, { type: 'chosen', choice: { discount: 'ten' } }).flow;
    const startOf = ({ effects }: Step) => effects.find((effect) => effect.do === 'start');
    const offerOf = (effect: Effect | undefined) => effect?.do === 'start' && effect.price.offer;

    it('pays less, and says with which discount', () => {
      const start = startOf(step(chosen, pay));
      assert.deepEqual([start?.price.amount, offerOf(start)], ['0.90', 'ten']);
    });

    it('pays with it unasked once the instrument is sure to fit, and never once the customer wants none', () => {
      const open: Flow = { ...form, checkout: discounted };
      const first = startOf(step(open, pay));
      assert.deepEqual([first?.price.amount, offerOf(first)], ['1.00', undefined]);
      const known = step(open, { type: 'chosen', choice: { instrument: 'VISA' } }).flow;
      const start = startOf(step(known, pay));
      assert.deepEqual([start?.price.amount, offerOf(start)], ['0.90', 'ten']);
      const none = startOf(step(step(known, { type: 'chosen', choice: { discount: '' } }).flow, pay));
      assert.deepEqual([none?.price.amount, offerOf(none)], ['1.00', undefined]);
    });

    it('pays in full where the instrument excludes it, without a word of it', () => {
      const excluded = step(chosen, { type: 'chosen', choice: { instrument: 'RUPAY' } }).flow;
      const start = startOf(step(excluded, pay));
      assert.deepEqual([start?.price.amount, offerOf(start)], ['1.00', undefined]);
      const again = startOf(step(step(excluded, { type: 'chosen', choice: { instrument: 'VISA' } }).flow, pay));
      assert.deepEqual([again?.price.amount, offerOf(again)], ['0.90', 'ten']);
    });

    it('is proposed no more once it is used up', () => {
      const quote: Quote = { amount: '0.90', full: '1.00', discount: { id: 'ten', code: 'TEN', amount: '0.10' } };
      const gone = {
        type: 'answered',
        result: declined,
        final: true,
        ...figures,
        quote,
        cause: 'discount-gone',
      } as const;
      const failed = step({ ...checking, checkout: discounted }, gone).flow;
      const again = step(failed, { type: 'again', at, same: true }).flow;
      assert.deepEqual('checkout' in again && again.checkout.order.offers, []);
      assert.equal(startOf(step(again, pay))?.price.amount, '1.00');
    });

    it('costs the same again for a new code, and is still chosen where the payment did not begin', () => {
      const quote: Quote = { amount: '0.90', full: '1.00', discount: { id: 'ten', code: 'TEN', amount: '0.10' } };
      const over: Flow = { screen: 'failed', checkout: discounted, result: declined, ...figures, quote };
      assert.equal(startOf(step(over, pay))?.price.amount, '0.90');
      const back = step(step(chosen, pay).flow, { type: 'refused', refusal, at }).flow;
      assert.deepEqual(back, { ...chosen, notice: refusal });
    });

    it('carries the mandate of the old code to a new one, and none that the customer did not want', () => {
      const recurring = { most: '1.00', fixed: false, frequency: 'MONTHLY' } as const;
      for (const quote of [{ ...price, recurring }, price]) {
        const { flow, effects } = step({ screen: 'failed', checkout, result: declined, ...figures, quote }, pay);
        const start = effects.find((effect) => effect.do === 'start');
        assert.equal(start?.instrument.command.mandate, 'recurring' in quote);
        assert.deepEqual('choice' in flow && flow.choice.recurring, 'recurring' in quote ? recurring : undefined);
      }
    });
  });

  describe('with an order that is updated', () => {
    it('shows the new one on the screen that is open, and pays that', () => {
      const { flow } = step(form, updated);
      assert.deepEqual(flow, { ...form, checkout: { ...checkout, ...terms } });
      const { effects } = step(flow, pay);
      assert.ok(effects.some((effect) => effect.do === 'start' && effect.price.amount === '2.00'));
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
        recurring: { most: '2.00', fixed: false, frequency: 'MONTHLY' },
        nextDebits: [],
        revocable: true,
      } as const;
      const asked = step(home, { type: 'updated', terms: { ...terms, mandate }, resumes: false }).flow;
      assert.deepEqual(asked, { screen: 'home', checkout: { ...checkout, ...terms, mandate } });
      assert.deepEqual(step(asked, updated).flow, { screen: 'home', checkout: { ...checkout, ...terms } });
    });

    it('keeps an update that comes before the order until that is there', () => {
      const waiting = step({ screen: 'opening' }, updateOrder).flow;
      const { flow, effects } = step(waiting, opened);
      assert.equal(flow.screen, 'home');
      assert.deepEqual(effects, [{ do: 'update', token: 'token-1', update, resumes: false }]);
    });
  });

  describe('with order updation', () => {
    const held: Flow = { ...holding, checkout: updating };
    const resume = (status: boolean, more: object = {}): Input => ({ type: 'resume', txnReference, status, ...more });

    it('waits at Pay, with a reference, and begins nothing', () => {
      const { flow, effects } = step({ ...form, checkout: updating }, pay);
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
      assert.deepEqual(effects, [{ do: 'start-held', token: 'token-1', price: { amount: '2.00' } }]);
    });

    it('is not let go by an update of its own accord', () => {
      const waiting = step(held, resume(true, { update })).flow;
      assert.equal(step(waiting, updated).flow.screen, 'holding');
    });

    it('shows the form again if nothing came back of a new order', () => {
      assert.equal(follow(held, { type: 'not-updated', notice: 'unreachable' }), 'form');
    });

    it('ends as left when the merchant page says no, or as the attempt before did', () => {
      const leaving = step(held, resume(false));
      assert.deepEqual(leaving.effects.map(told), ['leave']);
      assert.equal(follow(leaving.flow, left), 'ended: process_result backpressed JP_002');
      const again = { ...held, failure: declined };
      assert.equal(follow(again, resume(false)), 'ended: process_result authorization_failed JP_000');
    });

    it('is left by the shopper as any order for which no transaction was begun', () => {
      const asking = step(held, back).flow;
      const { flow, effects } = step(asking, leave);
      assert.deepEqual(effects.map(told), ['leave']);
      assert.equal(follow(flow, left), 'ended: process_result backpressed JP_002');
    });

    it('goes on under the question', () => {
      const asking = step(held, back).flow;
      assert.equal(follow(asking, resume(true)), 'asking: start-held');
    });
  });

  describe('with an order that is not new', () => {
    const enter = (result: PaymentResult, final: boolean) =>
      step(
        { screen: 'opening' },
        {
          type: 'opened',
          checkout: { ...checkout, last: { answer: { result, final, ...figures }, transaction } },
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
    const answer = { result: { status: 'pending_vbv', ...paid }, final: false, ...figures } as const;
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
      assert.equal(
        step(outside, { type: 'answered', result: { status }, final: true, ...figures }).flow.screen,
        screen,
      );
    }
    const open = step(outside, { type: 'answered', result: { status: 'pending_vbv' }, final: false, ...figures });
    assert.deepEqual([open.flow, open.effects.map((effect) => effect.do)], [outside, ['poll']]);
  });
});
