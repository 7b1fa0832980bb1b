import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { visibleDeadline } from '../../src/bridge/page-view.ts';
import { useStandInPage } from '../support/stand-in-page.ts';

describe('F35: a deadline in visible time', () => {
  const page = useStandInPage();

  /** The milliseconds from the start after which the deadline passes, while `hidden` lists spans of hidden time. */
  function passesAfter(ms: number, hidden: readonly (readonly [from: number, to: number])[] = [], until = 5000) {
    const calls: number[] = [];
    let now = 0;
    page.document.hidden = hidden.some(([from]) => from === 0);
    visibleDeadline(ms, () => calls.push(now));
    for (; now < until;) {
      page.advance(1);
      now++;
      for (const [from, to] of hidden) {
        if (now === from) page.document.setHidden(true);
        if (now === to) page.document.setHidden(false);
      }
    }
    // The timer fires before the loop has counted its millisecond.
    return calls.map((at) => at + 1);
  }

  for (const [title, hidden, at] of [
    ['passes once, after its milliseconds', [], [300]],
    ['does not count hidden time', [[100, 1100]], [1300]],
    [
      'adds up visible time over several hidden spans',
      [
        [100, 1000],
        [1100, 2000],
      ],
      [2100],
    ],
    ['does not start before the page is visible', [[0, 700]], [1000]],
    ['does not pass while the page stays hidden', [[299, 9000]], []],
    ['is not moved by hiding the page after it has passed', [[400, 500]], [300]],
  ] as const) {
    it(title, () => assert.deepEqual(passesAfter(300, hidden), at));
  }

  it('counts hidden time only once when the browser reports it twice', () => {
    let passed = 0;
    visibleDeadline(300, () => passed++);
    page.advance(100);
    page.document.setHidden(true);
    page.advance(100);
    page.document.setHidden(true);
    page.advance(100);
    page.document.setHidden(false);
    page.advance(199);
    assert.equal(passed, 0);
    page.advance(1);
    assert.equal(passed, 1);
  });

  it('never passes once it was ended, whatever the page does afterwards', () => {
    let passed = 0;
    const end = visibleDeadline(300, () => passed++);
    page.advance(200);
    end();
    page.document.setHidden(true);
    page.document.setHidden(false);
    page.advance(5000);
    assert.equal(passed, 0);
  });
});
