import { isPlainObject } from '../../../src/protocol/plain-object.ts';
import { refusesLive, thrownBy } from './outcomes.ts';
import type { Outcome, Page, Scenario } from './scenario.ts';

/** The fields of a form, with what is random left out. */
function formOf(page: Page): Outcome {
  const [form] = page.forms;
  const fields = form ? Object.fromEntries(new FormData(form)) : {};
  const payload: unknown = JSON.parse(typeof fields['payload'] === 'string' ? fields['payload'] : 'null');
  const keysOf = (name: string) => {
    const envelope = isPlainObject(payload) ? payload[name] : undefined;
    return isPlainObject(envelope) ? Object.keys(envelope).sort() : [];
  };
  return {
    forms: page.forms.length,
    method: form?.getAttribute('method'),
    action: page.addressOf(form?.action ?? ''),
    sameId: form?.action.endsWith(`/${typeof fields['id'] === 'string' ? fields['id'] : ''}`),
    fields: Object.keys(fields),
    initPayload: keysOf('initPayload'),
    processPayload: keysOf('processPayload'),
  };
}

const redirecting =
  (initiate: object, process: object) =>
  async (page: Page): Promise<Outcome> => {
    const { sdk, callback, told } = page.session();
    sdk.initiate(page.initiateRequest({ integrationType: 'redirection', ...initiate }), callback);
    const before = [sdk.isInitialised(), page.frames.length];
    sdk.process(page.processRequest({ ...process }));
    return { before, ...formOf(page), told: told() };
  };

const form: Outcome = {
  before: [true, 0],
  forms: 1,
  method: 'post',
  action: 'SBX/payment-page/signature/acme-<32 hex>',
  sameId: true,
  fields: ['id', 'payload'],
  initPayload: ['isHyperWebViewBridgeIOS', 'payload', 'requestId', 'service', 'tenantInfo'],
  processPayload: ['payload', 'requestId', 'service'],
  told: [],
};
const bare: Outcome = { ...form, action: 'SBX/payment-page/signature/<32 hex>' };
const nobody = { merchantId: undefined, clientId: undefined };
const session = { orderDetails: undefined, signature: undefined };

const preFetched = (page: Page) => {
  const frames = page.document.querySelectorAll<HTMLIFrameElement>('iframe[name="HyperService-PreFetch"]');
  return [...frames].map((frame) => [page.address(frame), frame.style.display]);
};

const preFetching = (environment: object) => async (page: Page) => {
  const request = page.initiateRequest({ environment: undefined, ...environment });
  const returned = String(page.Class.preFetch(request));
  const atOnce = preFetched(page);
  page.tick(2500);
  return { returned, mark: Reflect.get(request, 'pre_fetch'), atOnce, later: preFetched(page).length };
};

const ownPage = [['SBX/payment-page/prefetch', 'none']];
const preFetchPage = {
  outcome: { atOnce: ownPage },
  live: '`preFetch` loads the whole payment page in a hidden frame, on the live host unless `environment` is `sandbox`.',
  here: 'It loads a page that does nothing but fetch the files.',
  because: 'A second payment page that nobody looks at would only disturb what a test sees.',
};

