import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pages } from '../../.config/reference.js';
import type { CheckoutPhase } from '../../src/element/checkout/checkout-state.ts';
import { readDocument } from './documents.ts';

/** The compiler asks for each phase of a checkout here, and for no other. */
const phases: Readonly<Record<CheckoutPhase, string>> = {
  idle: 'nothing',
  loading: 'the frame',
  initiating: 'the SDK',
  ready: 'the SDK',
  processing: 'the payment page',
  settled: 'SDK said',
  failed: 'error',
  terminated: 'the page',
};

describe('the generated pages', () => {
  for (const [path, make] of pages) {
    it(`${path} is what the source gives`, async () => {
      const [made, committed] = [await make(), readDocument(path)];
      const line = made.split('\n').findIndex((text, index) => text !== committed.split('\n')[index]);
      assert.ok(made === committed, `${path}:${line + 1} differs. To write it anew: npm run reference`);
    });
  }

  it('docs/reference/element.md lists every state', () => {
    const [, states = ''] = readDocument('docs/reference/element.md').split('## States');
    const listed = new Map(
      [...states.matchAll(/^- `([a-z]+)`: (.+)$/gm)].map(([, phase, meaning]) => [phase, meaning]),
    );
    assert.deepEqual([...listed.keys()], Object.keys(phases));
    for (const [phase, words] of Object.entries(phases)) assert.match(listed.get(phase) ?? '', new RegExp(words));
  });

  it('custom-elements.json says something of every name', () => {
    const manifest = JSON.parse(readDocument('custom-elements.json')) as {
      modules: { declarations: Record<string, unknown>[] }[];
    };
    const [declaration] = manifest.modules.flatMap(({ declarations }) => declarations);
    const lists = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'];
    const silent = lists.filter((list) => {
      const named = declaration?.[list] as { name: string; description: string }[];
      return named.length === 0 || named.some(({ name, description }) => name === '' || description === '');
    });
    assert.deepEqual(silent, []);
  });
});
