import { expect } from '@open-wc/testing';
import type { CheckoutOrder } from 'hyper-checkout';
import { changed, mountCheckout, nextProcess, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { faultUrl } from '../support/faults.ts';

const echo = () => ({ ...session, frameUrl: faultUrl('sdk-echoes') });
const envelope = (payload: object) => ({
  requestId: '8cbc3fad-8b3f-40c0-ae93-2d7e75a8624a',
  service: 'in.juspay.hyperpay',
  payload,
});
const token = { clientId: session.clientId, environment: 'sandbox', merchantId: 'acme', clientAuthToken: 'tkn_1' };

describe('an order as a merchant holds it', () => {
  const { warn } = console;
  beforeEach(() => void (console.warn = () => undefined));
  afterEach(() => {
    console.warn = warn;
    removeCheckouts();
  });

  it('is processed as an envelope, as its payload, and as a pair', async () => {
    const { orderDetails, signature, merchantKeyId } = await signedOrder();
    const payload = { action: 'quickPay', orderDetails, signature, merchantKeyId, language: 'tamil' } as const;
    for (const [order, action] of [
      [envelope(payload), 'quickPay'],
      [envelope({ ...payload, action: 'paymentPage' }), 'paymentPage'],
      [{ orderDetails, signature, merchantKeyId }, 'paymentPage'],
    ] as const) {
      const { element, sequence } = mountCheckout({ ...echo(), merchantKeyId: undefined, manual: true });
      const shown = nextProcess(element, action);
      element.process(order).catch(() => undefined);
      expect(await shown).to.include({ orderDetails, signature, merchantKeyId, amount: '1.00' });
      expect((await shown)['language']).to.equal('payload' in order ? 'tamil' : 'english');
      expect(sequence()).not.to.include('hyper-error');
      expect(element.warnings).to.deep.equal([]);
    }
  });

  it('is a session in each of its forms, and speaks the language of the page', async () => {
    for (const order of [envelope(token), token]) {
      const { element } = mountCheckout({ ...echo(), language: 'hindi' });
      const shown = nextProcess(element);
      element.updateOrder(order as never);
      expect(await shown).to.deep.equal({ ...token, language: 'hindi' });
      expect(element.warnings).to.deep.equal([]);
    }
  });

  it('brings properties of the element along, and is warned of other keys', async () => {
    const { element, event } = mountCheckout({ ...echo(), language: 'hindi', amount: '2.00' });
    const shown = nextProcess(element, 'paymentPage');
    element.updateOrder({ ...(await signedOrder()), language: 'tamil', currency: 'INR' } as CheckoutOrder);
    expect(await shown).to.include({ language: 'tamil', amount: '1.00' });
    expect((await event('hyper-warning')).detail).to.include({ code: 'ignored-field', field: 'currency' });
  });

  it('replaces the open one as an envelope, of an order or of a change', async () => {
    const first = await signedOrder();
    const [second, third] = await Promise.all([changed(first, { amount: '2.00' }), changed(first, { amount: '3.00' })]);
    const { element } = mountCheckout({ ...echo(), ...first });
    await nextProcess(element, 'paymentPage');
    const updated = nextProcess(element, 'updateOrder');
    element.updateOrder(envelope({ action: 'paymentPage', ...second }));
    expect((await updated)['orderDetails']).to.equal(second.orderDetails);
    const again = nextProcess(element, 'updateOrder');
    element.updateOrder(envelope({ action: 'updateOrder', ...third }));
    expect((await again)['orderDetails']).to.equal(third.orderDetails);
  });

  it('of a session is not sent again for an equal object, and takes a new language while open', async () => {
    const { element, sequence } = mountCheckout({ ...echo(), sdkPayload: envelope(token) });
    await nextProcess(element);
    const before = sequence().length;
    element.sdkPayload = envelope({ ...token });
    element.language = 'marathi';
    await element.updateComplete;
    // A page that loads anew is given its order anew.
    const again = nextProcess(element);
    const box = document.createElement('section');
    document.body.append(box);
    box.append(element);
    expect((await again)['language']).to.equal('marathi');
    expect(sequence().slice(before)).not.to.include('hyper-error');
    box.remove();
  });

  it('of a session without a merchant id is warned of', async () => {
    const { merchantId, ...without } = token;
    expect(merchantId).to.equal('acme');
    const { element, event } = mountCheckout({ ...echo(), sdkPayload: envelope(without) });
    expect((await event('hyper-warning')).detail).to.include({ code: 'required', field: 'merchant-id' });
    const other = mountCheckout({ ...echo(), merchantId: 'acme', sdkPayload: envelope(without) });
    await nextProcess(other.element);
    expect([element.warnings.length, other.element.warnings.length]).to.deep.equal([1, 0]);
  });
});
