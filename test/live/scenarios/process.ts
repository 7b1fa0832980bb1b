import { callsTo, circular, readySession, thrownBy, visibilityOf } from './outcomes.ts';
import type { Page, Scenario } from './scenario.ts';

const throwing = (id: string, what: string, request: (page: Page) => unknown): Scenario => ({
  id,
  title: `process with ${what} (P1)`,
  async run(page) {
    const { sdk } = await readySession(page);
    const thrown = thrownBy(() => sdk.process(request(page)));
    await page.fence();
    return { thrown, frame: visibilityOf(page.frames[0]), calls: callsTo(page) };
  },
  expected: { thrown: 'TypeError', frame: 'hidden', calls: ['initiate init-1'] },
});

const passedOn = (id: string, title: string, payload: object, service = 'in.juspay.hyperpay'): Scenario => ({
  id,
  title,
  async run(page) {
    const { sdk } = await readySession(page);
    sdk.process({ requestId: 'process-1', service, payload });
    await page.hears('process');
    return { frame: visibilityOf(page.frames[0]), calls: callsTo(page) };
  },
  expected: { frame: 'visible', calls: ['initiate init-1', 'process process-1'] },
});

/** `process` in a frame, the queue, and what comes back. */
export const processScenarios: readonly Scenario[] = [
  throwing('22', 'undefined', () => undefined),
  throwing('23', 'null', () => null),
  throwing('24', 'a text', (page) => JSON.stringify(page.processRequest())),
  throwing('25', 'an empty object', () => ({})),
  throwing('26', 'a request without service', (page) => page.processRequest({}, { service: undefined })),
  {
    id: '27',
    title: 'process without payload (P5)',
    async run(page) {
      const { sdk, until } = await readySession(page);
      const returned = String(sdk.process({ requestId: 'process-1', service: 'in.juspay.hyperpay' }));
      await until('hide_loader');
      return { returned, frame: visibilityOf(page.frames[0]) };
    },
    expected: { returned: 'undefined', frame: 'visible' },
  },
  {
    id: '28',
    title: 'a circular payload of process, when ready (P9)',
    async run(page) {
      const { sdk } = await readySession(page);
      const returned = String(sdk.process(page.processRequest(circular({}))));
      await page.fence();
      return { returned, frame: visibilityOf(page.frames[0]), calls: callsTo(page) };
    },
    expected: { returned: 'undefined', frame: 'hidden', calls: ['initiate init-1'] },
    errors: 1,
  },
  {
    id: 'Q5',
    title: 'a circular payload of process in the queue',
    async run(page) {
      const { sdk, callback, until } = page.session();
      sdk.initiate(page.initiateRequest(), callback);
      sdk.process(page.processRequest(circular({})));
      await until('initiate_result');
      const kept = Reflect.get(sdk['pendingHyperCalls'] ?? {}, 'length');
      const frame = visibilityOf(page.frames[0]);
      sdk.process(page.processRequest());
      await page.hears('process');
      return { kept, frame, ready: sdk['isHyperReady'], calls: callsTo(page) };
    },
    expected: { kept: 2, frame: 'hidden', ready: true, calls: ['initiate init-1', 'process process-1'] },
  },
  {
    id: '29',
    title: 'process, then initiate (P3)',
    async run(page) {
      const { sdk, callback, until, told } = page.session();
      const returned = String(sdk.process(page.processRequest()));
      sdk.initiate(page.initiateRequest(), callback);
      await until('initiate_result');
      await page.fence();
      return { returned, frame: visibilityOf(page.frames[0]), told: told() };
    },
    expected: { returned: 'undefined', frame: 'hidden', told: ['initiate_result init-1 success'] },
    errors: 1,
  },
  {
    id: '55',
    title: 'initiate and process in one task, with a second argument (P4, Q1, Q2, F9)',
    async run(page) {
      const { sdk, callback, until, told } = page.session();
      sdk.initiate(page.initiateRequest(), callback);
      let called = 0;
      const returned = String(sdk.process(page.processRequest(), () => called++));
      const before = visibilityOf(page.frames[0]);
      const back = [sdk['consumeBackpress'], sdk.handleBackpress(), sdk.onBackpress()];
      await Promise.all([until('initiate_result'), until('hide_loader')]);
      return {
        returned,
        before,
        after: visibilityOf(page.frames[0]),
        told: [...told('initiate_result'), ...told('hide_loader')],
        called,
        back,
      };
    },
    expected: {
      returned: 'undefined',
      before: 'hidden',
      after: 'visible',
      told: ['initiate_result init-1 success', 'hide_loader process-1'],
      called: 0,
      back: [false, true, false],
    },
  },
  passedOn('56', 'a session token (A1)', { action: 'upiGetSessionToken' }, 'in.juspay.hyperapi'),
  {
    ...passedOn('57', 'updateOrder before any order (A2, P7)', { action: 'updateOrder' }),
    simulator: {
      errors: 1,
      live: '`updateOrder` and `resumePayment` without an open payment show the iframe, and nothing else is known.',
      here: 'They show the iframe, and the console says that nothing is there to change.',
      because: 'A page that calls too early has a mistake that is hard to find otherwise.',
    },
  },
  {
    id: 'P8',
    title: 'process several times in a row',
    async run(page) {
      const { sdk } = await readySession(page);
      for (const requestId of ['one', 'two', 'three']) sdk.process(page.processRequest({}, { requestId }));
      await page.hears('process', 3);
      return { calls: callsTo(page) };
    },
    expected: { calls: ['initiate init-1', 'process one', 'process two', 'process three'] },
  },
  {
    id: 'P10',
    title: 'process when the page has removed the iframe',
    async run(page) {
      const { sdk } = await readySession(page);
      page.frames[0]?.remove();
      const returned = String(sdk.process(page.processRequest()));
      await page.fence();
      return { returned, calls: callsTo(page) };
    },
    expected: { returned: 'undefined', calls: ['initiate init-1'] },
    errors: 1,
  },
  {
    id: 'B5',
    title: 'the last call decides the name of the service (B4, B5)',
    async run(page) {
      const { sdk, events, until } = await readySession(page, {}, { service: 'hyperpay' });
      sdk.process(page.processRequest());
      await until('hide_loader');
      return {
        services: ['initiate_result', 'hide_loader'].map((name) => events.find(({ event }) => event === name)?.service),
      };
    },
    expected: { services: ['hyperpay', 'in.juspay.hyperpay'] },
  },
  {
    id: 'B1',
    title: 'the callback is called with the instance as this (B1, C5)',
    async run(page) {
      const sdk = new page.Class();
      const selves: unknown[] = [];
      const callback = function (this: unknown) {
        selves.push(this);
      };
      sdk.initiate(page.initiateRequest(), callback);
      await page.until(() => selves.length > 0);
      return {
        self: selves[0] === sdk,
        callback: sdk['hyperCallbackHandler'] === callback,
        frame: sdk['hyperIframe'] === page.frames[0],
        hash: new URL(page.frames[0]?.src ?? '').hash === `#${String(sdk['iframeHash'])}`,
      };
    },
    expected: { self: true, callback: true, frame: true, hash: true },
  },
  {
    id: '64',
    title: 'a message of another window with fragmentHash "default" (M2, M5)',
    async run(page) {
      const { told } = await readySession(page);
      const forged = { event: 'process_result', fragmentHash: 'default', payload: { status: 'charged' } };
      page.window.postMessage(forged, '*');
      await page.fence();
      return { told: told('process_result') };
    },
    expected: { told: ['process_result charged'] },
    simulator: {
      outcome: { told: [] },
      live: 'Any window, a bank page inside the payment page too, can post an event to the callback.',
      here: 'Only the payment page of the instance is heard.',
      because: 'A forged result must not pass for one, and no honest page needs it.',
    },
  },
  {
    id: 'G1',
    title: 'the payment page reloads (G1, G3, Q6)',
    scenario: 'page-reload',
    async run(page) {
      const { sdk, until } = await readySession(page);
      sdk.process(page.processRequest());
      await until('hide_loader');
      page.command(page.frames[0], 'reload');
      await page.until(() => page.connections > 1);
      await page.fence();
      return { calls: callsTo(page), frame: visibilityOf(page.frames[0]) };
    },
    expected: { calls: ['initiate init-1', 'process process-1'], frame: 'visible' },
  },
  {
    id: 'H2',
    title: 'unknown events and events without a request (B6, H2)',
    async run(page) {
      const { events, until } = await readySession(page);
      const [frame] = page.frames;
      page.command(frame, 'say', { message: { event: 'hideFragment' }, asText: true });
      page.command(frame, 'say', { message: { event: 'mystery_event', payload: { answer: 42 } } });
      await until('mystery_event');
      return {
        events: events.slice(1).map((event) => [typeof event, event.event, 'service' in event, 'iframeHash' in event]),
      };
    },
    expected: {
      events: [
        ['object', 'hideFragment', true, false],
        ['object', 'mystery_event', true, false],
      ],
    },
    simulator: {
      absent: true,
      live: 'The payment page may send any event, known or not, with or without `requestId`, `service` and `error`.',
      here: 'Events are the documented ones, whole; `?scenario=unknown-event` and its like send others.',
      because: 'A page should be tried against each of them by itself.',
    },
  },
];
