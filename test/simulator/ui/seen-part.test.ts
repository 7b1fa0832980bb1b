import { expect } from '@open-wc/testing';
import { type Part, SeenPart } from '../../../src/simulator/ui/seen-part.ts';
import { eventually } from '../../support/eventually.ts';
import { onLongPage } from '../../support/long-page.ts';

const frameHeight = 1_600;

describe('the part of a tall frame that the customer sees', () => {
  let box: HTMLElement;
  let frame: HTMLIFrameElement;
  let seen: SeenPart | undefined;
  let rests: readonly { readonly part: Part; readonly at: number }[];
  let moves: number;

  onLongPage('margin: 0; padding-block: 300px 3000px');

  beforeEach(async () => {
    box = document.body.appendChild(document.createElement('div'));
    frame = box.appendChild(document.createElement('iframe'));
    frame.style.cssText = `display: block; width: 328px; height: ${frameHeight}px; border: 0`;
    scrollTo(0, 0);
    rests = [];
    moves = 0;
    const page = frame.contentDocument;
    if (!page) throw new Error('The frame has no document.');
    page.body.style.height = `${frameHeight}px`;
    page.body.style.margin = '0';
    seen = new SeenPart(
      {
        moves: () => (moves += 1),
        rests: (part) => (rests = [...rests, { part, at: performance.now() }]),
      },
      page,
    );
    await eventually(() => rests.length > 0, 'the first report');
  });

  afterEach(() => {
    seen?.stop();
    box.remove();
  });

  /** The part of the frame in the window, and in the box around it where that clips. */
  function inView(): Part {
    const { top, bottom } = frame.getBoundingClientRect();
    const clip = getComputedStyle(box).overflowY === 'visible' ? undefined : box.getBoundingClientRect();
    return {
      top: Math.max(0, clip?.top ?? 0, top) - top,
      bottom: Math.min(innerHeight, clip?.bottom ?? innerHeight, bottom) - top,
    };
  }

  const isRight = ({ top, bottom }: Part) => {
    const wanted = inView();
    return Math.abs(top - wanted.top) <= 1 && Math.abs(bottom - wanted.bottom) <= 1;
  };

  const isKnown = () => {
    const last = rests.at(-1);
    return last !== undefined && isRight(last.part);
  };

  it('is known at once', () => {
    expect(isKnown(), JSON.stringify([rests, inView()])).to.equal(true);
    expect(seen?.part).to.deep.equal(rests.at(-1)?.part);
    expect(moves).to.equal(0);
  });

  it('is known again after each scroll, by a pixel too and within the frame', async () => {
    for (const y of [1, 2, 60, 400, 402, 403, 700, 380, 0]) {
      scrollTo(0, y);
      await eventually(isKnown, `the part at ${y}`);
    }
  });

  it('is known within 250 ms of a scroll', async () => {
    let y = 400;
    // A busy machine may hold up some of them.
    await eventually(async () => {
      const count = rests.length;
      scrollTo(0, (y = 900 - y));
      const scrolled = performance.now();
      await eventually(() => rests.length > count && isKnown(), 'the part after a scroll');
      return (rests.at(-1)?.at ?? Infinity) - scrolled <= 250;
    }, 'one within 250 ms');
  });

  it('tells once that it moves, and once that it rests, however long a scroll takes', async () => {
    // A busy machine may pause within a scroll, and a pause is a rest.
    await eventually(async () => {
      scrollTo(0, 350);
      await eventually(isKnown, 'the part at 350');
      const [before, told] = [moves, rests.length];
      let [last, pause] = [performance.now(), 0];
      for (let y = 352; y <= 392; y += 2) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        pause = Math.max(pause, now - last);
        last = now;
      }
      await eventually(isKnown, 'the part at the end');
      if (pause > 80) return false;
      expect(moves - before).to.equal(1);
      expect(rests.slice(told).filter(({ part }) => isRight(part))).to.have.lengthOf(rests.length - told);
      return true;
    }, 'a scroll without a pause');
  });

  it('ends where a box around the frame clips it', async () => {
    box.style.cssText = 'height: 420px; overflow: auto';
    await eventually(isKnown, 'the part in the box');
    for (const y of [1, 150, 600, 603]) {
      box.scrollTop = y;
      await eventually(isKnown, `the part in the box at ${y}`);
    }
  });

  it('follows a window that gets lower, as with a keyboard', async () => {
    scrollTo(0, 320);
    await eventually(isKnown, 'the part at 320');
    // The box stands for the window: a test cannot resize its own.
    box.style.cssText = 'height: 200px; overflow: hidden; margin-block-start: 40px';
    await eventually(isKnown, 'the lower part');
    expect((seen?.part?.bottom ?? 0) - (seen?.part?.top ?? 0)).to.be.at.most(201);
  });

  it('is not followed any more once it is stopped, and leaves nothing in the page', async () => {
    seen?.stop();
    const told = rests.length;
    scrollTo(0, 500);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(rests).to.have.lengthOf(told);
    expect(frame.contentDocument?.body.childElementCount).to.equal(0);
  });
});
