import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runDemo } from '../../demo/run-demo.js';
import { wantedEngines } from '../support/browsers.js';
import { faultsIn } from '../support/engines.js';
import { inTime } from '../support/in-time.ts';
import { isFull } from '../support/test-files.js';
import { launchPuppeteer, type PuppeteerBrowser, type PuppeteerPage } from '../support/launch-puppeteer.js';

type Page = PuppeteerPage;
type Frame = ReturnType<Page['mainFrame']>;

const phone = { width: 360, height: 740, isMobile: true, hasTouch: true };
const desktop = { width: 1280, height: 900 };

// The element is tested in every engine elsewhere; the shop around it in one.
if (wantedEngines().includes('chromium')) {
  describe('buying in the demo shop', () => {
    let demo: Awaited<ReturnType<typeof runDemo>>;
    let browser: PuppeteerBrowser;
    before(async () => {
      demo = await runDemo();
      browser = await launchPuppeteer('chromium');
    });
    after(async () => {
      await browser.close();
      await demo.stop();
    });

    /** A page with storage of its own. What its console said is looked at when it is closed. */
    const visit = async (path: string, viewport: typeof phone | typeof desktop = desktop, colours = 'light') => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
      await page.goto(path.startsWith('http') ? path : demo.shopUrl + path);
      const leave = async () => {
        await context.close();
        assert.deepEqual(said, []);
      };
      return { page, leave };
    };

    for (const viewport of [phone, desktop]) {
      it(`takes a shopper from the product to a paid order, ${viewport.width} px wide`, async () => {
        const { page, leave } = await visit('/', viewport);
        const isSeen = viewport === phone || isFull;
        await page.select('select[name=quantity]', '9');
        if (isSeen) await assertAccessible(page);
        await Promise.all([page.waitForNavigation(), page.click('form .button')]);
        const payment = await paymentPage(page);
        if (isSeen) await assertAccessible(page);
        await payByCard(page, payment);
        await page.waitForSelector('.outcome.paid');
        if (isSeen) await assertAccessible(page);
        assert.match(await textOf(page, '.order'), /₹1,12,050\.00[^]*Debited\s*₹1,11,950\.00[^]*CHARGED/);
        const told = await timeline(page);
        for (const text of ['hyper-process-result: charged', 'bank: ', 'ORDER_SUCCEEDED', 'state settled'])
          assert.ok(
            told.some((one) => one.startsWith(text)),
            `${text} in ${told.join('; ')}`,
          );
        const order = page.url();
        await page.reload();
        await page.waitForSelector('.outcome.paid');
        await page.goBack();
        assert.equal(page.url(), `${demo.shopUrl}/`);
        await page.goForward();
        assert.equal(page.url(), order);
        await leave();
      });
    }

    it('F33: leaves the first press on back to the payment page, and then to the shop', async () => {
      const { page, leave } = await visit('/');
      await Promise.all([page.waitForNavigation(), page.click('form .button')]);
      const payment = await paymentPage(page);
      // The shop's page hears later than the payment page itself that this is there.
      await page.waitForFunction(() => Boolean(history.state?.guarded));
      await page.evaluate(() => history.back());
      const question = await payment.waitForSelector('dialog[open]');
      assert.ok(question);
      assert.match(new URL(page.url()).pathname, /^\/checkout\//);
      await payment.click('dialog[open] .quiet');
      await page.waitForSelector('.outcome.open');
      await assertAccessible(page);
      await page.goBack();
      assert.equal(page.url(), `${demo.shopUrl}/`);
      await leave();
    });

    it('goes on with the same order when the checkout is loaded again', async () => {
      const { page, leave } = await visit('/checkout?quantity=2&language=hindi', phone, 'dark');
      await paymentPage(page);
      const checkout = page.url();
      await page.reload();
      await paymentPage(page);
      assert.equal(page.url(), checkout);
      await assertAccessible(page);
      await leave();
    });

    it('shows a declined payment as failed and an undecided one as waiting', async () => {
      for (const [choice, outcome] of [
        ['.decline', 'failed'],
        ['.quiet', 'pending'],
      ] as const) {
        const { page, leave } = await visit('/checkout', phone, 'dark');
        const payment = await paymentPage(page);
        await press(payment, '[data-method=netbanking]');
        await press(payment, 'input[name=bank]');
        await pressPay(payment);
        await press(await frameOf(page, '/bank/'), choice);
        // After a failure the payment page offers another try first.
        if (outcome === 'failed') await press(payment, '.screen .button:last-child');
        await page.waitForSelector(`.outcome.${outcome}`);
        await assertAccessible(page);
        await leave();
      }
    });

    it('goes on with the same order after a guest has logged in', async () => {
      const { page, leave } = await visit('/checkout?quantity=3&guest=on');
      await press(await paymentPage(page), '.guest .link');
      const login = await page.waitForSelector('form[action$="/customer"] button');
      const id = new URL(page.url()).searchParams.get('order') ?? '';
      assert.match(id, /^TB/);
      await assertAccessible(page);
      await Promise.all([page.waitForNavigation(), login?.click()]);
      assert.equal(page.url(), `${demo.shopUrl}/checkout/${id}`);
      const payment = await paymentPage(page);
      assert.equal(await payment.$('.guest'), null);
      await payByCard(page, payment);
      await page.waitForSelector('.outcome.paid');
      assert.equal(page.url(), `${demo.shopUrl}/orders/${id}`);
      await leave();
    });

    it('pays on the page of one file, which then tells what the gateway says', async () => {
      const { page, leave } = await visit('/script-tag.html');
      await payByCard(page, await paymentPage(page));
      await page.waitForFunction(() => document.querySelector('output')?.value === 'Heard: charged');
      await page.waitForFunction(() =>
        document.querySelector('hyper-checkout')?.shadowRoot?.querySelector('[part=paid]'),
      );
      await leave();
    });

    it('shows the first field of every method without scrolling, and all three of a card, on a phone', async () => {
      const { page, leave } = await visit('/checkout', phone);
      const payment = await paymentPage(page);
      for (const [method, fields] of Object.entries({
        upi: ['.apps .app'],
        card: ['#card-number', '#card-expiry', '#card-code'],
        netbanking: ['#bank-search', '[name=bank]'],
        wallet: ['[name=choice]'],
        'pay-later': ['[name=choice]'],
        cash: ['[type=submit]'],
      })) {
        await payment.$eval(`[data-method=${method}]`, (row) => (row as HTMLElement).click());
        for (const field of fields) {
          await payment.waitForSelector(field);
          const top = await page.$eval('hyper-checkout', (element) => element.getBoundingClientRect().top);
          const end = top + (await payment.$eval(field, (found) => found.getBoundingClientRect().bottom));
          // The developer bar must not stand in front of it.
          const bar = await page.$eval('.developer', (element) => element.getBoundingClientRect().top);
          assert.ok(end <= Math.min(phone.height, bar), `${field} of ${method} ends at ${end}`);
        }
        await payment.$eval('.back', (button) => (button as HTMLElement).click());
        await payment.waitForSelector('[data-method=card]');
      }
      await leave();
    });

    it('gives the payment page its own colours, in both schemes', async () => {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, leave } = await visit('/checkout', phone, scheme);
        const payment = await paymentPage(page);
        const coloursOf = (accent: string, ground: string) => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = `var(--${accent})`;
          probe.style.backgroundColor = `var(--${ground})`;
          const { color, backgroundColor } = getComputedStyle(probe);
          probe.remove();
          return `${color} ${backgroundColor}`;
        };
        const ofShop = await page.evaluate(coloursOf, 'accent', 'card');
        await payment.waitForSelector('button.method');
        assert.equal(await payment.evaluate(coloursOf, 'accent', 'surface'), ofShop);
        await leave();
      }
    });

    it('has switches for developers, which change the page at once and stay in its address', async () => {
      const { page, leave } = await visit('/checkout?quantity=2&developer=open', desktop);
      await paymentPage(page);
      await assertAccessible(page);
      await page.select('select[name=theme]', 'dark');
      await page.waitForFunction(() => getComputedStyle(document.body).colorScheme === 'dark');
      await paymentPage(page);
      await page.select('select[name=language]', 'tamil');
      const tamil = await paymentPage(page);
      await tamil.waitForFunction(() => document.documentElement.lang === 'ta');
      await page.click('input[name=decline]');
      await page.waitForFunction(() => /ends so/.test(document.querySelector('.developer-said')?.textContent ?? ''));
      const link = await page.$eval('.developer-links a', ({ href }) => href);
      assert.match(link, /\/dashboard\/#\/orders\/tanabana\/TB\w{14}$/);
      assert.match(page.url(), /\/checkout\/TB\w+\?developer=open&theme=dark&language=tamil&decline=on$/);
      await page.reload();
      const payment = await paymentPage(page);
      assert.equal(await page.$eval('.developer details', ({ open }) => open), true);
      // Folded, it stands in front of nothing that is pressed.
      await page.click('.developer summary');
      await payByCard(page, payment);
      // After a failure the payment page offers another try first.
      await press(payment, '.screen .button:last-child');
      await page.waitForSelector('.outcome.failed');
      assert.equal(new URL(page.url()).search, '?theme=dark&decline=on');
      await assertAccessible(page);
      await leave();
    });

    it('opens the payment page in a dialog where the developer wants that, and pays there', async () => {
      const { page, leave } = await visit('/checkout?quantity=2', desktop);
      await paymentPage(page);
      await page.click('.developer summary');
      await page.select('select[name=presentation]', 'dialog');
      await page.click('.developer summary');
      await page.waitForFunction(() => document.querySelector('hyper-checkout')?.state === 'ready');
      await page.click('.pay-button');
      await payByCard(page, await paymentPage(page));
      await page.waitForSelector('.outcome.paid');
      assert.equal(new URL(page.url()).search, '?presentation=dialog');
      await page.goBack();
      assert.equal(new URL(page.url()).pathname, 'blank');
      await leave();
    });

    it('pays in the shop’s own page where that runs the SDK', async () => {
      const inPage = await runDemo({ hosting: 'page' });
      try {
        const { page, leave } = await visit(`${inPage.shopUrl}/checkout`, phone);
        await payByCard(page, await paymentPage(page));
        await page.waitForSelector('.outcome.paid');
        await leave();
      } finally {
        await inPage.stop();
      }
    });
  });
}

