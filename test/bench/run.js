// @ts-check
import { parseArgs } from 'node:util';
import { reaches, tableOf } from './figures.js';
import { openLab } from './lab.js';
import { boot } from './suites/boot.js';
import { bridge } from './suites/bridge.js';
import { click } from './suites/click.js';
import { growth } from './suites/growth.js';
import { load } from './suites/load.js';
import { memory } from './suites/memory.js';
import { script } from './suites/script.js';
import { signing } from './suites/signing.js';
import { validation } from './suites/validation.js';

/**
 * A suite: contestants that take turns in each round, and the figures that come of it.
 *
 * @typedef {object} Suite
 * @property {string} title
 * @property {number} rounds how many unless --rounds says otherwise
 * @property {(lab: import('./lab.js').Lab, rounds: number) => Promise<import('./figures.js').Figure[]>} run
 */

/** @type {Readonly<Record<string, Suite>>} */
const suites = { script, boot, click, bridge, memory, validation, signing, load, growth };

const help = `npm run bench -- [--only ${Object.keys(suites).join(',')}] [--rounds N] [--before DIST] [--json] [--gate]

  --only    these suites alone, by a comma
  --rounds  how many rounds each suite takes; the more, the narrower the range
  --before  the built files of an earlier version, which load is measured against too
  --json    prints one JSON document instead of tables
  --gate    exits with 1 if a gate is missed`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    before: { type: 'string' },
    json: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) console.log(help);
else await measure();

async function measure() {
  const names = options.only?.split(',').map((name) => name.trim()) ?? Object.keys(suites);
  const wanted = names.map((name) => {
    const suite = suites[name];
    if (!suite) throw new Error(`There is no suite "${name}", only ${Object.keys(suites).join(', ')}`);
    return { name, ...suite };
  });
  const rounds = options.rounds === undefined ? undefined : Number(options.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
    throw new Error('--rounds takes a number from 1');

  const lab = await openLab(options.before);
  /** @type {Record<string, import('./figures.js').Figure[]>} */
  const results = {};
  try {
    for (const { name, title, run, rounds: usual } of wanted) {
      const started = performance.now();
      const figures = await run(lab, rounds ?? usual);
      results[name] = figures;
      if (options.json) continue;
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.log(`\n${name}: ${title} (${rounds ?? usual} rounds, ${seconds} s)\n\n${tableOf(figures)}`);
    }
  } finally {
    await lab.close();
  }
  if (options.json) console.log(JSON.stringify({ date: new Date().toISOString(), results }, null, 2));
  const missed = Object.values(results)
    .flat()
    .filter((figure) => !reaches(figure, 'gate'));
  if (missed.length > 0) console.error(`\nGates missed: ${missed.map((figure) => figure.name).join('; ')}`);
  if (options.gate && missed.length > 0) process.exitCode = 1;
}
