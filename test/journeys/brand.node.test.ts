import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { shopperOn } from '../support/browser.js';
import { chromiumPage, wantedEngines } from '../support/browsers.js';
import { faultsIn } from '../support/engines.js';
import type { PuppeteerFrame, PuppeteerPage } from '../support/launch-puppeteer.js';
import { openMerchantBrowser, type MerchantBrowser } from '../support/merchant-tab.ts';

/** Two brands: a light shop with a colour that no text can be read in, and one with a serif and square corners. */
const brands = {
  amber: { accent: '#ffcc00', radius: 0, spacing: 1.2, density: 'compact', labels: 'inside' },
  madder: {
    accent: '#9a3022',
    surface: { light: '#fffaf5', dark: '#17110f' },
    text: { light: '#221712' },
    danger: '#8a1f11',
    radius: 2,
    font: { family: 'Georgia, serif' },
  },
};

const logo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 32'%3E%3Crect width='120' height='32'/%3E%3C/svg%3E";

if (wantedEngines().includes('chromium')) {
  describe('the brand of a shop', () => {
    let shop: MerchantBrowser;
    let page: PuppeteerPage;
    before(async () => (shop = await openMerchantBrowser()));
    after(() => shop.close());
    beforeEach(async () => {
      page = await shop.browser.newPage(chromiumPage);
      // Only so that the engines can be put into the payment page.
      await page.setBypassCSP(true);
    });
    afterEach(() => page.close());

    /** Opens the shop with an appearance, and returns the frame of its payment page. */
    async function open(appearance: unknown, pageScheme = 'normal', hosting?: 'page'): Promise<PuppeteerFrame> {
      const address = shop.site.address('shop-element', shop.site.newOrder());
      await page.goto(`${address}&scheme=${encodeURIComponent(pageScheme)}`, { waitUntil: 'domcontentloaded' });
      await page.evaluate(
        (given, sdkUrl) => {
          const checkout = document.querySelector('hyper-checkout');
          Object.assign(window, { warned: [] });
          checkout?.addEventListener('hyper-warning', ({ detail }) => {
            const warned: unknown = Reflect.get(window, 'warned');
            if (Array.isArray(warned) && detail.field?.startsWith('appearance')) warned.push(detail.field);
          });
          checkout?.addEventListener('hyper-hide-loader', () => Object.assign(window, { isShown: true }));
          Object.assign(checkout ?? {}, { appearance: given, ...(sdkUrl && { sdkUrl }) });
        },
        appearance,
        hosting && `${shop.simulator.origin}/HyperServices.js`,
      );
      const paid = await page.waitForFrame((frame) => frame.url().includes('/payment-page/'));
      await paid.waitForSelector('hyper-payment-page button.method');
      return paid;
    }

    const change = (appearance: unknown) =>
      page.evaluate((given) => {
        const checkout = document.querySelector('hyper-checkout');
        if (checkout) Object.assign(checkout, { appearance: given });
      }, appearance);

    /** Resolves once a token of the payment page has that colour, in the scheme that it is in. */
    const shows = (paid: PuppeteerFrame, token: string, colour: string) =>
      paid.waitForFunction(
        (name, wanted) => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = `var(--${name})`;
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color === wanted;
        },
        {},
        token,
        colour,
      );

    for (const hosting of [undefined, 'page'] as const) {
      it(`changes while the customer types, and nothing that was typed moves: ${hosting ?? 'frame'}`, async () => {
        const paid = await open({ accent: '#0b6b4b' }, 'normal', hosting);
        await shows(paid, 'accent', 'rgb(11, 107, 75)');
        await shopperOn(page).press(/^Card/);
        const field = await paid.waitForSelector('input[autocomplete=cc-number]');
        await field?.type('42424242');
        await change(brands.amber);
        await shows(paid, 'accent', 'rgb(255, 204, 0)');
        const seen = await paid.evaluate(() => {
          const { activeElement } = document;
          const button = getComputedStyle(document.querySelector('.button[type=submit]') ?? document.body);
          return {
            field: activeElement instanceof HTMLInputElement ? [activeElement.autocomplete, activeElement.value] : [],
            button: [button.backgroundColor, button.color],
            moving: document.getAnimations().filter((one) => one instanceof CSSTransition).length,
            corners: button.borderRadius,
            labels: document.documentElement.dataset['labels'],
          };
        });
        assert.deepEqual(seen, {
          field: ['cc-number', '4242 4242'],
          // Yellow with dark text.
          button: ['rgb(255, 204, 0)', 'rgb(22, 26, 43)'],
          moving: 0,
          corners: '0px',
          labels: 'inside',
        });
        await change(null);
        await shows(paid, 'accent', 'rgb(51, 70, 211)');
      });
    }

    for (const [how, fails] of [
      ['cannot be loaded', true],
      ['never comes', false],
    ] as const) {
      it(`is left out where its file ${how}: the page opens, and the console says so`, async () => {
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          if (!request.url().includes('brand.js')) void request.continue();
          else if (fails) void request.abort();
        });
        const said = new Promise<void>((resolve) =>
          page.on('console', (message) => {
            if (message.text() === 'HyperServices: The brand did not load.') resolve();
          }),
        );
        await open({ accent: '#0b6b4b' });
        await said;
        await page.waitForFunction(() => Reflect.get(window, 'isShown') === true);
      });
    }

    it('follows the scheme of the page around the element, and a scheme of its own counts more', async () => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
      const paid = await open({ accent: { light: '#9a3022', dark: '#f29a86' } }, 'light dark');
      await shows(paid, 'accent', 'rgb(154, 48, 34)');
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await shows(paid, 'accent', 'rgb(242, 154, 134)');
      // The page itself switches, as shops do by a button.
      await page.evaluate(() => (document.documentElement.style.colorScheme = 'light'));
      await shows(paid, 'accent', 'rgb(154, 48, 34)');
      await change({ accent: { light: '#9a3022', dark: '#f29a86' }, scheme: 'dark' });
      await shows(paid, 'accent', 'rgb(242, 154, 134)');
      await shows(paid, 'surface', 'rgb(18, 20, 28)');
    });

    it('warns once of each value that cannot be used, and all else holds', async () => {
      const paid = await open({ text: '#9aa0aa', accent: 'red', radius: 4, brand: 1 });
      await paid.waitForFunction(
        () => getComputedStyle(document.documentElement).getPropertyValue('--radius') === '4px',
      );
      const warned = () => page.evaluate((): unknown => Reflect.get(window, 'warned'));
      const fields = ['appearance.brand', 'appearance.accent', 'appearance.text'];
      assert.deepEqual(await warned(), fields);
      await change({ text: '#9aa0aa', accent: 'red', radius: 5, brand: 1 });
      await paid.waitForFunction(
        () => getComputedStyle(document.documentElement).getPropertyValue('--radius') === '5px',
      );
      assert.deepEqual(await warned(), fields);
      await shows(paid, 'text', 'rgb(22, 26, 43)');
    });

    it('has a logo with the name of the shop, or its letter where the picture does not come', async () => {
      const paid = await open({ logo });
      const picture = await paid.waitForSelector('img.logo');
      assert.equal(await picture?.evaluate((image) => image.getAttribute('alt')), await shopName(paid));
      await change({ logo: `${shop.simulator.origin.replace('http:', 'https:')}/no-picture.png` });
      await paid.waitForSelector('.avatar');
      assert.equal(await paid.$('img.logo'), null);
    });

    it('has the pictures of the shop in place of marks, and the drawn mark where one does not come', async () => {
      const said = new Promise<void>((resolve) =>
        page.on('console', (message) => {
          if (message.text().includes('The picture of the mark NB_ICICI did not load.')) resolve();
        }),
      );
      const picture = (paid: PuppeteerFrame, code: string) =>
        paid.$eval(`[data-mark=${code}]`, (mark) => {
          const { backgroundImage, color } = getComputedStyle(mark);
          return { picture: backgroundImage.slice(0, 14), text: mark.textContent.trim(), color };
        });
      const drawn = 'rgba(0, 0, 0, 0)';
      const quoted = `${logo.replaceAll("'", '"')}#")}*{color:red}`;
      const marks = {
        upi: logo,
        NB_HDFC: quoted,
        NB_ICICI: `${shop.simulator.origin.replace('http:', 'https:')}/none`,
      };
      const paid = await open({ marks });
      await said;
      assert.equal((await picture(paid, 'upi')).picture, 'url("data:imag');
      await shopperOn(page).press(/^Netbanking/);
      await paid.waitForSelector('[data-mark=NB_HDFC]');
      // The letters stay in the page, behind the picture.
      assert.deepEqual(await picture(paid, 'NB_HDFC'), { picture: 'url("data:imag', text: 'HB', color: drawn });
      const left = await picture(paid, 'NB_ICICI');
      assert.deepEqual([left.picture, left.text], ['none', 'IB']);
      assert.notEqual(left.color, drawn);
      await change({});
      await paid.waitForFunction(() => {
        const mark = document.querySelector('[data-mark=NB_HDFC]');
        return mark && getComputedStyle(mark).backgroundImage === 'none';
      });
    });

    it('takes the fonts of merchant-fonts where it has none of its own', async () => {
      await page.evaluateOnNewDocument(() => {
        document.addEventListener('DOMContentLoaded', () => {
          const merchantFonts = JSON.stringify({
            regular: { name: 'Gentium', path: 'https://shop.invalid/gentium.woff2' },
            bold: { name: 'Gentium', path: 'https://shop.invalid/gentium-bold.woff2' },
          });
          document.querySelector('hyper-checkout')?.setAttribute('merchant-fonts', merchantFonts);
        });
      });
      const paid = await open(undefined);
      const fontsOf = () =>
        paid.evaluate(() => ({
          family: getComputedStyle(document.body).fontFamily.split(',')[0],
          faces: [...document.fonts].map(({ family, weight }) => `${family} ${weight}`),
        }));
      assert.deepEqual(await fontsOf(), { family: 'Gentium', faces: ['Gentium 400', 'Gentium 700'] });
      await change({ font: { family: "'Noto Sans', sans-serif" } });
      await paid.waitForFunction(() => getComputedStyle(document.body).fontFamily.startsWith('"Noto Sans"'));
      assert.deepEqual((await fontsOf()).faces, []);
    });

    it('colours the panels of the element', async () => {
      const address = shop.site.address('shop-element', shop.site.newOrder());
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      await page.evaluate((appearance) => {
        const checkout = document.createElement('hyper-checkout');
        Object.assign(checkout, { clientId: 'acme', environment: 'moon', appearance });
        document.body.replaceChildren(checkout);
      }, JSON.stringify(brands.madder));
      await page.waitForFunction(() => {
        const panel = document.querySelector('hyper-checkout')?.shadowRoot?.querySelector('[part=error]');
        return panel && getComputedStyle(panel).backgroundColor === 'rgb(255, 250, 245)';
      });
      const look = await page.evaluate(() => {
        const panel = document.querySelector('hyper-checkout')?.shadowRoot?.querySelector('[part=error]');
        const { color, borderColor, borderRadius, fontFamily } = getComputedStyle(panel ?? document.body);
        return { color, borderColor, borderRadius, font: fontFamily.split(',')[0] };
      });
      assert.deepEqual(look, {
        color: 'rgb(34, 23, 18)',
        borderColor: 'rgb(138, 31, 17)',
        borderRadius: '2px',
        font: 'Georgia',
      });
    });

    it('is loaded by no page without an appearance', async () => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await open(undefined);
      assert.deepEqual(
        asked.filter((path) => path.includes('appearance')),
        [],
      );
    });

    for (const [name, brand] of Object.entries(brands)) {
      for (const scheme of ['light', 'dark'] as const) {
        it(`stands in nobody’s way: no fault on the methods and the card form of ${name} in ${scheme}`, async () => {
          const paid = await open({ ...brand, logo, scheme });
          await paid.waitForSelector('img.logo');
          const faults = [...(await faultsIn(paid))];
          await shopperOn(page).press(/^Card/);
          await paid.waitForSelector('input[autocomplete=cc-number]');
          await shopperOn(page).press(/^Pay /);
          await paid.waitForSelector('[aria-invalid=true]');
          faults.push(...(await faultsIn(paid)));
          assert.deepEqual(faults, []);
        });
      }
    }
  });
}

function shopName(paid: PuppeteerFrame): Promise<string | null | undefined> {
  return paid.evaluate(() => document.querySelector('.merchant-name')?.textContent);
}
