import { expect } from '@open-wc/testing';
import { merchant, origin } from 'virtual:simulator';
import { type InspectorElement, inspectorTagName, type Lane } from '../../src/inspector.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { eventually } from '../support/eventually.ts';
import { confirm, openCheckout, payByCard } from '../support/paying.ts';
import { shopper } from '../support/shopper.ts';

const mounted: InspectorElement[] = [];

/** Puts an inspector on the page. */
function inspect(properties: Partial<InspectorElement> = {}): InspectorElement {
  const inspector = document.createElement(inspectorTagName);
  Object.assign(inspector, { htmlFor: 'checkout', ...properties });
  mounted.push(inspector);
  document.body.append(inspector);
  return inspector;
}

/** The texts of a lane, or of all. */
const textsOf = ({ events }: InspectorElement, lane?: Lane) =>
  events.filter((event) => !lane || event.lane === lane).map(({ text }) => text);

const has = (inspector: InspectorElement, text: string) => textsOf(inspector).some((one) => one.startsWith(text));

/** The visible rows of the list. */
const rowsOf = (inspector: InspectorElement) =>
  [...(inspector.shadowRoot?.querySelectorAll<HTMLElement>('li') ?? [])].filter((row) => row.checkVisibility());

const shownText = (inspector: InspectorElement) => inspector.shadowRoot?.querySelector('section')?.innerText ?? '';

/** A checkout that has just begun, without an order. */
const begin = (properties: Parameters<typeof mountCheckout>[0] = {}) =>
  mountCheckout({ ...session, id: 'checkout', ...properties });

