import { expect } from '@open-wc/testing';
import { signedOrder } from '../../support/checkout.ts';
import { calls, command, heard, loaded, mount, oddOrder, open, say, watchVendorPages } from './vendor-checkout.ts';

const service = 'in.juspay.hyperpay';

describe('a payload on its way to the payment page of the stand-in', () => {
  watchVendorPages();

  for (const [environment, folder] of [
    ['sandbox', 'sandbox'],
    ['prod', 'live'],
    ['production', 'live'],
  ] as const) {
    it(`goes to the host of ${environment}, byte for byte (E1, F3, I14, W2)`, async () => {
      const order = oddOrder('B1');
      const mounted = mount({ environment, ...order });
      await mounted.event('hyper-hide-loader');
      expect(mounted.element.state).to.equal('processing');
      expect(loaded.map((address) => new URL(address).pathname)).to.deep.equal([`/${folder}/payment-page/client/acme`]);
      const [process] = await calls('process');
      expect(process?.payload).to.include({ environment, ...order });
    });
  }

  it('has what the element, the frame and the script add, and nothing else (I9, I10, P6)', async () => {
    const order = oddOrder('B1');
    await mount(order).event('hyper-hide-loader');
    const [[initiate], [process]] = [await calls('initiate'), await calls('process')];
    expect(initiate?.sent).to.deep.equal({
      requestId: initiate?.sent['requestId'],
      service,
      payload: {
        action: 'initiate',
        clientId: 'acme',
        merchantId: 'acme',
        customerId: 'cust77',
        environment: 'sandbox',
        integrationType: 'iframe',
        hyperSDKDiv: 'hyperSDKDiv',
      },
      tenantInfo: {},
      isHyperWebViewBridgeIOS: false,
    });
    expect(process?.sent).to.deep.equal({
      requestId: process?.sent['requestId'],
      service,
      payload: {
        action: 'paymentPage',
        clientId: 'acme',
        merchantId: 'acme',
        environment: 'sandbox',
        language: 'english',
        orderId: 'B1',
        amount: '1.00',
        customerId: 'cust77',
        customerEmail: 'a@b.in',
        customerMobile: '9876543210',
        merchantKeyId: process?.payload['merchantKeyId'],
        ...order,
      },
      safeIframeBottomPadding: 0,
    });
    expect(process?.sent['requestId']).not.to.equal(initiate?.sent['requestId']);
  });

  it('is the same text after updateOrder and in a second process (A2, P7, P8)', async () => {
    const mounted = await open(oddOrder('B1'));
    const changed = oddOrder('B1', '2.00');
    mounted.element.updateOrder(changed);
    const [first, second] = await calls('process', 2);
    expect(second?.payload).to.include({ action: 'updateOrder', ...changed });
    expect(mounted.element.state).to.equal('processing');
    command(mounted, 'end', { status: 'charged', more: { requestId: first?.sent['requestId'] } });
    await mounted.event('hyper-process-result');
    const next = oddOrder('B2');
    void mounted.element.process(next);
    const [, , third] = await calls('process', 3);
    expect(third?.payload).to.include({ action: 'paymentPage', ...next });
    expect(heard.filter(({ name }) => name === 'initiate')).to.have.length(1);
  });

  it('of the Session API is what the server got, under its own id (W2, I7)', async () => {
    const envelope = {
      requestId: 'e7d0a4f2c1b84d7f9a3b6c5d4e3f2a1b',
      service,
      payload: {
        clientId: 'acme',
        clientAuthToken: 'tkn_1',
        clientAuthTokenExpiry: '2030-01-01T00:00:00Z',
        action: 'paymentPage',
        merchantId: 'acme',
        environment: 'sandbox',
        amount: '1.0',
        currency: 'INR',
        orderId: 'S1',
        'metadata.JUSPAY:gateway_reference_id': 'नमस्ते',
        'udf.nested': { list: [1, { deep: 'ü' }], empty: {} },
      },
      expiry: '2030-01-01T00:00:00Z',
    };
    const mounted = mount({ sdkPayload: JSON.stringify(envelope) });
    await mounted.event('hyper-hide-loader');
    const [process] = await calls('process');
    const { safeIframeBottomPadding, ...sent } = { ...process?.sent };
    expect(safeIframeBottomPadding).to.equal(0);
    expect(sent).to.deep.equal(envelope);
  });

  it('has the full name of a service that was given without its prefix, so that its events come (B4)', async () => {
    const { orderDetails, signature } = await signedOrder();
    const payload = { clientId: 'acme', environment: 'sandbox', orderDetails, signature, merchantKeyId: 'key' };
    const mounted = mount({ sdkPayload: { requestId: crypto.randomUUID(), service: 'hyperpay', payload } });
    await mounted.event('hyper-hide-loader');
    expect((await calls('process'))[0]?.sent).to.include({ service });
    say(mounted, { event: 'process_result', payload: { status: 'charged' } });
    expect((await mounted.event('hyper-process-result')).detail).to.include({ status: 'charged' });
  });

  it('has an empty customer and the login of a guest (P7)', async () => {
    const guestLoginUrl = 'https://shop.example/login';
    const { orderDetails, signature } = await signedOrder({ customer_id: '', customer_phone: '', customer_email: '' });
    await mount({ orderDetails, signature, guestLoginUrl }).event('hyper-hide-loader');
    const [process] = await calls('process');
    expect(process?.payload).to.include({ customerId: '', guest_login_url: guestLoginUrl });
  });

  it('has a new language with the next order, and not before (P8)', async () => {
    const mounted = await open();
    mounted.element.language = 'hindi';
    await mounted.element.updateComplete;
    command(mounted, 'end', { status: 'charged' });
    await mounted.event('hyper-process-result');
    expect(heard.map(({ name }) => name)).to.deep.equal(['initiate', 'process']);
    void mounted.element.process(await signedOrder());
    const [first, second] = await calls('process', 2);
    expect([first?.payload['language'], second?.payload['language']]).to.deep.equal(['english', 'hindi']);
  });
});
