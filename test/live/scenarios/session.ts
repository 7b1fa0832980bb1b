import { callsTo, readySession, thrownBy, visibilityOf } from './outcomes.ts';
import type { Page, Scenario, Session } from './scenario.ts';

/** A session whose payment page uses back presses. */
async function consumingSession(page: Page): Promise<Session> {
  const session = await readySession(page);
  session.sdk.process(page.processRequest());
  await session.until('hide_loader');
  const message = { event: 'jp_consuming_backpress', payload: { jp_consuming_backpress: true } };
  page.command(page.frames[0], 'say', { message });
  await page.until(() => session.sdk['consumeBackpress'] === true);
  return session;
}

/** The end of a session, the next session, and other instances. */
export const sessionScenarios: readonly Scenario[] = [
  {
    id: '37',
    title: 'terminate and initiate again (T1, T6)',
    async run(page) {
      const { sdk, callback, until, told } = await readySession(page);
      const returned = String(sdk.terminate());
      const between = [page.frames.length, sdk.isInitialised()];
      sdk.initiate(page.initiateRequest({}, { requestId: 'again' }), callback);
      await until('initiate_result', 2);
      return { returned, between, frames: page.frames.length, told: told(), calls: callsTo(page) };
    },
    expected: {
      returned: 'undefined',
      between: [0, false],
      frames: 1,
      told: ['initiate_result init-1 success', 'initiate_result again success'],
      calls: ['initiate init-1', 'initiate again'],
    },
  },
  {
    id: '38',
    title: 'terminate on a fresh instance spoils the next initiate (T3)',
    async run(page) {
      const { sdk, callback, told } = page.session();
      sdk.terminate();
      const flag = sdk['terminateTriggered'];
      sdk.initiate(page.initiateRequest(), callback);
      const frames = page.frames.length;
      await page.fence();
      return { flag, after: sdk['terminateTriggered'], frames, initialised: sdk.isInitialised(), told: told() };
    },
    expected: { flag: true, after: false, frames: 0, initialised: true, told: [] },
  },
  {
    id: 'T4',
    title: 'a failed initiate, terminate and a good initiate; then once more',
    async run(page) {
      const { sdk, callback, until, told } = page.session();
      sdk.initiate({}, callback);
      sdk.terminate();
      sdk.initiate(page.initiateRequest({}, { requestId: 'lost' }), callback);
      const lost = page.frames.length;
      sdk.terminate();
      sdk.initiate(page.initiateRequest(), callback);
      await until('initiate_result', 2);
      return { lost, frames: page.frames.length, told: told(), calls: callsTo(page) };
    },
    expected: {
      lost: 0,
      frames: 1,
      told: ['initiate_result init-1 success', 'initiate_result init-1 success'],
      calls: ['initiate init-1', 'initiate init-1'],
    },
    errors: 1,
  },
  {
    id: '39',
    title: 'initiate, process, terminate and initiate in one task (Q8, T2, T7)',
    async run(page) {
      const { sdk, callback, until, told } = page.session();
      sdk.initiate(page.initiateRequest(), callback);
      sdk.process(page.processRequest({}, { requestId: 'old' }));
      sdk.terminate();
      sdk.initiate(page.initiateRequest({}, { requestId: 'again' }), callback);
      await until('initiate_result', 2);
      return {
        frames: page.frames.map(visibilityOf),
        calls: callsTo(page),
        told: told('initiate_result'),
      };
    },
    expected: {
      frames: ['visible'],
      calls: ['initiate again', 'process old', 'initiate again'],
      told: ['initiate_result again success', 'initiate_result again success'],
    },
  },
  {
    id: '40',
    title: 'terminate while the div is awaited (T8)',
    async run(page) {
      page.document.getElementById('mount')?.remove();
      const { sdk, callback, told } = page.session();
      sdk.initiate(page.initiateRequest(), callback);
      sdk.terminate();
      page.addDiv('mount');
      page.tick(500);
      const frames = page.frames.length;
      await page.fence();
      return { frames, flag: sdk['terminateTriggered'], told: told() };
    },
    expected: { frames: 1, flag: true, told: [] },
    rejections: 1,
  },
  {
    id: '41',
    title: 'a page that writes fields, a subclass and a patched method (C2, C4)',
    async run(page) {
      'use strict';
      const sdk = new page.Class();
      sdk['consumeBackpress'] = false;
      sdk['initiateTriggered'] = false;
      sdk['ofTheShop'] = 'stored';
      class OfTheShop extends page.Class {}
      const calls: unknown[] = [];
      page.Class.prototype.process = (request: unknown) => calls.push(request);
      sdk.process('patched');
      return {
        fields: [sdk['consumeBackpress'], sdk['initiateTriggered'], sdk['ofTheShop']],
        subclass: new OfTheShop().isInitialised(),
        calls,
      };
    },
    expected: { fields: [false, false, 'stored'], subclass: false, calls: ['patched'] },
  },
  {
    id: 'C10',
    title: 'a page that clears initiateTriggered and initiates again',
    async run(page) {
      const { sdk, callback, until, told } = page.session();
      sdk.initiate(page.initiateRequest(), callback);
      sdk['initiateTriggered'] = false;
      sdk.initiate(page.initiateRequest({}, { requestId: 'again' }), callback);
      await until('initiate_result', 2);
      return { frames: page.frames.length, calls: callsTo(page), told: told() };
    },
    expected: {
      frames: 2,
      calls: ['initiate again', 'initiate again'],
      told: ['initiate_result again success', 'initiate_result again success'],
    },
  },
  {
    id: '58',
    title: 'two instances in two divs (S1, S3)',
    async run(page) {
      page.addDiv('second');
      const [one, other] = [page.session(), page.session()];
      one.sdk.initiate(page.initiateRequest({}, { requestId: 'one' }), one.callback);
      other.sdk.initiate(page.initiateRequest({ hyperSDKDiv: 'second' }, { requestId: 'other' }), other.callback);
      await Promise.all([one.until('initiate_result'), other.until('initiate_result')]);
      one.sdk.terminate();
      return {
        told: [one.told(), other.told()],
        left: page.frames.map(({ parentElement }) => parentElement?.id),
      };
    },
    expected: {
      told: [['initiate_result one success'], ['initiate_result other success']],
      left: ['second'],
    },
  },
  {
    id: 'S2',
    title: 'two instances in one div',
    async run(page) {
      const first = await readySession(page);
      await readySession(page, {}, { requestId: 'init-2' });
      first.sdk.terminate();
      return { frames: page.frames.length, told: first.told() };
    },
    expected: { frames: 1, told: ['initiate_result init-1 success'] },
  },
  {
    id: '63',
    title: 'back presses, also after terminate (K1 to K3)',
    async run(page) {
      const { sdk } = await consumingSession(page);
      // All in one task: the simulator's page answers a press, and its answer would end the consuming.
      const before = sdk.handleBackpress();
      sdk.terminate();
      const after = [
        sdk.handleBackpress(),
        sdk.onBackpress(),
        String(sdk.process(page.processRequest())),
        String(sdk.updatePadding()),
        String(sdk.terminate()),
      ];
      return { before, after, consumes: sdk['consumeBackpress'] };
    },
    expected: { before: false, after: [false, true, 'undefined', 'undefined', 'undefined'], consumes: true },
    errors: 1,
  },
  {
    id: 'K4',
    title: 'back presses and padding when the page has removed the iframe',
    async run(page) {
      const { sdk } = await consumingSession(page);
      page.frames[0]?.remove();
      return {
        thrown: [sdk.handleBackpress, sdk.onBackpress, sdk.updatePadding].map((call) => thrownBy(() => call.call(sdk))),
      };
    },
    expected: { thrown: ['string', 'string', 'string'] },
  },
];