describe('the inspector', () => {
  afterEach(() => {
    for (const inspector of mounted.splice(0)) inspector.remove();
    removeCheckouts();
    sessionStorage.clear();
    document.documentElement.style.colorScheme = '';
  });

  it('tells a payment in one timeline: page, element, frame, gateway and webhooks', async () => {
    const inspector = inspect({ simulator: origin });
    const { event } = await openCheckout({}, { id: 'checkout', logLevel: '1' });
    await payByCard('4111111111111111');
    await confirm();
    await event('hyper-process-result');
    await eventually(() => has(inspector, 'ORDER_SUCCEEDED'), 'the webhook');
    await eventually(() => has(inspector, 'state settled'), 'the state');
    const [first = ''] = textsOf(inspector, 'page');
    for (const name of ['client-id', 'order-details', 'signature']) expect(first).to.include(name);
    const frame = textsOf(inspector, 'frame');
    expect(frame).to.include.members([
      'hyper-initiate-result: success',
      'hyper-payment-attempt',
      'hyper-process-result: charged',
    ]);
    expect(frame.join()).to.include('hyper-log-stream: button_clicked');
    expect(textsOf(inspector, 'element')).to.include.members(['state processing', 'state settled']);
    expect(textsOf(inspector, 'gateway').join()).to.match(/Order of INR 1\.00 taken: NEW.*payment page: Pay pressed/);
    const all = textsOf(inspector);
    expect(all.indexOf('hyper-process-result: charged')).to.be.lessThan(all.indexOf('state settled'));
    expect(shownText(inspector)).to.include(`Connected to the simulator at ${origin}.`);
    const webhook = inspector.events.find(({ text }) => text.startsWith('ORDER_SUCCEEDED'));
    expect(JSON.stringify(webhook?.payload)).to.include('"event_name":"ORDER_SUCCEEDED"');
  });

  it('masks secrets and personal data in what it stores, shows and reports', async () => {
    const inspector = inspect({ simulator: origin });
    const personal = {
      customer_id: 'cust-secret-77',
      customer_email: 'secret.person@example.com',
      customer_phone: '9876543210',
    };
    const order = await signedOrder(personal);
    const { event } = begin({ ...order, guestLoginUrl: `${location.origin}/login?ticket=secret-ticket` });
    await event('hyper-hide-loader');
    await eventually(() => textsOf(inspector, 'gateway').length > 0, 'the gateway');
    const known = [...Object.values(personal), order.signature, 'secret-ticket'];
    for (const text of [JSON.stringify(inspector.events), shownText(inspector), inspector.report])
      for (const secret of known) expect(text).not.to.include(secret);
    expect(inspector.report).to.include('••••').and.to.include(merchant.merchantId);
  });

  it('filters by lane and by text, opens payloads and is cleared', async () => {
    const inspector = inspect();
    const { event } = begin();
    await event('hyper-initiate-result');
    await eventually(() => has(inspector, 'hyper-initiate-result'), 'the event');
    await inspector.updateComplete;
    expect(rowsOf(inspector)).to.have.length(inspector.events.length);
    await shopper.press(/^page/);
    expect(rowsOf(inspector).map((row) => row.dataset['lane'])).not.to.include('page');
    await shopper.press(/^page/);
    await shopper.fill('Filter events', 'INITIATE-result');
    await eventually(() => rowsOf(inspector).length === 1, 'one row');
    await shopper.press('Expand all');
    await shopper.sees('"action": "initiate"');
    await shopper.press('Collapse all');
    await shopper.losesSight('"action": "initiate"');
    await shopper.fill('Filter events', 'no such text');
    await shopper.sees('No event matches the filter.');
    await shopper.press('Clear');
    await shopper.sees('Nothing has happened yet.');
    expect(inspector.events).to.have.length(0);
  });

  it('copies a bug report with versions, browser, states and events', async () => {
    const inspector = inspect();
    const { event } = begin({ environment: 'moon' });
    await event('hyper-error');
    let copied = '';
    const listen = (copying: ClipboardEvent) => {
      const [field] = copying.composedPath();
      if (field instanceof HTMLTextAreaElement) copied = field.value;
    };
    document.addEventListener('copy', listen);
    await shopper.press('Copy as bug report');
    await shopper.sees('Copied. Read it before you send it.');
    document.removeEventListener('copy', listen);
    expect(copied).to.match(/^hyper-checkout bug report\n/);
    expect(copied).to.match(/Version: +\d+\.\d+\.\d+\n/);
    expect(copied).to.include(navigator.userAgent);
    expect(copied).to.match(/Error: +\S+ \(environment\): /);
    expect(copied).to.include('"environment": "moon"');
    expect(copied).to.match(/Z {2}element {2}hyper-error: /);
    expect(inspector.shadowRoot?.querySelector('textarea')).to.equal(null);
  });

  it('finds a checkout that comes late, and another one that takes its place', async () => {
    const inspector = inspect();
    await shopper.sees('This page has no <hyper-checkout id="checkout"> now.');
    const { element, event } = begin();
    await event('hyper-initiate-result');
    await eventually(() => has(inspector, 'state ready'), 'the first checkout');
    element.remove();
    await eventually(() => has(inspector, 'left the page'), 'its end');
    await shopper.sees('This page has no <hyper-checkout id="checkout"> now.');
    const before = inspector.events.length;
    const other = begin();
    await other.event('hyper-initiate-result');
    const later = () => inspector.events.slice(before).map(({ text }) => text);
    await eventually(() => later().includes('state ready'), 'the second checkout');
    expect(later()[0]).to.match(/^set client-id/);
    other.element.id = 'renamed';
    inspector.htmlFor = 'renamed';
    other.element.language = 'tamil';
    await eventually(() => has(inspector, 'set language'), 'the renamed checkout');
    other.element.language = null;
    await eventually(() => has(inspector, 'removed language'), 'its default language');
  });

  it('says that there is no simulator, and what is wrong with an address', async () => {
    const inspector = inspect();
    await shopper.sees('No simulator: the lanes gateway and webhook stay empty.');
    inspector.simulator = 'simulator';
    await shopper.sees('“simulator” is not the address of a simulator.');
    inspector.simulator = origin;
    await shopper.sees('is asked as soon as the checkout has an order.');
  });

  it('goes on with the timeline on the next page of the tab, until there is another order', async () => {
    const first = inspect({ simulator: origin, keep: true });
    const order = await signedOrder();
    const { element, event } = begin(order);
    await event('hyper-hide-loader');
    await eventually(() => has(first, 'Order of INR'), 'the gateway');
    element.remove();
    first.remove();
    const second = inspect({ simulator: origin, keep: true });
    expect(textsOf(second).slice(0, first.events.length)).to.deep.equal(textsOf(first));
    await shopper.sees(`Connected to the simulator at ${origin}.`);
    expect(textsOf(second).filter((text) => text.startsWith('Order of INR'))).to.have.length(1);
    const before = Date.now();
    begin(await signedOrder());
    await eventually(() => (second.events[0]?.at ?? 0) >= before, 'a timeline of the other order alone');
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible in ${scheme} colours, and 320 px wide`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const inspector = inspect({ simulator: origin });
      inspector.style.inlineSize = '320px';
      const { event } = await openCheckout({}, { id: 'checkout' });
      await event('hyper-hide-loader');
      await eventually(() => has(inspector, 'Order of INR'), 'the gateway');
      await shopper.press('Expand all');
      expect(await shopper.violations({ exclude: ['hyper-checkout'] })).to.deep.equal([]);
      const section = inspector.shadowRoot?.querySelector('section');
      expect(section?.scrollWidth).to.be.at.most(320);
    });
  }
});
