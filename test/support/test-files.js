// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { engines } from './browsers.js';

/**
 * The test files of the project, and which of them a run takes. `*.node.test.ts` run in Node, every other `*.test.ts` runs
 * in browsers.
 */

/** True for `npm run test:full`, which adds what `fullAdds` says. */
export const isFull = process.env['FULL'] === '1' || process.argv.includes('--full');
// For the processes that this one starts.
if (isFull) process.env['FULL'] = '1';

/**
 * Chooses how much a test tries.
 *
 * @param {number} usual
 * @param {number} full in `npm run test:full`
 */
export function sample(usual, full) {
  return isFull ? full : usual;
}

/**
 * Chooses the runs of a property test: a tenth of the full run's. `PROPERTY_RUNS` lowers them further for mutation testing,
 * where each mutant repeats the tests that cover it.
 *
 * @param {number} full
 */
export function propertyRuns(full) {
  return Math.min(sample(Math.ceil(full / 10), full), Number(process.env['PROPERTY_RUNS'] ?? full));
}

/** The parts of the full run that `npm test` leaves out, for its output. */
export const fullAdds = [
  'every browser test in Firefox and WebKit but the live checks, where `npm test` takes those whose subject depends on the engine',
  'the matrix of payment methods and outcomes both in a frame and by redirection, and every ending of cards and plans, where `npm test` alternates, and takes every third way to pay and every fifth ending',
  'recovery of every payment method at every step in Chromium, and recovery and the redirection journeys in Firefox and WebKit',
  'what happens elsewhere (phone, dashboard, time) in Firefox and WebKit',
  'every scenario of the vendor’s script on the stand-in and on the simulator, where `npm test` takes each on one of them',
  'every row of the merchants’ pages, where `npm test` takes every twelfth one of a page',
  'a shop in each framework, compiled, built and paid with the packed package, of which five install their framework from the registry, and the types of the tag by the compilers of React 18, Vue and Svelte',
  'isolated shops in Firefox and WebKit, and shops at a plain http address and colour schemes in Firefox, with every way to pay',
  'every screen in all nine languages, where `npm test` takes English, Tamil, Malayalam and two others by turns, and axe and Equal Access in all of them, where it takes English',
  'axe and Equal Access on whole pages, with every frame of a payment, where `npm test` takes each screen by itself',
  'the dashboard in both colour schemes at both widths, and both engines in the shop at both, where `npm test` takes each once',
  'the documentation site, built and opened in Chromium',
  '600 fault schedules in each engine, where `npm test` takes 40 of them in Chromium',
  'the long runs of property tests, load tests and signature tests',
];

/**
 * Browser tests whose subject depends on the engine. All others run in Chromium alone, or in one engine that is wanted: so
 * do those of the element that are about what it makes of its properties and of answers, and the test of the shopper's own actions.
 */
const everyEngine =
  /^test\/(bridge|frame|element(?!\/(another-order|bad-input|fault-schedules|frame-messages|language|order-status|orders|payment-link|session-expired|slow|warnings|zoomed)\.))\/|^test\/(journeys\/(last-used|methods|leaving|new-screens|pay-bar)|simulator\/hyper-services\/hyper-services|simulator\/ui\/seen-part)\.test\.ts$/;

/**
 * The facts about the vendor's script and its page were seen in Chromium, and are tested there. WebKit's driver does not
 * tell which of two frames has the focus when Tab goes from the one to the other.
 */
const chromiumAlone = /^test\/(live\/|journeys\/tab-walk\.)/;

/** @param {string} file */
export function isForEveryEngine(file) {
  return everyEngine.test(file) || (isFull && !chromiumAlone.test(file));
}

/** Tests that only the full run takes, unless they are named. */
const fullAlone = /^test\/(frameworks\/|docs\/site-build\.|journeys\/(accessibility\.|recovery\/(firefox|webkit)\.))/;

/** @param {string} file */
export function isForNode(file) {
  return file.endsWith('.node.test.ts');
}

/**
 * The engine that a test file is for: one that drives a browser by itself can be named after it.
 *
 * @param {string} file
 * @returns {import('./browsers.js').Engine | undefined}
 */
export function engineOf(file) {
  return engines.find((engine) => file.endsWith(`/${engine}.node.test.ts`));
}

/**
 * The test files that the given names stand for: a file, a room (`protocol`, `simulator/gateway`, `gateway`), or the name
 * of a file without its endings. No name stands for all of them.
 *
 * @param {readonly string[]} names
 * @returns {string[]} paths from the root, with `/`
 * @throws if a name stands for no file
 */
export function selectTestFiles(names) {
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts'))
    .sort();
  if (names.length === 0) return all.filter((path) => isFull || !fullAlone.test(path));
  const selected = names.flatMap((name) => {
    const wanted = name
      .replaceAll('\\', '/')
      .replace(/^(\.\/)?(test|src)\//, '')
      .replace(/\/$/, '');
    const found = all.filter((path) =>
      [path, path.replace(/(\.node)?\.test\.ts$/, '')].some((one) => `/${one}/`.includes(`/${wanted}/`)),
    );
    if (found.length > 0) return found;
    const hint = existsSync(name) ? 'It holds no *.test.ts.' : `The rooms are ${roomsOf(all).join(', ')}.`;
    throw new Error(`No test file matches “${name}”. ${hint}`);
  });
  return all.filter((path) => selected.includes(path));
}

/**
 * The room of a test file: its folder below `test`, and one deeper in the simulator.
 *
 * @param {string} file
 */
export function roomOf(file) {
  const [, room = '', part = ''] = file.split('/');
  if (room === 'simulator') return `${room}/${part}`;
  return room.replace(/(\.node)?\.test\.ts$/, '');
}

/** @param {readonly string[]} files */
function roomsOf(files) {
  return [...new Set(files.map(roomOf))];
}