/** The payment page, once the element shows it. */
async function paymentPage(page: Page): Promise<Frame> {
  await page.waitForFunction(() => document.querySelector('hyper-checkout')?.state === 'processing');
  const payment = await frameOf(page, '/payment-page/');
  await payment.waitForSelector('[data-method=card]');
  return payment;
}

async function frameOf(page: Page, path: string): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().includes(path));
}

async function payByCard(page: Page, payment: Frame): Promise<void> {
  await press(payment, '[data-method=card]');
  await press(payment, '[data-tone=open] > summary');
  await press(payment, '.test-card');
  await pressPay(payment);
  const bank = await frameOf(page, '/bank/');
  // The frame of the bank grows with it: the test OTP at its foot is in view without scrolling inside.
  await bank.waitForSelector('.test-otp .link');
  await bank.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight);
  // The test OTP hands itself in.
  await press(bank, '.test-otp .link');
}

/** Presses the button that pays, which takes no press while its bar is on its way, until it is pressed. */
async function pressPay(payment: Frame): Promise<void> {
  const isOpen = () => payment.evaluate(() => document.querySelector('[type=submit]')?.ariaDisabled === 'false');
  const pressed = async () => {
    do await press(payment, '[type=submit]');
    while (await isOpen());
  };
  await inTime('a press of the button that pays', pressed());
}

