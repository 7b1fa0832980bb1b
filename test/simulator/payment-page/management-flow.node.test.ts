import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SavedMethods } from '../../../src/simulator/contract/payment-page.ts';
import type { ManagementFlow, ManagementInput } from '../../../src/simulator/payment-page/management-flow.ts';
import {
  pageStep,
  pageTakesBack,
  type PageEffect,
  type PageFlow,
} from '../../../src/simulator/payment-page/page-flow.ts';
import { transitionsWithin } from '../../support/transitions.ts';

const card = {
  id: 'c',
  kind: 'card',
  brand: 'VISA',
  lastFour: '4242',
  bankName: 'Bank',
  expiryMonth: '12',
  expiryYear: '2039',
} as const;
const vpa = { id: 'v', kind: 'vpa', vpa: 'a@b', bankName: 'Bank' } as const;
const saved: SavedMethods = { token: 't', merchantName: 'Acme', guest: false, methods: [card, vpa], default: '' };
const at = '2026-11-22T10:00:00.000Z';
const refusal = { errorCode: 'JP_012', code: 'signature-mismatch', error_message: 'No.' } as const;
const removing: ManagementFlow = { screen: 'methods', saved, removing: 'c' };

const inputs: readonly ManagementInput[] = [
  { type: 'manage' },
  { type: 'found', saved },
  { type: 'remove', id: 'c' },
  { type: 'remove', id: 'v' },
  { type: 'removed', methods: [vpa] },
  { type: 'prefer', id: 'v' },
  { type: 'preferred', methods: [vpa, card], id: 'v' },
  { type: 'refused', refusal, at },
  { type: 'unreachable' },
  { type: 'again', at },
  { type: 'back' },
];

function told(effect: PageEffect): string {
  if (effect.do !== 'tell') return effect.do;
  const { event, payload, errorCode } = effect.news;
  return [event, payload['status'], errorCode].filter(Boolean).join(' ');
}

const closed = ['methods-refused', 'methods-closed'];
const taken = transitionsWithin<{ flow: PageFlow; effects: readonly PageEffect[] }, ManagementInput>(7, {
  start: pageStep({ screen: 'waiting' }, { type: 'manage' }),
  inputs,
  next: ({ flow }, input) => pageStep(flow, input),
}).map(({ from, to, input, path }) => ({
  from: from.flow,
  to: to.flow,
  words: to.effects.map(told),
  input,
  says: `${path.map(({ type }) => type).join(', ')}: ${from.flow.screen} became ${to.flow.screen}`,
}));
const flows = [...new Map(taken.map(({ to }) => [JSON.stringify(to), to])).values()];
/** All steps that an input makes on a screen. */
const on = (screen: PageFlow['screen'], type: ManagementInput['type']) =>
  taken.filter(({ from, input }) => from.screen === screen && input.type === type);

