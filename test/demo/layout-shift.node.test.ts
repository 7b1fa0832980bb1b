import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it, type TestContext } from 'node:test';
import { runDemo } from '../../demo/run-demo.js';
import { wantedEngines } from '../support/browsers.js';
import { inTime } from '../support/in-time.ts';
import {
  launchPuppeteer,
  type PuppeteerBrowser,
  type PuppeteerFrame,
  type PuppeteerPage,
} from '../support/launch-puppeteer.js';

const viewports = [
  { width: 360, height: 740, isMobile: true, hasTouch: true },
  { width: 1280, height: 900 },
];

/** The most that a transition may move: an eighth of the web standard's limit for a whole visit. */
const most = 0.02;

/**
 * The same where a press is answered at once. The web standard counts nothing then: the amount may cross the header of a
 * phone.
 */
const mostAsked = 0.03;

/** Selectors of a field of each method's form. */
const methods = {
  upi: '.apps .app',
  card: '#card-number',
  'saved-card': '#saved-card-code',
  netbanking: '[name=bank]',
  wallet: '[name=choice]',
  'pay-later': '[name=choice]',
  cash: '[type=submit]',
};

const logo =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A shift as the browser reports it. */
interface Shift {
  readonly value: number;
  /** An input came less than 500 ms before, so that the web standard does not count it. */
  readonly isAsked: boolean;
  readonly what: string;
}

declare global {
  interface Window {
    takeShifts?: () => Shift[];
  }
}

/** Collects the shifts of a document from its beginning. Those of a shop count once the loader is gone. Runs in the browser. */
function collectShifts(): void {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  }
  const shifts: Shift[] = [];
  const isShift = (entry: PerformanceEntry): entry is LayoutShift => entry.entryType === 'layout-shift';
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join();
  const take = (entries: readonly PerformanceEntry[]) =>
    shifts.push(
      ...entries.filter(isShift).map(({ value, hadRecentInput, sources }) => ({
        value,
        isAsked: hadRecentInput,
        what: sources
          .map(({ node, previousRect, currentRect }) => {
            const of = node instanceof Element ? node.className : '';
            return `${node?.nodeName} ${of} ${place(previousRect)} → ${place(currentRect)}`;
          })
          .join('; '),
      })),
    );
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'layout-shift' });
  window.takeShifts = () => {
    take(observer.takeRecords());
    return shifts.splice(0);
  };
  window.addEventListener('hyper-hide-loader', () => window.takeShifts?.(), true);
}

