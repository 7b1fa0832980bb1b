import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pixelsOf } from '../../src/frame/sdk-iframe.ts';

describe('the height of the SDK’s iframe', () => {
  for (const [height, pixels] of [
    ['1400px', 1400],
    ['640', 640],
    ['12.5px', 12.5],
    // Each of these fills the frame, or is no height at all: the height of the merchant's page stands.
    ['100%', 0],
    ['undefinedpx', 0],
    ['80vh', 0],
    ['', 0],
    [null, 0],
  ] as const) {
    it(`is ${pixels || 'not named'} for ${height}`, () => assert.equal(pixelsOf(height), pixels));
  }
});
