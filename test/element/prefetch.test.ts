import { expect } from '@open-wc/testing';
import { HyperCheckout } from 'hyper-checkout';
import { origin } from 'virtual:simulator';
import { holdTimers, releaseTimers } from '../support/held-timers.ts';

const framesAt = (url: string) => [...document.querySelectorAll('iframe')].filter(({ src }) => src === url);

/** Each test has an address of its own, since an address is fetched once. */
const address = (name: string) => `${origin}/frame/?${name}`;

describe('HyperCheckout.prefetch', () => {
  afterEach(releaseTimers);

  it('loads the frame page in a frame that cannot be seen, once, and takes that away when it has done its work', async () => {
    const runTimer = holdTimers(10_000);
    const frameUrl = address('once');
    await Promise.all([HyperCheckout.prefetch({ frameUrl }), HyperCheckout.prefetch({ frameUrl })]);
    await HyperCheckout.prefetch({ frameUrl });
    const [frame, ...others] = framesAt(frameUrl);
    expect(others).to.have.length(0);
    expect(frame && getComputedStyle(frame).display).to.equal('none');
    await runTimer(10_000);
    expect(framesAt(frameUrl)).to.have.length(0);
  });

  it('takes the default of the script tag', async () => {
    HyperCheckout.defaultFrameUrl = address('default');
    await HyperCheckout.prefetch();
    expect(framesAt(address('default'))).to.have.length(1);
    HyperCheckout.defaultFrameUrl = undefined;
  });

  it('fetches the script of the SDK for a page that runs it itself', async () => {
    const sdkUrl = `${origin}/HyperServices.js`;
    await HyperCheckout.prefetch({ sdkUrl });
    const link = document.querySelector<HTMLLinkElement>(`link[href="${sdkUrl}"]`);
    expect(link?.rel).to.equal('prefetch');
  });

  for (const [place, code] of [
    [{}, 'required'],
    [{ frameUrl: 'javascript:alert(1)' }, 'url-scheme'],
    [{ sdkUrl: 'http://a b/' }, 'url-form'],
  ] as const) {
    it(`rejects ${JSON.stringify(place)} with ${code}`, async () => {
      const error: unknown = await HyperCheckout.prefetch(place).catch((reason: unknown) => reason);
      expect(error).to.include({ code });
    });
  }
});
