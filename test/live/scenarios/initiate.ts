import {
  circular,
  dead,
  failingInitiate,
  goodInitiate,
  readySession,
  refusesLive,
  thrownBy,
  visibilityOf,
  works,
} from './outcomes.ts';
import type { Page, Scenario } from './scenario.ts';

const fresh = {
  fragmentViewGroups: {},
  isIframeIntegration: false,
  initiateTriggered: false,
  pendingHyperCalls: [],
  isHyperReady: false,
  consumeBackpress: false,
  hyperSDKDiv: null,
  hyperSDKDivElem: null,
  terminateTriggered: false,
  region: 'in',
  toRemoveServicePrefix: false,
};

const publicMethods = [
  'initiate',
  'process',
  'terminate',
  'isInitialised',
  'handleBackpress',
  'onBackpress',
  'updatePadding',
];

const unsendable = (big: (page: Page) => Record<string, unknown>) => async (page: Page) => {
  const { sdk, callback, told } = page.session();
  const returned = String(sdk.initiate(big(page), callback));
  const framesAtOnce = page.frames.length;
  await page.until(() => page.connections > 0);
  sdk.process(page.processRequest());
  await page.hears('process');
  return {
    returned,
    framesAtOnce,
    initialised: sdk.isInitialised(),
    told: told('initiate_result'),
    heard: page.heard.map(({ name }) => name),
  };
};

const sentAlone = {
  returned: 'undefined',
  framesAtOnce: 1,
  initialised: true,
  told: [],
  heard: ['process'],
};

