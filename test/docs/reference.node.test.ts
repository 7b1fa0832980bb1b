import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pages } from '../../.config/reference.js';
import { decisions } from '../../src/element/checkout-state.ts';
import { readDocument } from './documents.ts';

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
    const listed = [...states.matchAll(/^- `([a-z]+)`: /gm)].map(([, state]) => state);
    assert.deepEqual(listed, Object.keys(decisions));
  });
});
