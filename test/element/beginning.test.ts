import { expect } from '@open-wc/testing';
import { eventually } from '../support/eventually.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

/** A payment page that turns to another screen when the shop speaks another language. */
const turning = healthyFrameUrl({
  onInitiate: `
    tell('initiate_result', { action: 'initiate', status: 'success' }, { error: false });
    parts.language = () => tell('user_event', { action: 'setPageTitle', title: 'Next' });`,
});

/** Boxes that scroll around a checkout that is taller than its place. */
const scrollers: Readonly<Record<string, string>> = {
  'a drawer': 'position: fixed; inset: 300px 0 0 0; overflow: auto',
  'a box in a box': 'block-size: 200px; overflow: auto; margin-block-start: 100px',
  'a box that hides what does not fit': 'block-size: 200px; overflow: hidden',
};

describe('the next screen', () => {
  afterEach(() => {
    removeCheckouts();
    for (const scroller of document.querySelectorAll('[data-scroller]')) scroller.remove();
  });

  for (const [name, style] of Object.entries(scrollers)) {
    for (const scrolled of [30, 330, 640]) {
      it(`begins in view in ${name} that was scrolled by ${scrolled} px`, async () => {
        const scroller = document.createElement('div');
        scroller.dataset['scroller'] = '';
        scroller.style.cssText = style;
        const { element, event } = mountCheckout({ ...session, frameUrl: turning, ...(await signedOrder()) });
        scroller.append(element, Object.assign(document.createElement('p'), { textContent: 'More' }));
        document.body.append(scroller);
        await event('hyper-hide-loader');
        await element.updateComplete;
        element.shadowRoot?.querySelector('iframe')?.focus();
        scroller.scrollTop = scrolled;
        const hidden = element.getBoundingClientRect().top < scroller.getBoundingClientRect().top;
        expect(hidden).to.equal(true);
        element.language = 'hindi';
        await event('hyper-user-event');
        await eventually(
          () => Math.abs(element.getBoundingClientRect().top - scroller.getBoundingClientRect().top) < 1,
          'its beginning is at the beginning of the place',
        );
      });
    }
  }
});