if (wantedEngines().includes('chromium')) {
  for (const viewport of viewports) {
    describe(`layout shift in the demo shop, at ${viewport.width} × ${viewport.height}`, () => {
      let demo: Awaited<ReturnType<typeof runDemo>>;
      let browser: PuppeteerBrowser;
      let page: PuppeteerPage;
      let payment: PuppeteerFrame;
      before(async () => {
        demo = await runDemo();
        browser = await launchPuppeteer('chromium');
      });
      after(async () => {
        await browser.close();
        await demo.stop();
      });
      beforeEach(async () => {
        page = await browser.newPage();
        await page.setViewport(viewport);
        await page.evaluateOnNewDocument(collectShifts);
        // The shop stays when a payment is over, so that the receipt is seen.
        await page.evaluateOnNewDocument(() =>
          window.addEventListener('hyper-process-result', (event) => event.stopImmediatePropagation(), true),
        );
      });
      afterEach(() => page.close());

      const find = async (selector: string, frame = payment) => {
        const found = await frame.waitForSelector(selector);
        assert.ok(found);
        return found;
      };

      /** Presses without an input, which would excuse what moves after it. */
      const press = async (selector: string, frame = payment) =>
        (await find(selector, frame)).evaluate((found) => found instanceof HTMLElement && found.click());

      async function open(query = ''): Promise<void> {
        await page.goto(`${demo.shopUrl}/checkout${query}`, { waitUntil: 'domcontentloaded' });
        payment = await page.waitForFrame((frame) => frame.url().includes('/payment-page/'));
        await find('[data-method=card]');
        await page.waitForFunction(() => document.querySelector('hyper-checkout')?.state === 'processing');
      }

      /** Waits until nothing is on its way, and what is there has been painted. */
      async function settle(): Promise<void> {
        await find('.page[aria-busy=false]');
        const isAtRest = async () => {
          const height = await payment.evaluate(() => {
            const isMoving = document
              .getAnimations()
              .some(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations === 1);
            if (isMoving || document.querySelector('[data-moving]')) return undefined;
            return document.querySelector('.page')?.getBoundingClientRect().height;
          });
          const room = await page.evaluate(
            () => document.querySelector('hyper-checkout')?.shadowRoot?.querySelector('iframe')?.offsetHeight,
          );
          return height !== undefined && room !== undefined && Math.abs(height - room) <= 2;
        };
        const rest = async () => {
          while (!(await isAtRest()));
        };
        await inTime('a page at rest', rest());
        for (const frame of [page.mainFrame(), payment]) {
          await frame.evaluate(
            () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
          );
        }
      }

      const take = async () => ({
        shop: await page.evaluate(() => window.takeShifts?.() ?? []),
        'payment page': await payment.evaluate(() => window.takeShifts?.() ?? []),
      });

      const sum = (shifts: readonly Shift[]) => shifts.reduce((all, { value }) => all + value, 0);

      /** Takes a step, and returns what has moved until it is done. The figures are in the report of the test. */
      async function shiftsOf(context: TestContext, name: string, step: () => Promise<unknown>) {
        await step();
        await settle();
        const windows = Object.entries(await take());
        for (const [window, shifts] of windows) {
          const unasked = sum(shifts.filter(({ isAsked }) => !isAsked));
          context.diagnostic(`${name}, ${window}: ${sum(shifts).toFixed(4)}, not asked for ${unasked.toFixed(4)}`);
        }
        return windows;
      }

      /** Asserts that a step moves next to nothing, whether the customer has just pressed something or not. */
      async function assertStill(
        context: TestContext,
        name: string,
        step: () => Promise<unknown>,
        limit = most,
      ): Promise<void> {
        for (const [window, shifts] of await shiftsOf(context, name, step)) {
          const what = shifts.map((shift) => shift.what).join('\n');
          assert.ok(sum(shifts) <= limit, `${name}: ${sum(shifts)} in the ${window}\n${what}`);
        }
      }

      /** Asserts that what the customer uses keeps its place while more comes below it, as was asked for. */
      async function assertKept(
        context: TestContext,
        name: string,
        used: string,
        step: () => Promise<unknown>,
      ): Promise<void> {
        const places = () =>
          payment.$$eval(used, (found) => found.map((each) => Math.round(each.getBoundingClientRect().top)));
        const before = await places();
        assert.ok(before.length > 0, used);
        await shiftsOf(context, name, step);
        const moved = (await places()).map((top, index) => Math.abs(top - (before[index] ?? Infinity)));
        assert.ok(Math.max(...moved) <= 2, `${name}: ${used} moved by ${moved.join()}`);
      }

      it('is little from the outline to the list of methods', async (context) => {
        for (const query of ['', '?language=tamil', '?language=malayalam'])
          await assertStill(context, `the list ${query}`, () => open(query));
      });

      it('is little on the way to each form and back', async (context) => {
        await open();
        await settle();
        await take();
        for (const [method, field] of Object.entries(methods)) {
          await assertStill(
            context,
            `to ${method}`,
            async () => {
              await press(`[data-method=${method}]`);
              await find(field);
            },
            mostAsked,
          );
          await assertStill(
            context,
            `back from ${method}`,
            async () => {
              await press('.back');
              await find('[data-method=card]');
            },
            mostAsked,
          );
        }
      });

      it('leaves in its place what the customer types in and chooses', async (context) => {
        await open();
        await press('[data-method=card]');
        await payment.focus('#card-number');
        await settle();
        await take();
        const choose = async (selector: string) => (await find(selector)).press('Space');
        await assertKept(context, 'a card number', '.field input', async () => {
          await page.keyboard.type('4242 4242 4242 4242');
          await find('[name=emi]');
        });
        for (const [name, used, seen] of [
          ['the discounts', '.fold:has([name=offer]) > summary', '.fold[open] [name=offer]'],
          ['no discount', '[name=offer][value=""]', '.price:not(:has(s))'],
          ['a discount', '[name=offer]', '.price:has(s)'],
          ['the discounts, folded', '.fold:has([name=offer]) > summary', '.fold:not([open]) [name=offer]'],
          ['the plans', '.fold:has([name=emi]) > summary', '.fold[open] [name=emi]'],
          ['a plan', '[name=emi][value="12"]', 'hyper-pay-bar small'],
        ] as const) {
          await assertKept(context, name, used, async () => {
            await choose(used);
            await payment.waitForFunction((selector) => document.querySelector(selector) !== null, {}, seen);
          });
        }
      });

      it('is little when the brand comes late', async (context) => {
        await open();
        await settle();
        await take();
        await assertStill(context, 'a brand', async () => {
          await page.$eval(
            'hyper-checkout',
            (element, picture) => (element.appearance = { accent: '#9a3022', radius: 4, logo: picture }),
            logo,
          );
          await find('.logo');
        });
      });

      it('is little on the way to the bank and the result, and to the card that was used', async (context) => {
        await open();
        await press('[data-method=netbanking]');
        await press('[name=bank]');
        await settle();
        await take();
        const bankWith = async (selector: string) => {
          const bank = await page.waitForFrame((frame) => frame.url().includes('/bank/'));
          await find(selector, bank);
          // Its frame is as high as the bank's page.
          await bank.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight);
          return bank;
        };
        await assertStill(context, 'to the bank', async () => {
          await press('[type=submit]');
          await bankWith('.decline');
        });
        const declining = await bankWith('.decline');
        await assertStill(context, 'to the failure', async () => {
          await press('.decline', declining);
          await find('[data-screen=failed]');
        });
        await open();
        await press('[data-method=saved-card]');
        await (await find('#saved-card-code')).type('123');
        await settle();
        await take();
        await assertStill(context, 'to the bank of a card', async () => {
          await press('[type=submit]');
          await bankWith('.test-otp .link');
        });
        const asking = await bankWith('.test-otp .link');
        await assertStill(context, 'to the receipt', async () => {
          await press('.test-otp .link', asking);
          await find('[data-screen=paid]');
        });
        for (const query of ['', '?language=tamil']) {
          await assertStill(context, `the list with a card at hand ${query}`, async () => {
            await open(query);
            await find('.at-hand');
          });
        }
      });
    });
  }
}
