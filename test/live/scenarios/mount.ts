import { readySession, visibilityOf } from './outcomes.ts';
import type { Page, Scenario } from './scenario.ts';

/** Initiates on a page whose div is added after a while, in ms. */
const divAfter = (ms: number) => async (page: Page) => {
  page.document.getElementById('mount')?.remove();
  const { sdk, callback, until, told } = page.session();
  sdk.initiate(page.initiateRequest(), callback);
  page.tick(ms);
  page.addDiv('mount');
  page.tick(500 - (ms % 500));
  const parent = page.frames[0]?.parentElement?.id;
  await until('initiate_result');
  return { parent, told: told() };
};

/** Initiates and reports when the iframe arrives, and where. */
const inBody = (changes: object, prepare: (page: Page) => void) => async (page: Page) => {
  prepare(page);
  const { sdk, callback, until, told } = page.session();
  sdk.initiate(page.initiateRequest({ ...changes }), callback);
  page.tick(5000);
  const before = page.frames.length;
  page.tick(500);
  const parent = page.frames[0]?.parentElement?.nodeName;
  await until('initiate_result');
  return { before, parent, told: told() };
};

const removeDiv = (page: Page) => page.document.getElementById('mount')?.remove();
const told = ['initiate_result init-1 success'];
const afterAll = { before: 0, parent: 'BODY', told };

