import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { longestAsking, pauseBefore, retryAfterOf } from '../../src/element/order/poll-order-status.ts';

const now = Date.UTC(2026, 0, 1);

describe('the pauses between questions for the status of an order', () => {
  for (const [question, least, most] of [
    [0, 0, 0],
    [1, 500, 1_000],
    [2, 750, 1_500],
    [3, 1_125, 2_250],
    [8, 7_500, 15_000],
    [100, 7_500, 15_000],
  ] as const) {
    it(`is ${least} to ${most} ms before question ${question}`, () => {
      assert.deepEqual([pauseBefore(question, 0), pauseBefore(question, 1)], [least, most]);
    });
  }

  it('is never shorter than the server asks for, and never grows beyond its limit by itself', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), chance, fc.nat(600_000), (question, luck, retryAfter) => {
        const pause = pauseBefore(question, luck, retryAfter);
        assert.ok(pause >= retryAfter && pause >= 500 && pause <= Math.max(15_000, retryAfter));
      }),
    );
  });

  it('asks a server between 20 and 45 times before the deadline', () => {
    const questions = (chance: number) => {
      let [count, at] = [0, 0];
      for (; at <= longestAsking; at += pauseBefore(count, chance)) count++;
      return count;
    };
    assert.deepEqual([questions(1) >= 20, questions(0) <= 45], [true, true]);
  });
});

describe('Retry-After', () => {
  for (const [header, ms] of [
    [null, 0],
    ['', 0],
    ['7', 7_000],
    ['0', 0],
    ['-3', 0],
    ['soon', 0],
    [new Date(now + 9_000).toUTCString(), 9_000],
    [new Date(now - 9_000).toUTCString(), 0],
  ] as const) {
    it(`is ${ms} ms for ${header === null ? 'no header' : JSON.stringify(header)}`, () => {
      assert.equal(retryAfterOf(header, now), ms);
    });
  }
});
