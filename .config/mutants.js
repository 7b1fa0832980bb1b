// @ts-check
import { Stryker } from '@stryker-mutator/core';

/** `npm run mutants [-- ROOM|FILE]`: changes the sources in small ways and counts the changes that no test notices. */

const rooms = ['bridge', 'element', 'protocol', 'server'];
const elementFiles = ['checkout-state', 'frame-height', 'requests-from-properties', 'sdk-verdict', 'web-address'];

const asked = process.argv.slice(2);
for (const room of rooms) {
  const mutate = asked.filter((path) => path.startsWith(`src/${room}/`));
  if (asked.length === 0 || asked.includes(room)) mutate.push(...filesOf(room));
  if (mutate.length > 0) await run(room, mutate);
}

/** @param {string} room */
function filesOf(room) {
  return room === 'element' ? elementFiles.map((name) => `src/element/${name}.ts`) : [`src/${room}/**/*.ts`];
}

/**
 * @param {string} room
 * @param {string[]} mutate
 */
async function run(room, mutate) {
  process.env['PROPERTY_RUNS'] = '50';
  await new Stryker({
    mutate,
    packageManager: 'npm',
    plugins: ['@stryker-mutator/mocha-runner'],
    testRunner: 'mocha',
    mochaOptions: { spec: ['compiled/**/*.mjs'] },
    buildCommand: `node .config/bundle-mutants.js ${room}`,
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    ignorePatterns: ['dist'],
    tempDirName: 'node_modules/.cache/mutants',
    concurrency: 2,
    timeoutMS: 10_000,
    reporters: ['json', 'clear-text', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, skipFull: true },
    jsonReporter: { fileName: `node_modules/.cache/mutants/${room}.json` },
  }).runMutationTest();
}
