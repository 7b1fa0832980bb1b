// @ts-check
import { slope } from '../figures.js';
import { openShop } from './shop-page.js';

const mounts = 1000;
const warmUp = 100;
const readEvery = 50;

/**
 * Functions that run often are compiled, at any time and into the same heap: some 40 kB over the first 300 mounts and
 * nothing after. That is the engine's, and would hide what we are after.
 */
const noCompilers = '--no-sparkplug --no-maglev --no-turbofan';

/** @typedef {{ heap: number, nodes: number, listeners: number, frames: number, documents: number }} Reading */

/**
 * The memory that stays behind when an element has been ready and was taken out again, 1,000 times, beside the same with
 * a bare frame. Each has a page of its own; the first 100 mounts fill the engine's caches and are not counted.
 *
 * @type {import('../run.js').Suite}
 */
export const memory = {
  title: `${mounts} mounts of an element`,
  rounds: 1,
  async run(lab, rounds) {
    /** @type {Record<'element' | 'bare', { slope: number, growth: Reading }[]>} */
    const taken = { element: [], bare: [] };
    for (let round = 0; round < rounds; round++) {
      taken.bare.push(await watch(lab, `${lab.frames()}/bare`));
      taken.element.push(await watch(lab));
    }
    const { element, bare } = taken;
    const growth = (/** @type {keyof Reading} */ what) => ({
      name: `${what} left after ${mounts - warmUp} mounts`,
      against: 'bare frame, subtracted',
      values: element.map((each, round) => each.growth[what] - (bare[round]?.growth[what] ?? NaN)),
      unit: /** @type {const} */ ('count'),
      aim: 0,
      gate: 0,
    });
    return [
      {
        name: 'heap for each mount',
        against: '',
        values: element.map((each) => each.slope),
        unit: 'bytes',
        aim: 30,
        gate: 60,
        context: `bare frame: ${bare.map((each) => Math.round(each.slope)).join(', ')} B`,
      },
      growth('nodes'),
      growth('listeners'),
      growth('frames'),
      growth('documents'),
    ];
  },
};

/**
 * @param {import('../lab.js').Lab} lab
 * @param {string} [bareFrame] the address of a bare frame to mount in place of an element
 */
async function watch(lab, bareFrame) {
  const { page, close } = await openShop(lab, noCompilers);
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  /** @type {[mounts: number, reading: Reading][]} */
  const readings = [];
  for (let done = readEvery; done <= mounts; done += readEvery) {
    // One call for many mounts: each call leaves a little behind itself.
    await page.evaluate((many, url) => window.shopBench.mountMany(many, url), readEvery, bareFrame);
    if (done >= warmUp) readings.push([done, await read(session)]);
  }
  await close();
  const first = readings[0]?.[1];
  const last = readings.at(-1)?.[1];
  if (!first || !last) throw new Error('Nothing was read');
  const grown = (/** @type {keyof Reading} */ what) => last[what] - first[what];
  return {
    slope: slope(readings.map(([done, { heap }]) => [done, heap])),
    growth: {
      heap: grown('heap'),
      nodes: grown('nodes'),
      listeners: grown('listeners'),
      frames: grown('frames'),
      documents: grown('documents'),
    },
  };
}

/**
 * @param {Awaited<ReturnType<import('../lab.js').Page['createCDPSession']>>} session
 * @returns {Promise<Reading>}
 */
async function read(session) {
  // What is freed by one collection can make more collectable in the next.
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const valueOf = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    heap: valueOf('JSHeapUsedSize'),
    nodes: valueOf('Nodes'),
    listeners: valueOf('JSEventListeners'),
    frames: valueOf('Frames'),
    documents: valueOf('Documents'),
  };
}
