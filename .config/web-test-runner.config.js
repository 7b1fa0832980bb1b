// @ts-check
// Browser tests, as `npm test` runs them: the files of `FILES` (separated by commas; all without it) in the first wanted
// engine, and those whose subject depends on the engine in the others too. `BROWSERS=firefox` takes one engine.
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { chromiumArguments, chromiumPage, findChromium, findFirefox, wantedEngines } from '../test/support/browsers.js';
import { browserBundles } from '../test/support/browser-bundles.js';
import { startFaultServer } from '../test/support/fault-server.js';
import { startFrameServer } from '../test/live/frame-server.js';
import { startVendorServer } from '../test/live/vendor-server.js';
import { freePort } from '../test/support/free-port.js';
import { orderStatusPlugin } from '../test/support/order-status-plugin.js';
import { sessionPlugin } from '../test/support/session-plugin.js';
import { shopperPlugin } from '../test/support/shopper-plugin.js';
import { startTestSimulator } from '../test/support/test-simulator.js';
import { isForEveryEngine, isForNode, isFull, selectTestFiles } from '../test/support/test-files.js';
import { webkitLauncher } from '../test/support/webkit-launcher.js';
import { wtrReporter } from '../test/support/wtr-reporter.js';

// Movement costs a sixth of the processor time here. The other engines and what drives Chromium by itself show it.
const still = ['--force-prefers-reduced-motion'];

const launchers = {
  chromium: () =>
    chromeLauncher({
      concurrency: 2,
      createPage: ({ context }) => context.newPage(chromiumPage),
      puppeteer: puppeteerCore,
      launchOptions: { ...executable(findChromium()?.path), headless: 'shell', args: [...chromiumArguments, ...still] },
    }),
  firefox: () =>
    chromeLauncher({
      // Only one page has the focus in Firefox; a second one would take it from the first.
      concurrency: 1,
      puppeteer: puppeteerCore,
      launchOptions: { browser: 'firefox', ...executable(findFirefox()) },
    }),
  webkit: webkitLauncher,
};

const port = await freePort();
const simulator = await startTestSimulator([`http://localhost:${port}`]);
const faults = await startFaultServer({ simulator: simulator.origin, parent: `http://localhost:${port}` });
const vendor = await startVendorServer();
// A third site, beside those of the test page and of the frame pages: a host of the vendor for each of these.
const vendorHost = (/** @type {string} */ name) => vendor.origin.replace('127.0.0.1', `${name}.localhost`);
const sdkUrl = (/** @type {string} */ name) => ['--sdk-url', `${vendorHost(name)}/HyperServices.js`];
const framePages = await startFrameServer({
  parent: `http://localhost:${port}`,
  pages: {
    pay: sdkUrl('pay'),
    faulty: sdkUrl('faulty'),
    configured: [
      ...sdkUrl('configured'),
      ...['--iframe-permissions', 'camera *;', '--region', 'eu', '--deadline', 'token=1', 'page=1'],
    ],
    tenant: [
      ...[...sdkUrl('tenant'), '--deadline', 'initiate=1'],
      ...['--tenant', JSON.stringify({ assetsDomain: vendorHost('tenant') })],
    ],
  },
  note: vendor.note,
});
const files = selectTestFiles(process.env['FILES']?.split(',') ?? []).filter((file) => !isForNode(file));
const bundles = await browserBundles({
  // Beside the tests what a page inside a test page loads by its address.
  modules: [
    ...files,
    'src/index.ts',
    'src/protocol/language.ts',
    'src/simulator/bank/main.ts',
    'src/simulator/payment-page/main.ts',
    'test/simulator/localization/language-switch.ts',
  ],
  virtual: {
    'virtual:simulator': {
      origin: simulator.origin,
      merchant: simulator.merchant,
      seedMerchant: simulator.seedMerchant,
    },
    'virtual:faults': { origin: faults.origin },
    'virtual:vendor': { origin: vendor.origin, frameUrl: framePages.url },
    'virtual:run': { isFull, seed: Number(process.env['SEED'] ?? 0) },
  },
});

const [first, ...others] = wantedEngines();
const groups = [
  { name: 'every file', files, browsers: first ? [launchers[first]()] : [] },
  {
    name: 'what depends on the engine',
    files: files.filter(isForEveryEngine),
    browsers: others.map((engine) => launchers[engine]()),
  },
];

export default /** @type {import('@web/test-runner').TestRunnerConfig} */ ({
  groups: groups.filter(({ files, browsers }) => files.length > 0 && browsers.length > 0),
  port,
  concurrency: 1,
  concurrentBrowsers: 3,
  // Long: it only ends a hang. An action of the shopper waits 30 s at most, and says itself what it missed.
  testFramework: { config: { ui: 'bdd', timeout: '120000' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  // The full run plays 600 schedules in one file.
  testsFinishTimeout: isFull ? 3_600_000 : 600_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  plugins: [
    bundles,
    shopperPlugin(),
    orderStatusPlugin(simulator),
    sessionPlugin(simulator),
    {
      name: 'servers',
      async serverStop() {
        await faults.stop();
        await framePages.stop();
        await vendor.stop();
        await simulator.stop();
      },
    },
  ],
  reporters: [wtrReporter()],
});

/** @param {string | undefined} path */
function executable(path) {
  return path ? { executablePath: path } : {};
}
