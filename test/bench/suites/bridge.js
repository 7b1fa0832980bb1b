// @ts-check
import { median, ratios } from '../figures.js';

const calls = 2000;
const block = 250;
const inBurst = 10_000;

/** @typedef {'channel' | 'port'} Contestant */

/** The order of the two changes from one turn to the next, so that neither always follows the other. */
const turns = /** @type {const} */ ([
  ['port', 'channel'],
  ['channel', 'port'],
]);

/**
 * `Channel.ask` against the least that can be done with a `MessagePort`: both post 1 KB to the same frame and get it back.
 *
 * @type {import('../run.js').Suite}
 */
export const bridge = {
  title: 'a question and its answer across sites',
  rounds: 7,
  async run(lab, rounds) {
    // Isolated from other origins, a page has a clock of 5 µs in place of 100.
    const isolated = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
    };
    const frame = `${lab.frames()}/bridge/frame`;
    lab.answers.set('/bridge/frame', {
      body: pageOf(await lab.bundle(new URL('../pages/bridge-frame.ts', import.meta.url))),
      headers: isolated,
    });
    lab.answers.set('/bridge', {
      body: pageOf(await lab.bundle(new URL('../pages/bridge-shop.ts', import.meta.url))),
      headers: isolated,
    });
    const { page, close } = await lab.open('/bridge');
    await page.evaluate((url) => window.bridgeBench.connect(url), frame);
    await lab.assertOwnProcess(page, lab.frames());

    const ask = (/** @type {Contestant} */ name, /** @type {number} */ count) =>
      page.evaluate((contestant, many) => window.bridgeBench.roundTrips(contestant, many), name, count);
    const burst = (/** @type {Contestant} */ name) =>
      page.evaluate((contestant, many) => window.bridgeBench.burst(contestant, many), name, inBurst);

    /** @type {Record<Contestant, { middle: number[], slow: number[], burst: number[] }>} */
    const taken = { channel: { middle: [], slow: [], burst: [] }, port: { middle: [], slow: [], burst: [] } };
    for (let round = -1; round < rounds; round++) {
      /** @type {Record<Contestant, number[]>} */
      const times = { channel: [], port: [] };
      for (let done = 0; done < calls / block; done++) {
        for (const name of turns[done % 2] ?? []) times[name].push(...(await ask(name, block)));
      }
      for (const name of turns[round & 1] ?? []) {
        const time = await burst(name);
        // The first round warms the engine up and counts for nothing.
        if (round < 0) continue;
        taken[name].burst.push((inBurst / time) * 1000);
        taken[name].middle.push(median(times[name]));
        taken[name].slow.push(percentile(times[name], 0.99));
      }
    }
    await close();

    const { channel, port } = taken;
    const microseconds = (/** @type {number[]} */ times) => `${Math.round(median(times) * 1000)} µs`;
    return [
      {
        name: 'round trip of 1 KB, p50',
        against: 'raw MessagePort',
        values: ratios(channel.middle, port.middle),
        aim: 1.05,
        gate: 1.2,
        context: `${microseconds(channel.middle)} / ${microseconds(port.middle)}`,
      },
      {
        name: 'round trip of 1 KB, p99',
        against: 'raw MessagePort',
        values: ratios(channel.slow, port.slow),
        context: `${microseconds(channel.slow)} / ${microseconds(port.slow)}`,
      },
      {
        name: `burst of ${inBurst.toLocaleString('en')} calls, calls/s`,
        against: 'raw MessagePort',
        values: ratios(channel.burst, port.burst),
        aim: 4,
        gate: 0.9,
        higherIsBetter: true,
        context: `${Math.round(median(channel.burst))} / ${Math.round(median(port.burst))} calls/s`,
      },
    ];
  },
};

/** @param {string} script */
function pageOf(script) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bridge</title><body><script>${script}</script></body></html>`;
}

/**
 * @param {readonly number[]} times
 * @param {number} part
 */
function percentile(times, part) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? NaN;
}
