import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { startSimulator } from 'hyper-checkout/simulator';
import { runDemo } from '../../demo/run-demo.js';
import { wantedEngines } from '../support/browsers.js';
import { inTime } from '../support/in-time.ts';
import {
  launchPuppeteer,
  type PuppeteerBrowser,
  type PuppeteerFrame,
  type PuppeteerPage,
} from '../support/launch-puppeteer.js';
import { startMerchantSite } from '../support/merchant-site.ts';

const phone = { width: 360, height: 740, isMobile: true, hasTouch: true };

/** The methods whose form has one button that pays. UPI has a button for each of its ways. */
const methods = ['saved-card', 'card', 'netbanking', 'wallet', 'pay-later', 'cash'];

const languages = 'english hindi telugu tamil bengali malayalam gujarati kannada marathi'.split(' ');

/** Resolves once the condition holds, which asks the browser each time. */
function eventually(holds: () => Promise<boolean>, what: string): Promise<void> {
  const until = async () => {
    while (!(await holds()));
  };
  return inTime(what, until());
}

/** The bar as the customer has it, in pixels of the frame. */
interface Bar {
  readonly top: number;
  readonly bottom: number;
  /** The end of its place without `translate`. */
  readonly ownBottom: number;
  readonly isMoving: boolean;
  readonly isFloating: boolean;
}

