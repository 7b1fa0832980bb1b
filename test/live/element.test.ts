import { expect, waitUntil } from '@open-wc/testing';
import { frameUrl } from 'virtual:vendor';
import { isPlainObject, own } from '../../src/protocol/plain-object.ts';
import { mountCheckout, removeCheckouts, session, signedOrder, type MountedCheckout } from '../support/checkout.ts';

/*
 * The element with a frame page as a merchant hosts it: written by the command, served with the headers of the command,
 * on an origin of its own, and a stand-in of the vendor's script and page on a third one.
 */

type Fields = Readonly<Record<string, unknown>>;

/** A call that the vendor's page has got. */
interface Heard {
  readonly name: string;
  readonly requestId: string;
  readonly payload: Fields;
}

const heard: Heard[] = [];

function takeReport({ data }: MessageEvent<unknown>): void {
  const report = isPlainObject(data) ? own(data, 'vendorPage') : undefined;
  const call = isPlainObject(report) ? own(report, 'heard') : undefined;
  if (!isPlainObject(call)) return;
  const sent = own(call, 'sent');
  const fields = isPlainObject(sent) ? sent : {};
  const payload = own(fields, 'payload');
  heard.push({
    name: String(own(call, 'name')),
    requestId: String(own(fields, 'requestId')),
    payload: isPlainObject(payload) ? payload : {},
  });
}

/** Resolves with the calls of that name, once there are so many. */
async function calls(name: string, count = 1): Promise<readonly Heard[]> {
  const found = () => heard.filter((call) => call.name === name);
  await waitUntil(() => found().length >= count, `${count} × ${name}`, { timeout: 20_000 });
  return found();
}

/** Commands the vendor's page inside the frame page of a checkout. */
function command({ element }: MountedCheckout, vendorCommand: string, more: Fields = {}): void {
  const frame = element.shadowRoot?.querySelector('iframe')?.contentWindow;
  frame?.frames[0]?.postMessage({ vendorCommand, ...more }, '*');
}

/** Spaces, an escaped slash, an escape of a letter, the letter itself, marks of HTML: one byte else and it is refused. */
const odd = String.raw`{ "order_id": "B1", "merchant_id":"acme" ,
 "amount":"1.00","customer_id":"cust77","customer_phone":"9876543210", "customer_email":"a@b.in","return_url":"https:\/\/shop.example\/end",
	"description":"\u0928मस्ते & <b>'x'</b>", "timestamp":"TIME" }`;

async function open(): Promise<MountedCheckout> {
  const { orderDetails, signature } = await signedOrder();
  const mounted = mountCheckout({ ...session, frameUrl, orderDetails, signature });
  await mounted.event('hyper-hide-loader');
  return mounted;
}

describe('the element with a frame page of the command and the script of the stand-in', () => {
  before(() => window.addEventListener('message', takeReport));
  after(() => window.removeEventListener('message', takeReport));
  afterEach(() => {
    removeCheckouts();
    heard.length = 0;
  });

  it('runs initiate and process, and tells each event once (Q1, W2, B1)', async () => {
    const mounted = await open();
    const result = mounted.element.process();
    command(mounted, 'end', { status: 'charged' });
    expect(await result).to.include({ status: 'charged', outcome: 'success' });
    expect(mounted.sequence()).to.deep.equal(['hyper-initiate-result', 'hyper-hide-loader', 'hyper-process-result']);
    const [initiate] = await calls('initiate');
    expect(initiate?.payload).to.include({ action: 'initiate', clientId: 'acme', environment: 'sandbox' });
    expect(initiate?.payload).to.include({ integrationType: 'iframe', hyperSDKDiv: 'hyperSDKDiv' });
    expect(heard.map(({ name }) => name)).to.deep.equal(['initiate', 'process']);
  });

  it('hands the signed text over byte for byte (I14, W2)', async () => {
    const orderDetails = odd.replace('TIME', String(Date.now()));
    const signature = btoa('s'.repeat(256));
    const mounted = mountCheckout({ ...session, frameUrl, orderDetails, signature });
    await mounted.event('hyper-hide-loader');
    const [process] = await calls('process');
    expect(process?.payload['orderDetails']).to.equal(orderDetails);
    expect(process?.payload['signature']).to.equal(signature);
  });

  it('forwards events as texts and events that nobody knows, once each (B2, B6)', async () => {
    const mounted = await open();
    command(mounted, 'say', { message: { event: 'show_loader', payload: {} }, asText: true });
    command(mounted, 'say', { message: { event: 'mystery_event', payload: { answer: 42 } } });
    const { detail } = await mounted.event('hyper-sdk-event');
    expect(detail).to.include({ event: 'mystery_event' });
    expect(mounted.sequence().slice(2)).to.deep.equal(['hyper-show-loader', 'hyper-sdk-event']);
  });

  it('hands another order over to the open page (A2, P7)', async () => {
    const mounted = await open();
    const [first] = await calls('process');
    const details = JSON.parse(String(first?.payload['orderDetails'])) as Record<string, string>;
    const { orderDetails, signature } = await signedOrder({ order_id: details['order_id'], amount: '2.00' });
    mounted.element.updateOrder({ orderDetails, signature });
    const [, update] = await calls('process', 2);
    expect(update?.payload).to.include({ action: 'updateOrder', orderDetails, signature });
    expect(mounted.element.state).to.equal('processing');
  });

  it('offers back presses while the page uses them (H3, K1, K2)', async () => {
    const mounted = await open();
    expect(await mounted.element.handleBackPress()).to.equal(false);
    const consuming = { event: 'jp_consuming_backpress', payload: { jp_consuming_backpress: true } };
    command(mounted, 'say', { message: consuming });
    command(mounted, 'say', { message: { event: 'mystery_event', payload: {} } });
    await mounted.event('hyper-sdk-event');
    expect(await mounted.element.handleBackPress()).to.equal(true);
    await calls('backpress');
  });

  it('terminates, and starts again on a fresh instance (T1, T6)', async () => {
    const mounted = await open();
    const pending = mounted.element.process().catch((error: unknown) => error);
    mounted.element.terminate();
    expect(await pending).to.have.property('code', 'terminated');
    expect(mounted.has('iframe')).to.equal(false);
    mounted.element.restart();
    await mounted.event('hyper-hide-loader', 2);
    expect(heard.map(({ name }) => name)).to.deep.equal(['initiate', 'process', 'initiate', 'process']);
  });
});
