import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newUuid } from '../../src/element/checkout/requests-from-properties.ts';

describe('a new UUID', () => {
  it('has the form of version 4', () => {
    for (let count = 0; count < 1000; count++) {
      assert.match(newUuid(), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    }
  });

  it('is random in every digit but the version', () => {
    const uuids = Array.from({ length: 1000 }, newUuid);
    const constant = [...uuids[0]!].flatMap((digit, place) =>
      uuids.every((uuid) => uuid[place] === digit) ? [place] : [],
    );
    assert.deepEqual(constant, [8, 13, 14, 18, 23]);
  });
});
