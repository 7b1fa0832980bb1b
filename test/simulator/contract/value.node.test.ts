import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { parsed, variant } from '../../../src/simulator/contract/value.ts';

describe('a schema of variants', () => {
  const Lamp = v.object({ kind: v.literal('lamp'), watts: v.number() });
  const Vase = v.object({ kind: v.literal('vase'), colour: v.string() });
  const Thing = variant('kind', [Lamp, Vase]);

  it('lets through what the named variant does, without the rest', () => {
    assert.deepEqual(parsed(Thing, { kind: 'lamp', watts: 40, colour: 'red' }), { kind: 'lamp', watts: 40 });
    assert.deepEqual(parsed(Thing, { kind: 'vase', watts: 40, colour: 'red' }), { kind: 'vase', colour: 'red' });
  });

  it('lets nothing else through, and throws at nothing', () => {
    for (const value of [
      { kind: 'lamp', colour: 'red' },
      { kind: 'vase', watts: 40 },
      { kind: 'constructor', watts: 40, colour: 'red' },
      { watts: 40, colour: 'red' },
      ['lamp'],
      'lamp',
      null,
      undefined,
    ]) {
      assert.equal(parsed(Thing, value), undefined, JSON.stringify(value));
    }
  });
});
