import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SavedMethods } from '../../../src/simulator/payment-page/checkout.ts';
import type { ManagementFlow, ManagementInput } from '../../../src/simulator/payment-page/management-flow.ts';
import {
  pageStep,
  pageTakesBack,
  type PageEffect,
  type PageFlow,
  type PageInput,
} from '../../../src/simulator/payment-page/page-flow.ts';

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
const saved: SavedMethods = { token: 't', merchantName: 'Acme', guest: false, methods: [card, vpa] };
const at = '2026-11-22T10:00:00.000Z';
const refusal = { errorCode: 'JP_012', code: 'signature-mismatch', message: 'No.' } as const;
const list: ManagementFlow = { screen: 'methods', saved };
const removing: ManagementFlow = { screen: 'methods', saved, removing: 'c' };

const screens: Readonly<Record<string, ManagementFlow>> = {
  opening: { screen: 'methods-opening' },
  refused: { screen: 'methods-refused', refusal },
  unreachable: { screen: 'methods-unreachable' },
  list,
  removing,
  closed: { screen: 'methods-closed', saved },
};

const inputs: readonly ManagementInput[] = [
  { type: 'manage' },
  { type: 'found', saved },
  { type: 'remove', id: 'v' },
  { type: 'removed', methods: [vpa] },
  { type: 'prefer', id: 'v' },
  { type: 'preferred', methods: [vpa, card], id: 'v' },
  { type: 'refused', refusal, at },
  { type: 'unreachable' },
  { type: 'again', at },
  { type: 'back' },
];

const closed = 'methods-closed: process_result backpressed JP_002';
const opening = 'methods-opening: find';

/** The whole table: for each screen, what each input leads to. What is not named changes nothing. */
const table: Readonly<Record<string, Partial<Record<ManagementInput['type'], string>>>> = {
  opening: {
    manage: opening,
    found: 'methods',
    refused: 'methods-refused: process_result api_failure JP_012',
    unreachable: 'methods-unreachable',
    back: closed,
  },
  refused: { manage: opening },
  unreachable: { manage: opening, again: opening, back: closed },
  list: {
    manage: opening,
    prefer: 'methods: prefer',
    preferred: 'methods',
    remove: 'methods: remove',
    removed: 'methods',
    refused: 'methods',
    unreachable: 'methods',
    back: closed,
  },
  removing: {
    manage: opening,
    preferred: 'methods',
    removed: 'methods',
    refused: 'methods',
    unreachable: 'methods',
    back: closed,
  },
  closed: { manage: opening },
};

function told(effect: PageEffect): string {
  if (effect.do !== 'tell') return effect.do;
  const { event, payload, errorCode } = effect.news;
  return [event, payload['status'], errorCode].filter(Boolean).join(' ');
}

function follow(flow: PageFlow, input: PageInput): string {
  const next = pageStep(flow, input);
  return [next.flow.screen, next.effects.map(told).join(', ')].filter(Boolean).join(': ');
}

describe('managing saved methods', () => {
  for (const [name, flow] of Object.entries(screens)) {
    for (const input of inputs) {
      const expected = table[name]?.[input.type] ?? flow.screen;
      it(`on ${name}, ${input.type} leads to ${expected}`, () => assert.equal(follow(flow, input), expected));
    }
  }

  it('leaves the very same state where an input has no meaning', () => {
    for (const [name, flow] of Object.entries(screens)) {
      for (const input of inputs) {
        if (table[name]?.[input.type] === undefined) assert.equal(pageStep(flow, input).flow, flow);
      }
    }
  });

  it('removes one at a time, and says which one is gone', () => {
    assert.equal(pageStep(removing, { type: 'remove', id: 'v' }).flow, removing);
    const { flow } = pageStep(removing, { type: 'removed', methods: [vpa] });
    assert.deepEqual(flow, { screen: 'methods', saved: { ...saved, methods: [vpa] }, removed: card });
  });

  it('keeps the list, with a notice, when nothing was removed', () => {
    const { flow } = pageStep(removing, { type: 'unreachable' });
    assert.deepEqual(flow, { screen: 'methods', saved, notice: 'unreachable' });
  });

  it('says that the session has expired before it says that nothing came of it', () => {
    const expired = { ...refusal, code: 'time-expired' } as const;
    assert.deepEqual(
      pageStep({ screen: 'methods-opening' }, { type: 'refused', refusal: expired, at }).effects.map(told),
      ['sessionExpired', 'process_result api_failure JP_012'],
    );
  });

  it('wants back presses while there is something to leave', () => {
    const wanted = Object.entries(screens).filter(([, flow]) => pageTakesBack(flow));
    assert.deepEqual(
      wanted.map(([name]) => name),
      ['opening', 'unreachable', 'list', 'removing'],
    );
  });

  it('gives way to an order, and takes the place of one', () => {
    for (const flow of Object.values(screens)) assert.equal(follow(flow, { type: 'process' }), 'opening: open');
    assert.equal(follow({ screen: 'ended' }, { type: 'manage' }), opening);
    assert.equal(follow({ screen: 'opening' }, { type: 'manage' }), opening);
  });

  it('has no part in the answers to a payment, nor a payment in its own', () => {
    for (const flow of Object.values(screens)) {
      assert.equal(pageStep(flow, { type: 'bank-done' }).flow, flow);
      assert.equal(pageStep(flow, { type: 'leave' }).flow, flow);
    }
    const waiting: PageFlow = { screen: 'waiting' };
    for (const input of inputs.slice(1, 4)) assert.equal(pageStep(waiting, input).flow, waiting);
  });
});