/** The class, `initiate` and its iframe. */
export const initiateScenarios: readonly Scenario[] = [
  {
    id: '1',
    title: 'the shape of the class (C1 to C4, L2)',
    async run({ Class, window }) {
      const sdk = new Class();
      const statics = Object.getOwnPropertyNames(Class).filter(
        (name) => !['length', 'name', 'prototype'].includes(name),
      );
      return {
        length: Reflect.get(Class, 'length'),
        statics,
        fields: { ...sdk },
        methods: publicMethods.filter((name) => {
          const { enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(Class.prototype, name) ?? {};
          return enumerable === false && writable && configurable;
        }),
        more: Object.getOwnPropertyNames(Class.prototype).filter(
          (name) => name !== 'constructor' && !publicMethods.includes(name),
        ),
        region: new Class('eu').region,
        none: new Class(null).region,
        version: Reflect.get(window, 'hyperSDKVersion'),
        withoutNew: thrownBy(() => Reflect.apply(Class, undefined, [])),
      };
    },
    expected: {
      length: 0,
      statics: ['preFetch'],
      fields: fresh,
      methods: publicMethods,
      more: [],
      region: 'eu',
      none: null,
      version: '',
      withoutNew: 'TypeError',
    },
    simulator: {
      outcome: { more: ['changeLanguage', 'changeAppearance'] },
      live: 'The language of an open payment page changes with the next `process`. Its look is set on the side of Juspay.',
      here: 'The class has two more methods, `changeLanguage` and `changeAppearance`, which `<hyper-checkout>` uses in the simulator.',
      because:
        'The element can show a change of language or of the brand at once where the page allows it; nothing else uses them.',
    },
  },
  {
    id: '2',
    title: 'a fresh instance (C7, P3)',
    async run(page) {
      const sdk = new page.Class();
      return {
        answers: [
          sdk.isInitialised(),
          sdk.handleBackpress(),
          sdk.onBackpress(),
          String(sdk.updatePadding()),
          String(sdk.process(page.processRequest())),
          String(sdk.terminate()),
        ],
      };
    },
    expected: { answers: [false, true, false, 'undefined', 'undefined', 'undefined'] },
    errors: 1,
  },
  {
    id: '3',
    title: 'initiate (I2, I12, B2)',
    async run(page) {
      const { sdk, callback, events, until } = page.session();
      const returned = String(sdk.initiate(page.initiateRequest(), callback));
      const atOnce = [sdk.isInitialised(), sdk['initiateTriggered'], events.length];
      await until('initiate_result');
      const [event] = events;
      return { returned, atOnce, type: typeof event, keys: Object.keys(event ?? {}).sort(), id: event?.requestId };
    },
    expected: {
      returned: 'undefined',
      atOnce: [true, true, 0],
      type: 'object',
      keys: ['error', 'errorCode', 'errorMessage', 'event', 'payload', 'requestId', 'service'],
      id: 'init-1',
    },
  },
  {
    id: '4',
    title: 'the iframe (F1, F2, F3, F7)',
    async run(page) {
      const { sdk, callback } = page.session();
      sdk.initiate(page.initiateRequest({ iframePermissions: 'camera *;' }), callback);
      const [frame] = page.frames;
      const { width, height } = frame?.getBoundingClientRect() ?? {};
      return {
        attributes: frame?.getAttributeNames().sort(),
        allow: frame?.getAttribute('allow'),
        size: [frame?.getAttribute('width'), frame?.getAttribute('height'), width, height],
        style: [frame?.style.borderTopWidth, visibilityOf(frame)],
        address: page.address(frame),
      };
    },
    expected: {
      attributes: ['allow', 'height', 'name', 'src', 'style', 'width'],
      allow: 'payment *; clipboard-write;camera *;',
      size: ['100%', '100%', 1264, 400],
      style: ['0px', 'hidden'],
      address: 'SBX/payment-page/client/acme#<uuid>',
    },
    simulator: {
      outcome: { attributes: ['allow', 'height', 'name', 'referrerpolicy', 'src', 'style', 'width'] },
      live: 'The iframe has no `referrerpolicy`.',
      here: 'It has `referrerpolicy="strict-origin"`.',
      because:
        'Firefox names the page around a frame by the referrer alone, and the payment page talks to no other page.',
    },
  },
  ...[
    ['5', 'undefined', () => undefined],
    ['6', 'null', () => null],
    ['7', 'a JSON text', (page: Page) => JSON.stringify(page.initiateRequest())],
    ['8', 'an empty object', () => ({})],
    ['9', 'a request without payload', () => ({ requestId: 'init-1', service: 'in.juspay.hyperpay' })],
    ['10', 'a request without service', (page: Page) => page.initiateRequest({}, { service: undefined })],
    ['11', 'a request without integrationType', (page: Page) => page.initiateRequest({ integrationType: undefined })],
    ['12', 'a request without a div', (page: Page) => page.initiateRequest({ hyperSDKDiv: undefined })],
    ['13', 'an element as div', (page: Page) => page.initiateRequest({ hyperSDKDiv: page.document.body })],
    ['14', 'a text as payload', (page: Page) => page.initiateRequest({}, { payload: '{}' })],
  ].map(([id, what, request]): Scenario => ({
    id: String(id),
    title: `initiate with ${String(what)} (I4, I5)`,
    run: failingInitiate(request as (page: Page) => unknown),
    expected: dead,
    errors: 1,
  })),
  {
    id: '15',
    title: 'integrationType IFRAME (I6)',
    run: goodInitiate((page) => page.initiateRequest({ integrationType: 'IFRAME' })),
    expected: works,
  },
  ...(['Sandbox', undefined] as const).map((environment, index): Scenario => ({
    id: String(16 + index),
    title: `the environment ${environment ?? 'left out'} (E1)`,
    run: goodInitiate((page) => page.initiateRequest({ environment })),
    expected: { ...works, address: 'LIVE/payment-page/client/acme#<uuid>' },
    simulator: refusesLive({ address: works['address'], told: ['initiate_result init-1 fail'] }),
  })),
  {
    id: '18',
    title: 'no clientId (F4)',
    run: goodInitiate((page) => page.initiateRequest({ clientId: undefined })),
    expected: { ...works, address: 'SBX/payment-page/client/common#<uuid>' },
  },
  {
    id: '19',
    title: 'a circular payload of initiate (I15, Q5)',
    run: unsendable((page) => page.initiateRequest(circular({}))),
    expected: sentAlone,
  },
  {
    id: '20',
    title: 'a function in the payload of initiate (I14)',
    run: goodInitiate((page) => page.initiateRequest({ custom: () => 1 })),
    expected: works,
  },
  {
    id: '21',
    title: 'a BigInt in the payload of initiate (I15)',
    run: unsendable((page) => page.initiateRequest({ amount: 1n })),
    expected: sentAlone,
  },
  {
    id: '30',
    title: 'initiate twice (I3)',
    async run(page) {
      const { sdk, callback, until, told } = page.session();
      const first = String(sdk.initiate(page.initiateRequest(), callback));
      const second = String(sdk.initiate(page.initiateRequest({}, { requestId: 'init-2' }), () => undefined));
      const frames = page.frames.length;
      await until('initiate_result');
      await page.fence();
      return { returned: [first, second], frames, told: told() };
    },
    expected: { returned: ['undefined', 'undefined'], frames: 1, told: ['initiate_result init-1 success'] },
    errors: 1,
  },
  {
    id: '31',
    title: 'no callback, a text as callback, a callback that throws (I13, B7)',
    async run(page) {
      let calls = 0;
      const throwing = () => {
        calls += 1;
        throw new Error('of the merchant');
      };
      const returned = [undefined, 'text', throwing].map((callback) =>
        String(new page.Class().initiate(page.initiateRequest(), callback)),
      );
      await page.until(() => calls > 0);
      await page.fence();
      return { returned, calls, faults: page.faults };
    },
    expected: { returned: ['undefined', 'undefined', 'undefined'], calls: 1, faults: 0 },
  },
  {
    id: '32',
    title: 'a request that is changed after initiate (I8, I9, I11)',
    async run(page) {
      const { sdk, callback, until } = page.session();
      const payload = { ...page.initiateRequest().payload };
      const request = { ...page.initiateRequest(), payload };
      const keys = Object.keys(request);
      sdk.initiate(request, callback);
      Object.assign(request, { requestId: 'changed' });
      Object.assign(payload, { clientId: 'acme-updates' });
      await until('initiate_result');
      const sent = page.heard[0]?.sent ?? {};
      const inside = sent['payload'];
      return {
        id: sent['requestId'],
        clientId: typeof inside === 'object' && inside !== null ? Reflect.get(inside, 'clientId') : undefined,
        tenantInfo: sent['tenantInfo'],
        bridge: sent['isHyperWebViewBridgeIOS'],
        sameKeys: keys.join() === Object.keys(request).join(),
      };
    },
    expected: { id: 'init-1', clientId: 'acme-updates', tenantInfo: {}, bridge: false, sameKeys: true },
  },
  {
    id: '54',
    title: 'a service without its prefix (I10, B4)',
    async run(page) {
      const { events } = await readySession(page, {}, { service: 'hyperpay' });
      return { service: events[0]?.service, sent: page.heard[0]?.sent['service'] };
    },
    expected: { service: 'hyperpay', sent: 'in.juspay.hyperpay' },
  },
  {
    id: 'C9',
    title: 'initiate and process without their instance',
    async run(page) {
      const { initiate, process } = page.Class.prototype;
      return {
        initiate: String(Reflect.apply(initiate, undefined, [page.initiateRequest()])),
        process: thrownBy(() => Reflect.apply(process, undefined, [page.processRequest()])),
      };
    },
    expected: { initiate: 'undefined', process: 'TypeError' },
    errors: 1,
  },
  {
    id: 'L4',
    title: 'a page with a const named version',
    before: 'const version = "2.0";',
    async run(page) {
      return { defined: typeof Reflect.get(page.window, 'HyperServices'), faults: page.faults };
    },
    expected: { defined: 'undefined', faults: 1 },
  },
];