describe('managing saved methods, after every sequence of up to seven inputs', () => {
  it('has five screens, and shows each', () => {
    assert.equal(new Set(flows.map(({ screen }) => screen)).size, 5);
  });

  it('finds the saved methods anew wherever it is told to', () => {
    for (const { to, words, input, says } of taken) {
      if (input.type === 'manage') assert.deepEqual([to, words], [{ screen: 'methods-opening' }, ['find']], says);
    }
  });

  it('tells one process_result: when it closes, and nothing but a new request opens it again', () => {
    for (const { from, to, words, input, says } of taken) {
      const isEnd = input.type !== 'manage' && !closed.includes(from.screen) && closed.includes(to.screen);
      assert.equal(words.filter((word) => word.startsWith('process_result')).length, isEnd ? 1 : 0, says);
      if (!closed.includes(from.screen) || input.type === 'manage') continue;
      assert.equal(to, from, says);
      assert.deepEqual(words, [], says);
    }
  });

  it('closes by back, as a visit without a payment, until it is closed', () => {
    for (const { from, to, words, input, says } of taken) {
      if (input.type !== 'back') continue;
      assert.equal(pageTakesBack(from), !closed.includes(from.screen), says);
      if (!pageTakesBack(from)) continue;
      assert.deepEqual([to.screen, words], ['methods-closed', ['process_result backpressed JP_002']], says);
    }
  });

  it('shows what was found, says why it is refused, and asks again where nothing came back', () => {
    for (const { to, says } of on('methods-opening', 'found')) assert.deepEqual(to, { screen: 'methods', saved }, says);
    for (const { to, words, says } of on('methods-opening', 'refused')) {
      assert.deepEqual([to.screen, words], ['methods-refused', ['process_result api_failure JP_012']], says);
    }
    for (const { to, says } of on('methods-opening', 'unreachable'))
      assert.equal(to.screen, 'methods-unreachable', says);
    for (const { to, words, says } of on('methods-unreachable', 'again')) {
      assert.deepEqual([to.screen, words], ['methods-opening', ['find']], says);
    }
  });

  it('asks the gateway for one removal at a time, and for nothing else meanwhile', () => {
    for (const type of ['remove', 'prefer'] as const) {
      for (const { from, to, words, input, says } of on('methods', type)) {
        assert.ok(from.screen === 'methods' && to.screen === 'methods', says);
        assert.deepEqual(words, from.removing === undefined ? [type] : [], says);
        if (from.removing !== undefined || type === 'prefer') assert.equal(to, from, says);
        else assert.equal(to.removing, 'id' in input && input.id, says);
      }
    }
    for (const { words, input, says } of taken) {
      assert.ok(!words.includes('remove') || input.type === 'remove', says);
      assert.ok(!words.includes('prefer') || input.type === 'prefer', says);
    }
  });

  it('shows after a removal the methods that are left, or why nothing was removed', () => {
    for (const { from, to, says } of on('methods', 'removed')) {
      assert.ok(from.screen === 'methods' && to.screen === 'methods', says);
      const removed = from.saved.methods.find(({ id }) => id === from.removing);
      assert.deepEqual(to.saved.methods, [vpa], says);
      assert.deepEqual([to.removed, to.removing, to.notice], [removed, undefined, undefined], says);
    }
    for (const [type, notice] of [
      ['refused', refusal],
      ['unreachable', 'unreachable'],
    ] as const) {
      for (const { from, to, says } of on('methods', type)) {
        assert.ok(from.screen === 'methods' && to.screen === 'methods', says);
        assert.deepEqual(to, { screen: 'methods', saved: from.saved, notice }, says);
      }
    }
  });

  it('marks the method to pay with as a rule, and keeps a removal that is under way', () => {
    for (const { from, to, says } of on('methods', 'preferred')) {
      assert.ok(from.screen === 'methods' && to.screen === 'methods', says);
      assert.equal(to.saved.default, 'v', says);
      assert.deepEqual(to.saved.methods, [vpa, card], says);
      assert.equal(to.removing, from.removing, says);
    }
  });

  it('changes nothing by any other input', () => {
    const meant: Readonly<Record<string, readonly ManagementInput['type'][]>> = {
      'methods-opening': ['found', 'refused', 'unreachable'],
      'methods-unreachable': ['again'],
      methods: ['remove', 'removed', 'prefer', 'preferred', 'refused', 'unreachable'],
    };
    for (const { from, to, input, says } of taken) {
      if (['manage', 'back', ...(meant[from.screen] ?? [])].includes(input.type)) continue;
      assert.equal(to, from, says);
    }
  });

  it('gives way to an order, and takes the place of one', () => {
    for (const flow of flows) {
      assert.deepEqual(pageStep(flow, { type: 'process' }), { flow: { screen: 'opening' }, effects: [{ do: 'open' }] });
    }
    for (const flow of [{ screen: 'ended', cause: 'left-before' }, { screen: 'opening' }] as const) {
      assert.equal(pageStep(flow, { type: 'manage' }).flow.screen, 'methods-opening');
    }
  });

  it('has no part in the answers to a payment, nor a payment in its own', () => {
    for (const flow of flows) {
      assert.equal(pageStep(flow, { type: 'bank-done' }).flow, flow);
      assert.equal(pageStep(flow, { type: 'leave' }).flow, flow);
    }
    const waiting: PageFlow = { screen: 'waiting' };
    for (const input of inputs.slice(1, 5)) assert.equal(pageStep(waiting, input).flow, waiting);
  });
});

describe('a saved method', () => {
  it('is removed one at a time, and the page says which one is gone', () => {
    assert.equal(pageStep(removing, { type: 'remove', id: 'v' }).flow, removing);
    const { flow } = pageStep(removing, { type: 'removed', methods: [vpa] });
    assert.deepEqual(flow, { screen: 'methods', saved: { ...saved, methods: [vpa] }, removed: card });
  });

  it('stays in the list, with a notice, when nothing was removed', () => {
    const { flow } = pageStep(removing, { type: 'unreachable' });
    assert.deepEqual(flow, { screen: 'methods', saved, notice: 'unreachable' });
  });

  it('is not shown once the session has expired, which the page says before it ends', () => {
    const expired = { ...refusal, code: 'time-expired' } as const;
    assert.deepEqual(
      pageStep({ screen: 'methods-opening' }, { type: 'refused', refusal: expired, at }).effects.map(told),
      ['sessionExpired', 'process_result api_failure JP_012'],
    );
  });
});