if (wantedEngines().includes('chromium')) {
  describe('the pay bar in the demo shop, at 360 × 740', () => {
    let demo: Awaited<ReturnType<typeof runDemo>>;
    let browser: PuppeteerBrowser;
    let page: PuppeteerPage;
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
      await page.setViewport(phone);
    });
    afterEach(() => page.close());

    /** Opens the form of a method in the shop, which stands where it stood when the page had loaded. */
    async function open(method: string, query = ''): Promise<PuppeteerFrame> {
      await page.goto(`${demo.shopUrl}/checkout${query}`, { waitUntil: 'domcontentloaded' });
      const payment = await page.waitForFrame((frame) => frame.url().includes('/payment-page/'));
      await choose(payment, method);
      return payment;
    }

    async function choose(payment: PuppeteerFrame, method: string): Promise<void> {
      const row = await payment.waitForSelector(`[data-method=${method}]`);
      await row?.evaluate((found) => found instanceof HTMLElement && found.click());
      await payment.waitForSelector('hyper-pay-bar');
    }

    const scrollTo = (y: number) => page.evaluate((top) => window.scrollTo(0, top), y);

    /** The end of the frame's part in the window, in pixels of the frame. */
    const endInView = () =>
      page.evaluate(() => {
        const { top, bottom } = document.querySelector('hyper-checkout')?.getBoundingClientRect() ?? new DOMRect();
        return Math.min(innerHeight, bottom) - top;
      });

    const barOf = (payment: PuppeteerFrame): Promise<Bar> =>
      payment.$eval('hyper-pay-bar', (bar) => {
        const { top, bottom } = bar.getBoundingClientRect();
        const translate = Number.parseFloat(getComputedStyle(bar).translate.split(' ')[1] ?? '0');
        return {
          top,
          bottom,
          ownBottom: bottom - translate,
          isMoving: bar.hasAttribute('data-moving'),
          isFloating: bar.hasAttribute('data-floating'),
        };
      });

    /** True where the bar stands at the end of what is seen, or in its own place if that is in view. */
    async function isRight(payment: PuppeteerFrame): Promise<boolean> {
      const { bottom, ownBottom, isMoving } = await barOf(payment);
      return !isMoving && Math.abs(bottom - Math.min(ownBottom, await endInView())) <= 1.5;
    }

    const rests = (payment: PuppeteerFrame, what: string) => eventually(() => isRight(payment), `the bar ${what}`);

    for (const method of methods) {
      it(`leaves the first field in view: ${method}`, async () => {
        const payment = await open(method);
        await rests(payment, 'at the end of the window');
        const field = await payment.$eval('.form', (form) => {
          const first = form.querySelector('input');
          return (first?.closest('label') ?? first ?? form.querySelector('button'))?.getBoundingClientRect().bottom;
        });
        const { top, bottom } = await barOf(payment);
        assert.ok(field !== undefined && field <= (method === 'cash' ? bottom : top), `${field} and ${top}`);
        assert.ok(bottom <= (await endInView()) + 1, 'in the window');
      });
    }

    it('leaves all three fields of a card in view, and floats', async () => {
      const payment = await open('card');
      await rests(payment, 'at the end of the window');
      const { top, isFloating } = await barOf(payment);
      assert.equal(isFloating, true);
      const bottoms = await payment.$$eval('.form input:not([type=checkbox])', (fields) =>
        fields.map((field) => field.getBoundingClientRect().bottom),
      );
      assert.equal(bottoms.length, 3);
      assert.ok(Math.max(...bottoms) <= top, `${bottoms.join()} and ${top}`);
    });

    it('leaves the field of the card number in view in nine languages', async () => {
      for (const language of languages) {
        const payment = await open('card', `?language=${language}`);
        await rests(payment, `in ${language}`);
        const number = await payment.$eval('#card-number', (field) => field.getBoundingClientRect().bottom);
        assert.ok(number <= (await barOf(payment)).top, language);
      }
    });

    it('is at the end of the window within 250 ms of a scroll, and moves nothing else', async () => {
      const payment = await open('netbanking');
      await rests(payment, 'at first');
      await payment.evaluate(() => {
        const told = { at: 0, shift: 0 };
        Object.assign(window, { told });
        const bar = document.querySelector('hyper-pay-bar');
        const look = () => bar?.hasAttribute('data-moving') || (told.at = Date.now());
        if (bar) new MutationObserver(look).observe(bar, { attributes: true });
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) told.shift += Number(Reflect.get(entry, 'value'));
        });
        observer.observe({ type: 'layout-shift' });
      });
      const told = (key: string) =>
        payment.evaluate((name) => Number(Reflect.get(Reflect.get(window, 'told') as object, name)), key);
      let y = 60;
      // A busy machine may hold up some of them.
      await eventually(async () => {
        const scrolled = await page.evaluate(
          (top) => {
            window.scrollTo(0, top);
            return Date.now();
          },
          (y = 180 - y),
        );
        await rests(payment, `at ${y}`);
        return (await told('at')) - scrolled <= 250;
      }, 'one scroll within 250 ms');
      for (const top of [1, 3, 200, 0]) {
        await scrollTo(top);
        await rests(payment, `at ${top}`);
      }
      assert.ok((await told('shift')) <= 0.02, `layout shift ${await told('shift')}`);
    });

    it('never covers the field that has the focus', async () => {
      const payment = await open('saved-card');
      for (const y of [0, 20, 60]) {
        await scrollTo(y);
        await rests(payment, `at ${y}`);
        for (const selector of ['input[type=radio]', 'summary', '#saved-card-code']) {
          await payment.focus(selector);
          const isClear = async () => {
            const field = await payment.$eval(selector, (found) => {
              const { top, bottom } = (found.closest('label') ?? found).getBoundingClientRect();
              return { top, bottom };
            });
            const { top, bottom, isMoving } = await barOf(payment);
            return !isMoving && (field.bottom <= top || field.top >= bottom);
          };
          await eventually(isClear, `${selector} clear of the bar at ${y}`);
        }
        await payment.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      }
    });

    it('keeps to its own place while a keyboard leaves less than 360 px', async () => {
      const payment = await open('card');
      await rests(payment, 'at first');
      await page.setViewport({ ...phone, height: 400 });
      const isHome = async () => {
        const { bottom, ownBottom, isFloating } = await barOf(payment);
        return !isFloating && Math.abs(bottom - ownBottom) <= 1;
      };
      await eventually(isHome, 'the bar in its own place');
      await page.setViewport(phone);
      await eventually(async () => (await isRight(payment)) && !(await isHome()), 'the bar at the end again');
    });

    it('follows a form that gets longer without a scroll', async () => {
      const payment = await open('card');
      await rests(payment, 'at first');
      await payment.$eval('.test-card', (card) => card instanceof HTMLElement && card.click());
      await payment.waitForSelector('[name=emi]');
      await rests(payment, 'under a longer form');
      await payment.$eval('.fold:has([name=emi])', (fold) => fold.setAttribute('open', ''));
      await payment.$eval('[name=emi][value="12"]', (plan) => plan instanceof HTMLElement && plan.click());
      await rests(payment, 'under the plans');
      const label = await payment.$eval('[type=submit]', ({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
      assert.equal(label, 'Pay ₹12,450.00 ₹1,129.60 × 12 months');
    });

    it('is sticky in a window that scrolls by itself', async () => {
      const simulator = await startSimulator();
      const site = await startMerchantSite(simulator.origin, simulator.merchant);
      try {
        await page.setViewport({ ...phone, height: 440 });
        await page.goto(await site.linkTo(site.newOrder()), { waitUntil: 'domcontentloaded' });
        const payment = page.mainFrame();
        await choose(payment, 'card');
        await eventually(async () => (await barOf(payment)).isFloating, 'the bar over the form');
        for (const y of [0, 1, 40]) {
          await scrollTo(y);
          // The screen may still slide in.
          const isAtEnd = async () => Math.abs((await barOf(payment)).bottom - 440) <= 1;
          await eventually(isAtEnd, `the bar at the end of the window at ${y}`);
        }
        assert.equal((await barOf(payment)).isMoving, false);
        assert.equal(await payment.$eval('hyper-pay-bar', ({ style }) => style.translate), '');
        await scrollTo(2_000);
        await eventually(async () => !(await barOf(payment)).isFloating, 'the bar in its own place');
      } finally {
        await site.stop();
        await simulator.stop();
      }
    });
  });
}
