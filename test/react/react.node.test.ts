import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signOrder } from 'hyper-checkout/server';
import { startSimulator, type Simulator } from 'hyper-checkout/simulator';
import type { HyperCheckoutElement } from 'hyper-checkout';
import { wantedEngines } from '../support/browsers.js';
import { launchPuppeteer, type PuppeteerBrowser } from '../support/launch-puppeteer.js';
import { sampleOrder } from '../support/sample-order.ts';
import { reactVersions, startReactSite, type ShopProps } from './react-site.ts';

declare global {
  /** The page, as `pages/client.jsx` has it. */
  var shop: {
    readonly heard: readonly { readonly type: string; readonly render: number }[];
    readonly at: { readonly current: HyperCheckoutElement | null };
    show(props: ShopProps): void;
    leave(): void;
  };
}

// React is the same in every engine.
if (wantedEngines().includes('chromium')) {
  describe('hyper-checkout/react in', () => {
    let browser: PuppeteerBrowser;
    let simulator: Simulator;
    before(async () => {
      simulator = await startSimulator();
      browser = await launchPuppeteer('chromium');
    });
    after(async () => {
      await browser.close();
      await simulator.stop();
    });

    for (const version of reactVersions) {
      describe(`React ${version}:`, () => {
        let site: Awaited<ReturnType<typeof startReactSite>>;
        before(async () => {
          site = await startReactSite(version);
        });
        after(() => site.stop());

        for (const by of ['component', 'hook'] as const) {
          const shown = (properties: ShopProps['properties']): ShopProps => ({ by, isStrict: true, properties });

          describe(`the ${by}`, () => {
            it('hears an error of the first moment, once, in StrictMode', async () => {
              const page = await open();
              await page.evaluate((props) => shop.show(props), shown({ clientId: 'acme', environment: 'sandbox' }));
              await page.waitForFunction(() => shop.heard.length > 0);
              assert.deepEqual(await page.evaluate(() => shop.heard), [{ type: 'hyper-error', render: 1 }]);
              await page.leave(/^<hyper-checkout> frame-url is missing/);
            });

            it('calls the handler of the latest of many renders, once', async () => {
              const page = await open();
              const heard = await page.evaluate(async (props) => {
                for (let render = 0; render < 20; render += 1) {
                  shop.show(props);
                  await new Promise((resolve) => requestAnimationFrame(resolve));
                }
                document.querySelector('hyper-checkout')?.dispatchEvent(new CustomEvent('hyper-error'));
                return shop.heard;
              }, shown({}));
              assert.deepEqual(heard, [{ type: 'hyper-error', render: 20 }]);
              await page.leave();
            });

            it('F1: initiates once, by properties that come late, and keeps what updateOrder() has set', async () => {
              const page = await open();
              await page.evaluate((props) => shop.show(props), shown({}));
              await page.evaluate((props) => shop.show(props), shown({ ...session(), manual: true }));
              await page.waitForFunction(() => shop.heard.some(({ type }) => type === 'hyper-initiate-result'));
              await page.evaluate(
                (order) => document.querySelector('hyper-checkout')?.updateOrder(order),
                await newOrder(),
              );
              const order = await page.evaluate(() => document.querySelector('hyper-checkout')?.orderDetails);
              await page.evaluate((props) => shop.show(props), shown(session()));
              await page.waitForFunction(() => document.querySelector('hyper-checkout')?.state === 'processing');
              assert.equal(await page.evaluate(() => document.querySelector('hyper-checkout')?.orderDetails), order);
              await page.evaluate((props) => shop.show(props), shown({ ...session(), clientId: undefined }));
              await page.waitForFunction(() => !document.querySelector('hyper-checkout')?.clientId);
              const types = await page.evaluate(() => shop.heard.map(({ type }) => type));
              assert.equal(types.filter((type) => type === 'hyper-initiate-result').length, 1);
              await page.leave();
            });

            it('F4: leaves nothing behind, and begins anew', async () => {
              const page = await open();
              const props = shown({ ...session(), ...(await newOrder()) });
              await page.evaluate((given) => shop.show(given), props);
              await page.waitForFunction(() => document.querySelector('hyper-checkout')?.state === 'processing');
              const first = await page.evaluateHandle(() => document.querySelector('hyper-checkout'));
              await page.evaluate(() => shop.leave());
              await page.waitForFunction(
                (left) => left && !left.isConnected && !left.shadowRoot?.querySelector('iframe'),
                {},
                first,
              );
              await page.evaluate((given) => shop.show(given), props);
              await page.waitForFunction(() => document.querySelector('hyper-checkout')?.state === 'processing');
              assert.deepEqual(await page.evaluate(() => shop.heard.map(({ type, render }) => [type, render])), [
                ['hyper-initiate-result', 1],
                ['hyper-initiate-result', 2],
              ]);
              await page.leave();
            });

            it('is hydrated without a word, and heard from then on', async () => {
              const props = shown(session());
              const html = site.html(props);
              assert.match(html, /<hyper-checkout class="wide">/);
              assert.ok(!html.includes('acme'), html);
              const page = await open(props);
              await page.evaluate((given) => shop.show(given), props);
              await page.waitForFunction(() => shop.heard.length > 0);
              assert.deepEqual(await page.evaluate(() => shop.heard), [{ type: 'hyper-initiate-result', render: 1 }]);
              await page.leave();
            });
          });
        }

        it('the component writes what React 18 would not, and its ref is the element', async () => {
          const page = await open();
          await page.evaluate((props) => shop.show(props), {
            by: 'component' as const,
            isStrict: false,
            properties: { id: 'pay', 'data-shop': 'a' },
          });
          await page.waitForFunction(() => shop.at.current !== null);
          assert.deepEqual(
            await page.evaluate(() =>
              [...(shop.at.current?.attributes ?? [])].map(({ name, value }) => `${name}=${value}`).sort(),
            ),
            ['class=wide', 'data-shop=a', 'id=pay'],
          );
          assert.equal(await page.evaluate(() => shop.at.current === document.querySelector('hyper-checkout')), true);
          await page.evaluate(() => shop.leave());
          await page.waitForFunction(() => shop.at.current === null);
          await page.leave();
        });

        /** A page whose console must have stayed silent when it is left, but for one line perhaps. */
        async function open(rendered?: ShopProps) {
          const page = await browser.newPage();
          page.setDefaultTimeout(15_000);
          const said: string[] = [];
          page.on('console', (message) => said.push(message.text()));
          page.on('pageerror', (error) => said.push(String(error)));
          await page.goto(site.address(rendered));
          return Object.assign(page, {
            async leave(expected?: RegExp) {
              await page.close();
              // An advertisement of React's own.
              const lines = said.filter((text) => !text.includes('React DevTools'));
              assert.equal(lines.length, expected ? 1 : 0, lines.join('\n'));
              if (expected) assert.match(lines.join(), expected);
            },
          });
        }
      });
    }

    const session = () => ({
      clientId: simulator.merchant.clientId,
      environment: 'sandbox',
      frameUrl: `${simulator.origin}/frame/`,
      merchantKeyId: simulator.merchant.merchantKeyId,
      customerId: 'cust77',
      merchantId: simulator.merchant.merchantId,
    });

    const newOrder = () => {
      const { merchant } = simulator;
      const order = sampleOrder(merchant.merchantId);
      return signOrder(JSON.stringify(order), { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId });
    };
  });
}