/** Presses a control once it is there, wherever the page has scrolled to. */
async function press(frame: Frame, selector: string): Promise<void> {
  await frame.locator(selector).click();
}

function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent);
}

/** The timeline of the inspector, once it has come from the checkout page to this one. */
async function timeline(page: Page): Promise<string[]> {
  await page.waitForFunction(() =>
    document.querySelector('hyper-checkout-inspector')?.events.some(({ lane }) => lane === 'webhook'),
  );
  return page.$eval('hyper-checkout-inspector', ({ events }) => events.map(({ text }) => text));
}

/** No violation of WCAG 2.2 AA, and nothing to press that is smaller than 44 px or wider than the window. */
async function assertAccessible(page: Page): Promise<void> {
  // What has no style yet has neither size nor colour.
  await page.waitForFunction(() => document.readyState === 'complete');
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const faults = await faultsIn(page, { runOnly });
  const shape = await page.evaluate(() => {
    const small = [...document.querySelectorAll('a:not(.skip), button, select, input, summary')].filter((control) => {
      if (!control.checkVisibility()) return false;
      const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
      return width < 44 || height < 44;
    });
    const isWide = document.documentElement.scrollWidth > window.innerWidth;
    return [...small.map((control) => `small: ${control.outerHTML}`), ...(isWide ? ['wider than the window'] : [])];
  });
  assert.deepEqual([...faults, ...shape], [], page.url());
}
