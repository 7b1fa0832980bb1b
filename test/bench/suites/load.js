// @ts-check
import { join } from 'node:path';
import { median, ratios } from '../figures.js';
import { flows, runLoad } from '../load-generator.js';
import { startFloorProcess, startSimulatorProcess } from '../simulator-process.js';

const [warmUp, measured] = [1, 4];

/** @typedef {{ orders: number[], payments: number[] }} Rates */

/**
 * The number of orders and whole payments that a fresh simulator handles in a second from ten connections, in memory and
 * in a file, against a bare handler and, with `--before`, against an earlier build.
 *
 * @type {import('../run.js').Suite}
 */
export const load = {
  title: 'orders and payments a second, ten connections',
  rounds: 3,
  async run(lab, rounds) {
    const builds = { now: await lab.dist(), ...(lab.before === undefined ? {} : { before: lab.before }) };
    /** @type {Record<string, Rates>} */
    const taken = {};
    let files = 0;
    const newFile = () => join(lab.folder, `load-${++files}.db`);
    const note = (/** @type {string} */ name, /** @type {keyof Rates} */ what, /** @type {number} */ rate) => {
      (taken[name] ??= { orders: [], payments: [] })[what].push(rate);
    };

    for (let round = 0; round < rounds; round++) {
      for (const kind of /** @type {const} */ (['memory', 'file'])) {
        const floor = await startFloorProcess(kind === 'file' ? newFile() : undefined);
        await runLoad(floor, flows.order, { seconds: warmUp });
        note(`floor, ${kind}`, 'orders', await runLoad(floor, flows.order, { seconds: measured }));
        await floor.stop();
        for (const [build, dist] of Object.entries(builds)) {
          for (const [what, flow] of /** @type {const} */ ([
            ['orders', flows.order],
            ['payments', flows.payment],
          ])) {
            const simulator = await startSimulatorProcess(dist, kind === 'file' ? newFile() : undefined);
            await runLoad(simulator, flow, { seconds: warmUp });
            note(`${build}, ${kind}`, what, await runLoad(simulator, flow, { seconds: measured }));
            await simulator.stop();
          }
        }
      }
    }

    const figure = (
      /** @type {'memory' | 'file'} */ kind,
      /** @type {keyof Rates} */ what,
      /** @type {'floor' | 'before'} */ against,
      /** @type {{ aim?: number, gate?: number }} */ bounds,
    ) => {
      const [ours, theirs] = [taken[`now, ${kind}`]?.[what] ?? [], taken[`${against}, ${kind}`]?.[what] ?? []];
      return {
        name: `${what}, ${kind}`,
        against: against === 'floor' ? 'bare handler' : 'earlier build',
        values: ratios(ours, theirs),
        higherIsBetter: true,
        ...bounds,
        context: `${Math.round(median(ours))} / ${Math.round(median(theirs))} a second`,
      };
    };
    return [
      figure('memory', 'orders', 'floor', {}),
      figure('file', 'orders', 'floor', { aim: 0.7, gate: 0.5 }),
      ...(lab.before === undefined
        ? []
        : [
            figure('memory', 'orders', 'before', { aim: 1.5 }),
            figure('file', 'orders', 'before', { aim: 1.5 }),
            figure('memory', 'payments', 'before', { aim: 1.5 }),
            figure('file', 'payments', 'before', { aim: 1.5 }),
          ]),
    ];
  },
};
