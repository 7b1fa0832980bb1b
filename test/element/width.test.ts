import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

/** Containers of a checkout on a merchant's page: the tag or its style, and whether the checkout fills it. */
const containers: Readonly<Record<string, readonly [tag: string, style: string, fills?: true]>> = {
  'a block': ['div', '', true],
  'a box of a fixed height': ['div', 'height: 500px', true],
  'a dialog': ['dialog', ''],
  'a popover': ['div', 'POPOVER'],
  'an item of a flex row': ['div', 'display: flex'],
  'a centred flex column': ['div', 'display: flex; flex-direction: column; align-items: center'],
  'an inline block': ['div', 'display: inline-block'],
  'a float': ['div', 'float: left'],
  'a grid of auto columns': ['div', 'display: grid; grid-template-columns: auto auto; justify-content: start'],
  'a grid of max-content': ['div', 'display: grid; grid-template-columns: max-content'],
  'a box out of the flow': ['div', 'position: absolute'],
  'a table cell': ['div', 'display: table-cell'],
};

/** The width that a checkout takes by itself, in CSS pixels. */
const preferred = 480;

describe('the width of a checkout', () => {
  afterEach(() => {
    removeCheckouts();
    for (const container of document.querySelectorAll('[data-container]')) container.remove();
  });

  for (const [name, [tag, style, fills]] of Object.entries(containers)) {
    it(`is its own in ${name}, from the time when it waits`, async () => {
      const { orderDetails, signature } = await signedOrder();
      const { element, event, has } = mountCheckout({});
      // No container needs a scroll bar, which takes some of the width.
      element.style.setProperty('--hyper-height', '300px');
      const container = put(element, tag, style);
      Object.assign(element, { ...session, frameUrl: healthyFrameUrl(), orderDetails, signature });
      for (let turn = 0; turn < 9 && !has('[part=loader]'); turn++) await element.updateComplete;
      expect(has('[part=loader]')).to.equal(true);
      const waiting = widths(element);
      const shifts = watchShifts();
      await event('hyper-hide-loader');
      await element.updateComplete;
      const shown = widths(element);
      const least = fills ? container.clientWidth : preferred;
      expect(waiting.host)
        .to.be.at.least(least)
        .and.at.most(least + 24);
      expect(waiting.frame).to.equal(waiting.host);
      expect(shown).to.deep.equal(waiting);
      expect(await shifts()).to.equal(0);
    });
  }

  for (const [name, [tag, style]] of Object.entries(containers)) {
    it(`is that of the screen in a dialog of its own, whose opening moves nothing, in ${name}`, async () => {
      const { orderDetails, signature } = await signedOrder();
      const { element, event } = mountCheckout({ presentation: 'dialog' });
      const container = put(element, tag, style);
      const neighbour = container.appendChild(document.createElement('p'));
      neighbour.textContent = 'Terms';
      await element.updateComplete;
      const before = neighbour.getBoundingClientRect().toJSON();
      const shifts = watchShifts();
      Object.assign(element, { ...session, frameUrl: healthyFrameUrl(), orderDetails, signature });
      await event('hyper-hide-loader');
      await element.updateComplete;
      const dialog = element.shadowRoot?.querySelector('dialog');
      expect(dialog?.open).to.equal(true);
      expect(dialog?.getBoundingClientRect().width).to.equal(Math.min(innerWidth - 32, 560));
      expect(widths(element).frame).to.equal(dialog?.querySelector('section')?.clientWidth);
      expect(neighbour.getBoundingClientRect().toJSON()).to.deep.equal(before);
      expect(await shifts()).to.equal(0);
    });
  }

  it('is that of a place that is narrower', () => {
    const { element } = mountCheckout({});
    const narrow = document.createElement('div');
    narrow.dataset['container'] = '';
    narrow.style.cssText = 'inline-size: 200px';
    document.body.append(narrow);
    for (const [name, [tag, style]] of Object.entries(containers)) {
      // That one asks for the content's own width, and the others leave it to the place.
      if (/dialog|popover|max-content|out of/.test(name)) continue;
      const container = put(element, tag, style);
      narrow.replaceChildren(container);
      expect(element.getBoundingClientRect().width, name).to.equal(200);
    }
  });
});

/** Puts the checkout into a container on the page. */
function put(element: HTMLElement, tag: string, style: string): HTMLElement {
  const container = document.createElement(tag);
  container.dataset['container'] = '';
  if (style === 'POPOVER') container.popover = 'manual';
  else container.style.cssText = style;
  container.append(element);
  document.body.append(container);
  if (container instanceof HTMLDialogElement) container.showModal();
  if (style === 'POPOVER') container.showPopover();
  return container;
}

function widths(element: Element) {
  const frame = element.shadowRoot?.querySelector('iframe');
  return { host: element.getBoundingClientRect().width, frame: frame?.getBoundingClientRect().width };
}

/** Returns what tells how far things have moved since, where the engine counts that. */
function watchShifts(): () => Promise<number> {
  let sum = 0;
  const add = (list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
  };
  const observer = new PerformanceObserver(add);
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) observer.observe({ type: 'layout-shift' });
  return async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const entry of observer.takeRecords()) sum += Number(Reflect.get(entry, 'value'));
    observer.disconnect();
    return sum;
  };
}
