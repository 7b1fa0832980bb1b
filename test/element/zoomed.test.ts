import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { holdTimers, releaseTimers } from '../support/held-timers.ts';
import { merchantEndpoint, orderStatusUrl, removeMerchantEndpoint } from '../support/merchant-endpoint.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';
import { languages } from '../../src/protocol/language.ts';
import { brokenWords } from '../simulator/localization/overflow.ts';

type Checkout = ReturnType<typeof mountCheckout>;

const usualWait = 8000;

/** A frame that ends a payment so, once it has the order. */
const ending = (status: string) =>
  healthyFrameUrl({ onProcess: `tell('hide_loader'); tell('paymentAttempt'); end('${status}');` });

/** An end of a payment, and what the shop's server says of the order then. */
const answered = (part: string, status: string, answer: object) =>
  [
    part,
    { frameUrl: ending(status), orderStatusUrl },
    async (checkout: Checkout) => {
      const endpoint = merchantEndpoint();
      await checkout.event('hyper-process-result');
      await endpoint.answer(answer);
      await checkout.event('hyper-order-status');
    },
  ] as const;

/** The panels of the element: the part, what leads to it, and what has happened by then. */
const panels: Readonly<
  Record<string, readonly [part: string, properties: object, happens: (checkout: Checkout) => Promise<unknown>]>
> = {
  loading: ['loader', { frameUrl: healthyFrameUrl({ onInitiate: '' }) }, ({ element }) => element.updateComplete],
  'loading for long': [
    'loader',
    { frameUrl: healthyFrameUrl({ onInitiate: '' }) },
    async ({ element }) => {
      await element.updateComplete;
      await runUsualWait(usualWait);
    },
  ],
  'a failure with another try': [
    'error',
    { frameUrl: healthyFrameUrl({ onInitiate: "say(['sdk-failed', 'script']);" }) },
    ({ event }) => event('hyper-error'),
  ],
  'a payment that may have been made': [
    'error',
    {
      frameUrl: healthyFrameUrl({
        onProcess: "tell('hide_loader'); tell('paymentAttempt'); tell('invokeErrorHandling');",
      }),
    },
    ({ event }) => event('hyper-error'),
  ],
  checking: [
    'checking',
    { frameUrl: ending('authorizing'), orderStatusUrl },
    async ({ event }) => {
      merchantEndpoint();
      await event('hyper-process-result');
    },
  ],
  paid: answered('paid', 'charged', { status: 'CHARGED' }),
  'paid in cash': answered('paid', 'cod_initiated', { status: 'COD_INITIATED' }),
  'not paid': answered('not-paid', 'juspay_declined', { status: 'JUSPAY_DECLINED' }),
  'given back': answered('not-paid', 'authorizing', { status: 'AUTO_REFUNDED' }),
};

let runUsualWait: (after: number) => Promise<void>;

/** Resolves with a part of the element, once it is there. */
function partOf(element: HTMLElement, name: string): Promise<HTMLElement> {
  const { shadowRoot } = element;
  const find = () => shadowRoot?.querySelector<HTMLElement>(`[part=${name}]`);
  return new Promise((resolve) => {
    const look = () => {
      const part = find();
      if (part) resolve(part);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/*
 * A window of 1,280 × 1,024 px at a zoom of 400 % is 320 × 256 CSS px large, which is also the width of a small phone.
 */
describe('F44: at a zoom of 400 %', () => {
  let zoomed: HTMLElement | undefined;
  beforeEach(() => {
    runUsualWait = holdTimers(usualWait);
  });
  afterEach(() => {
    removeCheckouts();
    removeMerchantEndpoint();
    releaseTimers();
    zoomed?.remove();
  });

  for (const [name, [part, properties, happens]] of Object.entries(panels)) {
    it(`what the element says while it is ${name} can be read without scrolling sideways, in nine languages`, async () => {
      const mounted = mountCheckout({ ...session, ...(await signedOrder()), ...properties });
      const { element } = mounted;
      zoomed = document.createElement('div');
      zoomed.style.cssText = 'inline-size: 320px';
      document.body.append(zoomed);
      zoomed.append(element);
      await happens(mounted);
      const faults: string[] = [];
      for (const language of languages) {
        element.language = language;
        await element.updateComplete;
        const panel = await partOf(element, part);
        const { width } = panel.getBoundingClientRect();
        if (width > 320) faults.push(`${language}: ${width} px`);
        if (panel.scrollWidth > panel.clientWidth) faults.push(`${language}: ${panel.scrollWidth} px wide`);
        for (const line of panel.querySelectorAll<HTMLElement>('p, button, a'))
          faults.push(...brokenWords(line).map((word) => `${language}: breaks “${word}”`));
      }
      expect(faults).to.deep.equal([]);
    });
  }

  it('the dialog fills the window, with its close button in view and the rest to be scrolled', async () => {
    // A frame of that size stands for the window, so that media queries and fixed boxes see it, too.
    const other = document.createElement('iframe');
    other.style.cssText = 'inline-size: 320px; block-size: 256px; border: 0';
    document.body.append(other);
    zoomed = other;
    const { element, event } = mountCheckout({});
    other.contentDocument?.body.append(element);
    const frameUrl = healthyFrameUrl();
    Object.assign(element, { ...session, ...(await signedOrder()), frameUrl, presentation: 'dialog' });
    await event('hyper-hide-loader');
    for (const language of languages) {
      element.language = language;
      await element.updateComplete;
      const close = (await partOf(element, 'close')).getBoundingClientRect();
      expect([close.width, close.height].every((side) => side >= 44)).to.equal(true);
      expect([close.top >= 0, close.right <= 320, close.bottom <= 256]).to.deep.equal([true, true, true]);
      const frame = await partOf(element, 'frame');
      const { left, width, top } = frame.getBoundingClientRect();
      // A title of one line leaves most of the window to the payment page. Some engines have a scroll bar beside it.
      expect([left, width, top < 64]).to.deep.equal([0, frame.parentElement?.clientWidth, true]);
      expect(width).to.be.within(280, 320);
    }
  });
});
