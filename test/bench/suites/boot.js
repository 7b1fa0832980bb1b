// @ts-check
import { median, ratios } from '../figures.js';
import { openShop } from './shop-page.js';

const mounts = 24;

/** In which order they take their turns: each comes once after each other one, whose frames may still be going. */
const orders = [
  [0, 1, 3, 2],
  [1, 2, 0, 3],
  [2, 3, 1, 0],
  [3, 0, 2, 1],
];

/**
 * From an element's connection to the open channel and to `ready`, against what frames cost anybody.
 *
 * The first comparison is the element's own work: its frame says hello with a port in the first message, so it can be
 * held against the first message of a frame that does nothing else. `ready` is the answer of the SDK, which puts a
 * frame of its own into ours; it is held against a bare frame in a bare frame. All frames' processes run already.
 *
 * @type {import('../run.js').Suite}
 */
export const boot = {
  title: 'from connected to ready, warm',
  rounds: 9,
  async run(lab, rounds) {
    const { page, close } = await openShop(lab);
    /** @type {Record<'bare' | 'script' | 'nested' | 'channel' | 'ready', number[]>} */
    const taken = { bare: [], script: [], nested: [], channel: [], ready: [] };
    for (let round = -1; round < rounds; round++) {
      /** @type {Record<keyof typeof taken, number[]>} */
      const times = { bare: [], script: [], nested: [], channel: [], ready: [] };
      const bare = async (/** @type {'bare' | 'script' | 'nested'} */ name, /** @type {string} */ path) =>
        times[name].push(await page.evaluate((url) => window.shopBench.mountBareFrame(url), lab.frames() + path));
      const turns = [
        () => bare('bare', '/bare'),
        () => bare('script', '/bare-script'),
        () => bare('nested', '/nested'),
        async () => {
          const { channel, ready } = await page.evaluate(() => window.shopBench.mountElement());
          times.channel.push(channel);
          times.ready.push(ready);
        },
      ];
      for (let mount = 0; mount < (round < 0 ? 3 : mounts); mount++) {
        for (const turn of orders[mount % orders.length] ?? []) await turns[turn]?.();
      }
      // The first round fills caches and warms the engine up.
      if (round < 0) continue;
      for (const name of /** @type {(keyof typeof taken)[]} */ (Object.keys(taken)))
        taken[name].push(median(times[name]));
    }
    await close();

    const alone = await measureAlone(lab, rounds);

    const context = (/** @type {keyof typeof taken} */ ours, /** @type {keyof typeof taken} */ theirs) =>
      `${median(taken[ours]).toFixed(1)} / ${median(taken[theirs]).toFixed(1)} ms`;
    return [
      {
        name: 'connected → channel open',
        against: 'bare frame, first message',
        values: ratios(taken.channel, taken.bare),
        aim: 1.05,
        gate: 1.15,
        context: context('channel', 'bare'),
      },
      {
        name: 'connected → channel open, no debugger',
        against: 'bare frame, first message',
        values: ratios(alone.channel, alone.bare),
        aim: 1.15,
        gate: 1.3,
        context: `${median(alone.channel).toFixed(1)} / ${median(alone.bare).toFixed(1)} ms`,
      },
      {
        name: 'connected → channel open',
        against: 'bare frame with a script file, first message',
        values: ratios(taken.channel, taken.script),
        context: context('channel', 'script'),
      },
      {
        name: 'connected → ready',
        against: 'bare frame, first message',
        values: ratios(taken.ready, taken.bare),
        context: context('ready', 'bare'),
      },
      {
        name: 'connected → ready',
        against: 'bare frame in a bare frame, first message',
        values: ratios(taken.ready, taken.nested),
        context: context('ready', 'nested'),
      },
    ];
  },
};

/**
 * The same in a browser without a debugger: a debugger attaches to each frame before that frame's page runs, which
 * takes time on both sides. The medians of each round.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {number} rounds
 */
async function measureAlone(lab, rounds) {
  // The first round fills caches and warms the engine up.
  const run = { rounds: rounds + 1, mounts, silent: `${lab.frames()}/silent`, bare: `${lab.frames()}/bare` };
  lab.answers.set('/shop-alone', {
    body: `${lab.answers.get('/shop')?.body ?? ''}<script>
      shopBench.measureBoot(${JSON.stringify(run)})
        .then((times) => fetch('/figures', { method: 'POST', body: JSON.stringify(times) }));
    </script>`,
  });
  /** @type {import('../pages/shop.ts').BootTimes} */
  const { bare, channel } = JSON.parse(await lab.openAlone('/shop-alone'));
  return { bare: bare.slice(1).map(median), channel: channel.slice(1).map(median) };
}
