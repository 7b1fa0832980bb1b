// @ts-check
import { median, ratios } from '../figures.js';
import { seedOrder } from './seed-payload.js';
import { openShop } from './shop-page.js';

const clicks = 8;

/**
 * From `process()` on an element that was initiated ahead to its payment page being shown, against a cold bare frame:
 * one of a site that the browser has not met, so that its process starts with it.
 *
 * @type {import('../run.js').Suite}
 */
export const click = {
  title: 'from the click to the shown payment page, initiated ahead',
  rounds: 5,
  async run(lab, rounds) {
    const { page, close } = await openShop(lab);
    const { signOrder, importPrivateKey } = await lab.server();
    const { merchant } = await lab.simulator();
    const signing = { privateKey: await importPrivateKey(merchant.privateKey), keyId: merchant.merchantKeyId };
    let orders = 0;
    const nextOrder = () =>
      signOrder({ ...seedOrder(`bench${++orders}`, merchant.merchantId), timestamp: String(Date.now()) }, signing);
    let sites = 0;
    const bare = (/** @type {string} */ url) =>
      page.evaluate((address) => window.shopBench.mountBareFrame(address), url);
    // A shopper clicks at any point between two frames of the screen.
    const anyMoment = () => new Promise((resolve) => setTimeout(resolve, 20 * Math.random()));

    /** @type {Record<'cold' | 'coldPainted' | 'ahead' | 'visible' | 'loaderHidden', number[]>} */
    const taken = { cold: [], coldPainted: [], ahead: [], visible: [], loaderHidden: [] };
    for (let round = -1; round < rounds; round++) {
      /** @type {Record<keyof typeof taken, number[]>} */
      const times = { cold: [], coldPainted: [], ahead: [], visible: [], loaderHidden: [] };
      for (let turn = 0; turn < (round < 0 ? 2 : clicks); turn++) {
        times.cold.push(await bare(`${lab.frames(`site${++sites}`)}/bare`));
        times.coldPainted.push(await bare(`${lab.frames(`site${++sites}`)}/bare-painted`));
        await page.evaluate((url) => window.shopBench.prepareBareFrame(url), `${lab.frames()}/bare-ahead`);
        await anyMoment();
        times.ahead.push(await page.evaluate(() => window.shopBench.showBareFrame()));
        await page.evaluate(() => window.shopBench.prepareElement());
        const { orderDetails, signature } = await nextOrder();
        await anyMoment();
        const shown = await page.evaluate((order) => window.shopBench.showElement(order), { orderDetails, signature });
        times.visible.push(shown.visible);
        times.loaderHidden.push(shown.loaderHidden);
      }
      if (round < 0) continue;
      for (const name of /** @type {(keyof typeof taken)[]} */ (Object.keys(taken)))
        taken[name].push(median(times[name]));
    }
    await close();

    const context = (/** @type {keyof typeof taken} */ ours, /** @type {keyof typeof taken} */ theirs) =>
      `${median(taken[ours]).toFixed(1)} / ${median(taken[theirs]).toFixed(1)} ms`;
    return [
      {
        name: 'process() → frame visible',
        against: 'cold bare frame, first message',
        values: ratios(taken.visible, taken.cold),
        aim: 0.05,
        gate: 0.05,
        context: context('visible', 'cold'),
      },
      {
        name: 'process() → hyper-hide-loader',
        against: 'cold bare frame, first message',
        values: ratios(taken.loaderHidden, taken.cold),
        aim: 0.08,
        context: context('loaderHidden', 'cold'),
      },
      {
        name: 'process() → hyper-hide-loader',
        against: 'cold bare frame, first paint',
        values: ratios(taken.loaderHidden, taken.coldPainted),
        context: context('loaderHidden', 'coldPainted'),
      },
      {
        name: 'process() → hyper-hide-loader',
        against: 'hidden bare frame: show, paint, answer',
        values: ratios(taken.loaderHidden, taken.ahead),
        context: context('loaderHidden', 'ahead'),
      },
    ];
  },
};
