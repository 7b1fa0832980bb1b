import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { merchant, origin } from 'virtual:simulator';
import { mountCheckout, removeCheckouts } from '../support/checkout.ts';
import { verifiedStatus } from '../support/order-status.ts';
import { confirm, fillCard } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

interface Session {
  readonly sdk_payload: { readonly requestId: string; readonly payload: Readonly<Record<string, unknown>> };
}

describe('a session of the Session API', () => {
  afterEach(removeCheckouts);

  it('is paid with its sdk_payload alone, and the server says CHARGED', async () => {
    const order_id = `S${crypto.randomUUID().replaceAll('-', '').slice(0, 15)}`;
    const wanted = { order_id, amount: '249.10', customer_id: 'cust77', customer_email: 'buyer@shop.example' };
    const { sdk_payload } = await executeServerCommand<Session, typeof wanted>('server-session', wanted);
    const { event, sequence } = mountCheckout({
      clientId: merchant.clientId,
      environment: 'sandbox',
      frameUrl: `${origin}/frame/`,
      sdkPayload: JSON.stringify(sdk_payload),
    });
    await shopper.sees('Netbanking');
    await shopper.press(/^Card/);
    await fillCard('4111 1111 1111 1111');
    await shopper.press(/^Pay .*224\.19/);
    await confirm();
    const { detail } = await event('hyper-process-result');
    expect(detail).to.include({ status: 'charged', outcome: 'success', nextStep: 'verify-once' });
    expect(sequence().at(-1)).to.equal('hyper-process-result');
    expect(await verifiedStatus(JSON.stringify({ order_id }))).to.equal('CHARGED');
  });
});
