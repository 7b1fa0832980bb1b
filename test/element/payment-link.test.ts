import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';
import { shopper } from '../support/shopper.ts';

/** A frame whose SDK does not load. */
const withoutSdk = healthyFrameUrl({ onInitiate: "say(['sdk-failed', 'script']);" });
/** A page that is lost after the shopper has pressed pay. */
const lost = healthyFrameUrl({ onProcess: "tell('paymentAttempt'); say(['sdk-failed', 'page']);" });

describe('a payment-link', () => {
  afterEach(removeCheckouts);

  async function failedWith(paymentLink: string, frameUrl = withoutSdk, language = 'english') {
    const mounted = mountCheckout({ ...session, ...(await signedOrder()), frameUrl, language, paymentLink });
    await mounted.event('hyper-error');
    await mounted.element.updateComplete;
    const link = mounted.element.shadowRoot?.querySelector<HTMLAnchorElement>('[part=link]');
    return { ...mounted, link };
  }

  it('is the way out where the SDK does not load, beside the button to try again', async () => {
    const { link } = await failedWith('https://pay.example/orders/1');
    expect(link?.href).to.equal('https://pay.example/orders/1');
    expect(link?.target).to.equal('_top');
    await shopper.sees('Pay on another page');
    await shopper.sees('Try again');
    // Rules about a whole page, which is the runner's own.
    expect(await shopper.violations({ disabled: ['landmark-one-main', 'page-has-heading-one'] })).to.deep.equal([]);
  });

  it('speaks the language of the element', async () => {
    const { link } = await failedWith('https://pay.example/orders/1', withoutSdk, 'hindi');
    expect(link?.textContent).to.equal('दूसरे पेज पर पेमेंट करें');
  });

  it('is not offered after a payment may have been made', async () => {
    const { link, element } = await failedWith('https://pay.example/orders/1', lost);
    expect(element.error?.code).to.equal('result-unknown');
    expect(link).to.equal(null);
  });

  it('leads to no other scheme, and warns of one', async () => {
    const { link, element } = await failedWith('javascript:alert(1)');
    expect(link).to.equal(null);
    expect(element.warnings.map(({ code, field }) => [code, field])).to.deep.equal([['url-scheme', 'payment-link']]);
  });

  it('warns as soon as it is set, whatever becomes of the payment', async () => {
    const { event } = mountCheckout({ paymentLink: 'pay.example/orders/1' });
    const { detail } = await event('hyper-warning');
    expect([detail.code, detail.field]).to.deep.equal(['url-form', 'payment-link']);
  });
});
