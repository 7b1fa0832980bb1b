import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { holdTimers, isHeld, releaseTimers } from '../support/held-timers.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';
import { shopper } from '../support/shopper.ts';

const usualWait = 8000;
const lines = {
  english: 'This is taking longer than usual.',
  hindi: 'इसमें सामान्य से अधिक समय लग रहा है।',
  malayalam: 'പതിവിലും കൂടുതൽ സമയമെടുക്കുന്നു.',
};

describe('a loader that stands for long', () => {
  afterEach(() => {
    removeCheckouts();
    releaseTimers();
  });

  for (const [language, line] of Object.entries(lines)) {
    it(`says so in ${language}`, async () => {
      const runTimer = holdTimers(usualWait);
      const frameUrl = healthyFrameUrl({ onInitiate: '' });
      const { element } = mountCheckout({ ...session, ...(await signedOrder()), frameUrl, language });
      await element.updateComplete;
      const loader = element.shadowRoot?.querySelector('[role=status]');
      expect(loader?.textContent).not.to.include(line);
      await runTimer(usualWait);
      await shopper.sees(line);
      // Rules about a whole page, which is the runner's own.
      expect(await shopper.violations({ disabled: ['landmark-one-main', 'page-has-heading-one'] })).to.deep.equal([]);
    });
  }

  it('counts each wait by itself, and none once the page is there', async () => {
    holdTimers(usualWait);
    const { element, event } = mountCheckout({ ...session, ...(await signedOrder()), frameUrl: healthyFrameUrl() });
    await event('hyper-hide-loader');
    await element.updateComplete;
    expect(isHeld(usualWait)).to.equal(false);
  });
});