/** The search for the div and what it means for its iframe. */
export const mountScenarios: readonly Scenario[] = [
  {
    id: '33',
    title: 'the div comes after 1.2 s (D5, D6, D8)',
    run: divAfter(1200),
    expected: { parent: 'mount', told },
    rejections: 1,
  },
  {
    id: '65',
    title: 'the div comes right after initiate (D6, D8)',
    run: divAfter(0),
    expected: { parent: 'mount', told },
    rejections: 1,
  },
  {
    id: '34',
    title: 'the div never comes (D5, D8)',
    run: inBody({}, removeDiv),
    expected: afterAll,
    rejections: 1,
  },
  {
    id: '36',
    title: 'the div is in a shadow root (D3)',
    run: inBody({}, (page) => {
      removeDiv(page);
      const div = page.document.createElement('div');
      div.id = 'mount';
      page.addDiv('host').attachShadow({ mode: 'open' }).append(div);
    }),
    expected: afterAll,
    rejections: 1,
  },
  {
    id: '61',
    title: 'the id of the div is an empty text (D7)',
    run: inBody({ hyperSDKDiv: '' }, () => undefined),
    expected: afterAll,
    rejections: 1,
  },
  {
    id: 'D6',
    title: 'a div that comes after five seconds is too late',
    async run(page) {
      removeDiv(page);
      const { sdk, callback } = page.session();
      sdk.initiate(page.initiateRequest(), callback);
      page.tick(5100);
      page.addDiv('mount');
      page.tick(400);
      await page.until(() => page.rejections > 0);
      return { parent: page.frames[0]?.parentElement?.nodeName };
    },
    expected: { parent: 'BODY' },
    rejections: 1,
  },
  {
    id: '35',
    title: 'two divs of one id (D3)',
    async run(page) {
      const second = page.addDiv('mount');
      await readySession(page);
      const first = page.document.getElementById('mount');
      return { frames: [first, second].map((div) => div?.querySelectorAll('iframe').length) };
    },
    expected: { frames: [1, 0] },
  },
  {
    id: '59',
    title: 'the other spellings of hyperSDKDiv (D1)',
    async run(page) {
      const counts = ['hypersdkDiv', 'hypersdkdiv', 'entryPointId'].map((key) => {
        page.addDiv(key);
        new page.Class().initiate(page.initiateRequest({ hyperSDKDiv: undefined, [key]: key }));
        return page.document.querySelectorAll(`#${key} > iframe`).length;
      });
      return { counts };
    },
    expected: { counts: [1, 1, 1] },
  },
  {
    id: '60',
    title: 'process after an initiate without a div (D2)',
    async run(page) {
      const { sdk, callback, told } = page.session();
      sdk.initiate(page.initiateRequest({ hyperSDKDiv: undefined }), callback);
      const returned = String(sdk.process(page.processRequest()));
      page.tick(8000);
      const frames = page.frames.length;
      await page.fence();
      return { returned, frames, told: told() };
    },
    expected: { returned: 'undefined', frames: 0, told: [] },
    errors: 1,
  },
  {
    id: '62',
    title: 'a div without a height (F8)',
    async run(page) {
      const div = page.addDiv('low');
      const { sdk } = await readySession(page, { hyperSDKDiv: 'low' });
      sdk.process(page.processRequest());
      return { height: div.querySelector('iframe')?.offsetHeight };
    },
    expected: { height: 150 },
  },
  {
    id: 'D10',
    title: 'the iframe becomes the last child of its div',
    async run(page) {
      page.document.getElementById('mount')?.append(page.document.createElement('p'));
      await readySession(page);
      return { children: [...(page.document.getElementById('mount')?.children ?? [])].map(({ nodeName }) => nodeName) };
    },
    expected: { children: ['P', 'IFRAME'] },
  },
  {
    id: 'V1',
    title: 'heightUpdate of the payment page (V1, H1)',
    scenario: 'height-update',
    async run(page) {
      const { sdk, told } = await readySession(page);
      sdk.process(page.processRequest());
      await page.hears('process');
      const [frame] = page.frames;
      const message = { event: 'heightUpdate', namespace: 'default', height: 1400 };
      page.command(frame, 'say', { message });
      await page.until(() => frame?.getAttribute('height') === '1400px');
      const div = page.document.getElementById('mount');
      return { frame: frame?.offsetHeight, div: div?.offsetHeight, told: told('heightUpdate') };
    },
    expected: { frame: 1400, div: 400, told: [] },
  },
  {
    id: 'D9',
    title: 'heightUpdate where the div came late',
    scenario: 'height-update',
    async run(page) {
      removeDiv(page);
      const { sdk, callback, until } = page.session();
      sdk.initiate(page.initiateRequest(), callback);
      page.addDiv('mount', 'height:400px');
      page.tick(500);
      await until('initiate_result');
      sdk.process(page.processRequest());
      await until('hide_loader');
      const [frame] = page.frames;
      page.command(frame, 'say', { message: { event: 'heightUpdate', namespace: 'default', height: 1400 } });
      await page.fence();
      return { height: frame?.getAttribute('height') };
    },
    expected: { height: '100%' },
    rejections: 1,
  },
  {
    id: 'V5',
    title: 'hideFragment and showFragment of the view default (V3 to V5)',
    async run(page) {
      const { events, until } = await readySession(page);
      const [frame] = page.frames;
      const div = page.document.getElementById('mount');
      const shown = () => [visibilityOf(frame), frame?.getAttribute('height'), div?.style.height];
      let told = 0;
      const after = async (event: string) => {
        page.command(frame, 'say', { message: { event, fragmentHash: 'default' } });
        page.command(frame, 'say', { message: { event: 'done', fragmentHash: 'default' } });
        await until('done', ++told);
        return shown();
      };
      return {
        early: await after('showFragment'),
        hidden: await after('hideFragment'),
        again: await after('showFragment'),
        events: events.map(({ event }) => event),
      };
    },
    expected: {
      early: ['hidden', '100%', '400px'],
      hidden: ['hidden', '0px', '0px'],
      again: ['visible', '100%', '400px'],
      events: ['initiate_result', 'done', 'done', 'done'],
    },
    simulator: {
      absent: true,
      live: 'The payment page can hide its own view, show it again, and put parts of itself into other elements (`fragmentViewGroups`).',
      here: 'There are no fragments; `fragmentViewGroups` is not read.',
      because: 'No documented checkout on the web uses them.',
    },
  },
];
