import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

describe('the loader over a payment page that has its order', () => {
  afterEach(removeCheckouts);

  it('stays until the page has painted', async () => {
    const frameUrl = healthyFrameUrl({
      onProcess: "tell('not_yet'); if (body.payload.orderDetails) tell('hide_loader');",
    });
    const { element, event, has } = mountCheckout({ ...session, frameUrl, ...(await signedOrder()) });
    let wasThere = false;
    element.addEventListener('hyper-sdk-event', () => (wasThere = has('[part=loader]')));
    await event('hyper-hide-loader');
    await element.updateComplete;
    expect(wasThere).to.equal(true);
    expect(has('[part=loader]')).to.equal(false);
  });

  it('goes after a limit if the page never says that it has painted', async () => {
    const frameUrl = healthyFrameUrl({ onProcess: "tell('silent');" });
    const { element, event, has } = mountCheckout({ ...session, frameUrl, ...(await signedOrder()) });
    await event('hyper-sdk-event');
    await element.updateComplete;
    expect(has('[part=loader]')).to.equal(true);
    const loader = element.shadowRoot?.querySelector('[role=status]');
    expect(loader && getComputedStyle(loader).visibility).to.equal('visible');
    const [limit] = loader?.getAnimations() ?? [];
    expect(limit?.effect?.getComputedTiming().endTime).to.equal(10_000);
    limit?.finish();
    expect(loader && getComputedStyle(loader).visibility).to.equal('hidden');
  });
});