/** Redirection, and `preFetch`. */
export const redirectionScenarios: readonly Scenario[] = [
  { id: '47', title: 'redirection (I16, R1 to R4, R6, R7)', run: redirecting({}, {}), expected: form },
  {
    id: '48',
    title: 'redirection in production (R3)',
    run: redirecting({ environment: 'production' }, {}),
    expected: { ...form, action: 'LIVE/payment-page/signature/acme-<32 hex>' },
    simulator: refusesLive({ action: form['action'] }),
  },
  { id: '49', title: 'redirection without an order (R8)', run: redirecting({}, session), expected: bare, errors: 1 },
  {
    id: '50',
    title: 'redirection with a merchant in orderDetails alone (R10)',
    run: redirecting(nobody, nobody),
    expected: form,
  },
  {
    id: '51',
    title: 'redirection with a clientId alone (R10)',
    run: redirecting({ merchantId: undefined }, { ...session, merchantId: undefined }),
    expected: bare,
    errors: 1,
  },
  {
    id: 'R9',
    title: 'redirection with an order that names no merchant',
    run: redirecting({}, { orderDetails: '{"order_id":"R9"}' }),
    expected: { ...form, action: 'SBX/payment-page/signature/undefined-<32 hex>' },
  },
  {
    id: '52',
    title: 'redirection with neither merchant nor client (R12)',
    nested: true,
    async run(page) {
      const { sdk, callback } = page.session();
      sdk.initiate(page.initiateRequest({ integrationType: 'redirection', ...nobody }), callback);
      sdk.process(page.processRequest({ ...session, ...nobody }));
      const { errors } = page;
      return { forms: page.forms.length, left: errors === 0 ? await page.left() : '' };
    },
    expected: { forms: 0, left: '/scripts/hyper-sdk-web/3.33.7/hyper.html' },
    simulator: {
      outcome: { left: '' },
      errors: 1,
      live: 'The window goes to a page of the vendor’s, with both requests in its address.',
      here: 'One error on the console, and the page stays.',
      because: 'The simulator has no such page, and personal data has no place in an address.',
    },
  },
  {
    id: '53',
    title: 'process after an initiate without integrationType (R5)',
    async run(page) {
      const { sdk, callback } = page.session();
      const payload: Record<string, unknown> = { ...page.initiateRequest().payload };
      delete payload['integrationType'];
      sdk.initiate(page.initiateRequest({}, { payload }), callback);
      sdk.process(page.processRequest());
      return { type: payload['integrationType'], ...formOf(page) };
    },
    expected: {
      ...Object.fromEntries(Object.entries(form).filter(([key]) => !['before', 'told'].includes(key))),
      type: 'redirection',
    },
    errors: 1,
  },
  {
    id: 'R14',
    title: 'a circular payload in redirection',
    async run(page) {
      const { sdk } = page.session();
      sdk.initiate(page.initiateRequest({ integrationType: 'redirection' }));
      const circle: Record<string, unknown> = {};
      circle['circle'] = circle;
      sdk.process(page.processRequest(circle));
      return { forms: page.forms.length };
    },
    expected: { forms: 0 },
    errors: 1,
  },
  {
    id: '42',
    title: 'preFetch (X1, X4, X6)',
    run: preFetching({}),
    expected: {
      returned: 'undefined',
      mark: 'true',
      atOnce: [['LIVE/payment-page/client/acme#<uuid>', 'none']],
      later: 1,
    },
    simulator: preFetchPage,
  },
  {
    id: '46',
    title: 'preFetch with environment sandbox (X4)',
    run: preFetching({ environment: 'sandbox' }),
    expected: {
      returned: 'undefined',
      mark: 'true',
      atOnce: [['SBX/payment-page/client/acme#<uuid>', 'none']],
      later: 1,
    },
    simulator: preFetchPage,
  },
  ...[
    ['43', 'undefined', () => undefined],
    ['45', 'a text', () => '{}'],
    ['X1', 'a frozen object', () => Object.freeze({ payload: {} })],
    [
      'X2',
      'a circular object',
      () => {
        const circle: Record<string, unknown> = { payload: {} };
        circle['circle'] = circle;
        return circle;
      },
    ],
  ].map(([id, what, argument]): Scenario => ({
    id: String(id),
    title: `preFetch with ${String(what)} (X1, X2)`,
    async run(page) {
      const given = (argument as () => unknown)();
      return { thrown: thrownBy(() => page.Class.preFetch(given)), frames: preFetched(page) };
    },
    expected: { thrown: 'TypeError', frames: [] },
  })),
  {
    id: '44',
    title: 'preFetch without a payload (X3)',
    async run(page) {
      const returned = String(page.Class.preFetch({}));
      await page.until(() => page.rejections > 0);
      return { returned, frames: preFetched(page) };
    },
    expected: { returned: 'undefined', frames: [] },
    rejections: 1,
  },
];
