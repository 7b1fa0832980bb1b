import { expect } from '@open-wc/testing';
import { eventually } from '../../support/eventually.ts';
import { onLongPage } from '../../support/long-page.ts';
import { rooms } from '../localization/every-screen.ts';
import { roomPage } from '../localization/room-page.ts';

describe('the order beside the screen, in a frame as high as its content', () => {
  let order: HTMLElement;
  let page: HTMLElement;

  onLongPage('margin: 0; padding-block: 100px 3000px');

  beforeEach(async () => {
    const [room] = rooms;
    const screen = room?.screens.find(({ name }) => name === 'a bank that is chosen');
    if (!room || !screen) throw new Error('There is no such screen.');
    const opened = await roomPage(room, { theme: 'light', width: 760 });
    await opened.show(screen);
    const found = opened.document.querySelector('hyper-order-column');
    page = opened.document.body;
    if (!found) throw new Error('There is no order.');
    order = found;
    const frame = document.querySelector('iframe');
    if (frame) frame.style.cssText = `display: block; border: 0; height: ${page.scrollHeight}px`;
  });

  afterEach(() => {
    document.querySelector('iframe')?.remove();
  });

  /** Resolves once the order is where it belongs and at rest. */
  const begins = (top: number) =>
    eventually(() => Math.abs(order.getBoundingClientRect().top - top) < 1, `the order at ${top} px of its frame`);

  it('follows the part that is seen, no further than its column, and comes back', async () => {
    await begins(32);
    for (const y of [200, 150, 240]) {
      scrollTo(0, y);
      await begins(y - 100 + 32);
    }
    // The last 300 px of the frame.
    scrollTo(0, 100 + page.scrollHeight - 300);
    await begins(page.scrollHeight - 32 - order.offsetHeight);
    scrollTo(0, 0);
    await begins(32);
    expect(order.style.translate).to.equal('');
  });

  it('stays where it is if it is longer than the part: its total is at its end', async () => {
    order.style.height = `${innerHeight}px`;
    scrollTo(0, 200);
    await begins(32);
    scrollTo(0, 240);
    await begins(32);
    expect(order.style.translate).to.equal('');
  });
});
