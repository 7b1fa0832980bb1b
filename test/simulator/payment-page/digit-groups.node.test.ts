import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupDigits } from '../../../src/simulator/methods/card/card-rules.ts';

const gaps = [4, 8, 12];

/** The caret is drawn as `|`. */
function type(drawn: string): string {
  const caret = drawn.indexOf('|');
  const grouped = groupDigits({ text: drawn.replace('|', ''), caret }, gaps, 16);
  return `${grouped.text.slice(0, grouped.caret)}|${grouped.text.slice(grouped.caret)}`;
}

describe('groupDigits', () => {
  it('keeps the caret behind the digit that was typed', () => {
    assert.equal(type('4242|'), '4242|');
    assert.equal(type('42424|'), '4242 4|');
    assert.equal(type('42|4242'), '42|42 42');
    assert.equal(type('4242 9|4242'), '4242 9|424 2');
  });

  it('lets a separator be deleted without getting stuck on it', () => {
    assert.equal(type('4242|5'), '4242| 5');
    assert.equal(type('424| 5'), '424|5');
  });

  it('keeps the caret at the start', () => assert.equal(type('|4242 4'), '|4242 4'));

  it('takes a pasted number whatever stands between its digits', () => {
    assert.equal(type('4242-4242 4242.4242|'), '4242 4242 4242 4242|');
  });

  it('reads digits of every keyboard', () => {
    assert.equal(type('४२४२४|२'), '4242 4|2');
    assert.equal(type('４２௪௨٤|'), '4242 4|');
  });

  it('drops what is too much, and the caret with it', () => {
    assert.equal(type('424242424242424299|'), '4242 4242 4242 4242|');
  });
});
