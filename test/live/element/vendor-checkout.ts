import { frameUrl, origin as vendor } from 'virtual:vendor';
import type { HyperCheckoutElement } from 'hyper-checkout';
import { eventually } from '../../support/eventually.ts';
import { isPlainObject, own, ownText } from '../../../src/protocol/plain-object.ts';
import { mountCheckout, removeCheckouts, session, signedOrder, type MountedCheckout } from '../../support/checkout.ts';

/*
 * Support of the tests of the element with a frame page as a merchant hosts it: written by the command, served with the
 * headers of the command, on an origin of its own, and a stand-in of the vendor's script and page on a third one.
 */

/** The keys of an object that came from another window. */
export type Fields = Readonly<Record<string, unknown>>;

/** The names of the frame pages in `.config/web-test-runner.config.js`, and of the vendor's hosts. */
export type PageName = 'pay' | 'faulty' | 'configured' | 'tenant';

/** A call that the vendor's page has received. */
export interface Heard {
  readonly name: string;
  /** The whole envelope. */
  readonly sent: Fields;
  readonly payload: Fields;
  readonly from: MessageEventSource | null;
}

/** The calls that the vendor's pages have received in this test. */
export const heard: Heard[] = [];
/** The addresses of the vendor's pages that have become ready in this test. */
export const loaded: string[] = [];
const answers = new Map<unknown, unknown>();

/** The time that an answer may take, in ms: it only ends a hang. */

/** Collects the reports of the vendor's pages during the tests of the suite that calls it. */
export function watchVendorPages(): void {
  const life = new AbortController();
  before(() => window.addEventListener('message', takeReport, { signal: life.signal }));
  after(() => life.abort());
  afterEach(() => {
    removeCheckouts();
    heard.length = 0;
    loaded.length = 0;
  });
}

function takeReport({ data, source }: MessageEvent<unknown>): void {
  const report = isPlainObject(data) ? own(data, 'vendorPage') : undefined;
  if (!isPlainObject(report)) return;
  const ready = ownText(report, 'ready');
  if (ready !== undefined) loaded.push(ready);
  const done = own(report, 'done');
  if (done !== undefined) answers.set(done, own(report, 'answer'));
  const call = own(report, 'heard');
  if (!isPlainObject(call)) return;
  const sent = fieldsOf(own(call, 'sent'));
  const payload = fieldsOf(own(sent, 'payload'));
  // A call without an envelope, such as `backpress`, has its keys beside its name.
  heard.push({ name: String(own(call, 'name')), sent, payload, from: source });
}

/** Reads a value that should be an object. */
export function fieldsOf(value: unknown): Fields {
  return isPlainObject(value) ? value : {};
}

/** Resolves with the calls of that name, once there are so many. */
export async function calls(name: string, count = 1): Promise<readonly Heard[]> {
  const found = () => heard.filter((call) => call.name === name);
  await eventually(() => found().length >= count, `${count} × ${name}`);
  return found();
}

/** Resolves once so many of the vendor's pages have become ready. */
export function pages(count: number): Promise<void> {
  return eventually(() => loaded.length >= count, `${count} pages`);
}

/** The window of the frame page of a checkout. */
export function frameOf({ element }: MountedCheckout): Window {
  const found = element.shadowRoot?.querySelector('iframe')?.contentWindow;
  if (!found) throw new Error('The checkout has no frame.');
  return found;
}

/** Commands the vendor's page inside the frame page of a checkout, and does not wait. */
export function command(mounted: MountedCheckout, vendorCommand: string, more: Fields = {}): void {
  frameOf(mounted).frames[0]?.postMessage({ vendorCommand, ...more }, '*');
}

/** Commands the vendor's page, and resolves with its answer. */
export async function ask(mounted: MountedCheckout, vendorCommand: string, more: Fields = {}): Promise<unknown> {
  const id = crypto.randomUUID();
  command(mounted, vendorCommand, { ...more, id });
  await eventually(() => answers.has(id), `an answer to ${vendorCommand}`);
  return answers.get(id);
}

/** Has the vendor's page send an event. */
export function say(mounted: MountedCheckout, message: Fields, asText = false): void {
  command(mounted, 'say', { message, asText });
}

/** The address of a frame page that the command has written. */
function framePage(name: PageName): string {
  return new URL(`${name}/`, frameUrl).href;
}

/** An address on one of the vendor's hosts. */
export function vendorUrl(host: PageName | 'bank', path: string, query: Readonly<Record<string, string>> = {}): string {
  return `${vendor.replace('127.0.0.1', `${host}.localhost`)}${path}?${new URLSearchParams(query).toString()}`;
}

/** Mounts a checkout on a frame page of the command; it needs an order before it pays. */
export function mount(properties: Partial<HyperCheckoutElement> = {}, page: PageName = 'pay'): MountedCheckout {
  return mountCheckout({ ...session, frameUrl: framePage(page), ...properties });
}

/** Mounts a checkout with a fresh order, and resolves once its payment page is shown. */
export async function open(
  properties: Partial<HyperCheckoutElement> = {},
  page: PageName = 'pay',
): Promise<MountedCheckout> {
  const { orderDetails, signature } = await signedOrder();
  const mounted = mount({ orderDetails, signature, ...properties }, page);
  await mounted.event('hyper-hide-loader');
  return mounted;
}

/** Signed text whose bytes no parser would write like this: blanks, a tab, escapes, letters of India, marks of HTML. */
export function oddOrder(
  orderId: string,
  amount = '1.00',
): { readonly orderDetails: string; readonly signature: string } {
  const orderDetails = String.raw`{ "order_id": "ORDER", "merchant_id":"acme" ,
 "amount":"AMOUNT","customer_id":"cust77","customer_phone":"9876543210", "customer_email":"a@b.in","return_url":"https:\/\/shop.example\/end",
	"description":"\u0928मस्ते \u2028 & <b>'x'</b> \"q\"", "timestamp":"TIME" }`
    .replace('ORDER', orderId)
    .replace('AMOUNT', amount)
    .replace('TIME', String(Date.now()));
  return { orderDetails, signature: btoa((orderId + amount).padEnd(256, 's')) };
}
