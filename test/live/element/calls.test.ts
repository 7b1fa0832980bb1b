import { expect } from '@open-wc/testing';
import { signedOrder } from '../../support/checkout.ts';
import { calls, command, frameOf, heard, mount, open, say, watchVendorPages } from './vendor-checkout.ts';

const names = () => heard.map(({ name }) => name);
const tokenRequest = {
  action: 'upiGetSessionToken',
  merchantId: 'acme',
  customerId: 'cust77',
  clientAuthToken: 'tkn_1',
} as const;

describe('a call of the element with the script of the stand-in', () => {
  watchVendorPages();

  it('runs initiate and process, and tells each event once (Q1, W2, B1)', async () => {
    const mounted = await open();
    const result = mounted.element.process();
    command(mounted, 'end', { status: 'charged' });
    expect(await result).to.include({ status: 'charged', outcome: 'success' });
    expect(mounted.sequence()).to.deep.equal(['hyper-initiate-result', 'hyper-hide-loader', 'hyper-process-result']);
    expect(names()).to.deep.equal(['initiate', 'process']);
  });

  it('waits until the SDK has initiated if an order comes before (Q1)', async () => {
    const mounted = mount({ manual: true });
    await mounted.element.updateComplete;
    mounted.element.initiate();
    expect(mounted.element.state).to.equal('loading');
    const result = mounted.element.process(await signedOrder());
    await mounted.event('hyper-hide-loader');
    command(mounted, 'end', { status: 'charged' });
    expect(await result).to.include({ status: 'charged' });
    expect(names()).to.deep.equal(['initiate', 'process']);
  });

  it('resumes an attempt that asks for it, and no other (A2)', async () => {
    const mounted = await open();
    say(mounted, { event: 'paymentAttempt', payload: { payment_method_type: 'CARD' } });
    say(mounted, { event: 'paymentAttempt', payload: { payment_method_type: 'CARD', txnReference: 'T1' } });
    const [, resumed] = await calls('process', 2);
    expect(resumed?.payload).to.deep.equal({ action: 'resumePayment', txnReference: 'T1', status: true });
    expect(mounted.element.state).to.equal('processing');
  });

  it('offers back presses while the page uses them, and not after the end (H3, K1, K2, K3)', async () => {
    const mounted = await open();
    expect(await mounted.element.handleBackPress()).to.equal(false);
    say(mounted, { event: 'jp_consuming_backpress', payload: { jp_consuming_backpress: true } });
    say(mounted, { event: 'mystery_event', payload: {} });
    await mounted.event('hyper-sdk-event');
    expect(await mounted.element.handleBackPress()).to.equal(true);
    await calls('backpress');
    command(mounted, 'end', { status: 'charged' });
    await mounted.event('hyper-process-result');
    expect(await mounted.element.handleBackPress()).to.equal(false);
  });

  it('terminates, and starts again on a fresh instance (T1, T6)', async () => {
    const mounted = await open();
    const pending = mounted.element.process().catch((error: unknown) => error);
    mounted.element.terminate();
    expect(await pending).to.have.property('code', 'terminated');
    expect(mounted.has('iframe')).to.equal(false);
    mounted.element.restart();
    await mounted.event('hyper-hide-loader', 2);
    expect(names()).to.deep.equal(['initiate', 'process', 'initiate', 'process']);
  });

  it('concerns one of two elements (S1, S3)', async () => {
    const [one, other] = [await open(), await open()];
    const [first, second] = await calls('process', 2);
    expect([first?.from === frameOf(one).frames[0], second?.from === frameOf(other).frames[0]]).to.deep.equal([
      true,
      true,
    ]);
    command(other, 'end', { status: 'charged' });
    await other.event('hyper-process-result');
    expect([one.element.state, other.element.state]).to.deep.equal(['processing', 'settled']);
    other.element.terminate();
    command(one, 'end', { status: 'charged' });
    await one.event('hyper-process-result');
  });

  it('gets a session token beside an open payment, also without its id (A1, B6)', async () => {
    const mounted = await open();
    const token = mounted.element.getSessionToken(tokenRequest);
    const [, call] = await calls('process', 2);
    expect(call?.sent).to.include({ service: 'in.juspay.hyperapi' });
    say(mounted, { event: 'process_result', payload: { action: 'upiGetSessionToken', status: 'FRESH' } });
    expect(await token).to.include({ status: 'FRESH' });
    // Without a request for it, it ends no payment either.
    say(mounted, { event: 'process_result', payload: { action: 'upiGetSessionToken', status: 'FRESH' } });
    expect((await mounted.event('hyper-warning')).detail).to.include({ code: 'result-ignored', reason: 'late-token' });
    expect(mounted.element.state).to.equal('processing');
  });

  it('gives a session token up that never comes, after the time of the frame page (A1, Q7)', async () => {
    const mounted = await open({}, 'configured');
    command(mounted, 'mute');
    const error = await mounted.element.getSessionToken(tokenRequest).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'token-timeout' });
    expect(mounted.element.state).to.equal('processing');
  });

  it('that the payment page swallows is told of (P2, Q7)', async () => {
    const mounted = mount({ manual: true }, 'configured');
    mounted.element.initiate();
    await mounted.event('hyper-initiate-result');
    command(mounted, 'mute');
    void mounted.element.process(await signedOrder());
    expect((await mounted.event('hyper-warning')).detail).to.include({ code: 'sdk-silent', reason: 'process' });
  });
});
