// @ts-check
// Browser tests: every test/**/*.test.ts in Chromium, Firefox and WebKit. `BROWSERS=chromium` takes one engine,
// `FILES=test/bridge/*.test.ts` some files.
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findChromium, findFirefox, wantedEngines } from '../test/support/browsers.js';
import { startFaultServer } from '../test/support/fault-server.js';
import { freePort } from '../test/support/free-port.js';
import { orderStatusPlugin } from '../test/support/order-status-plugin.js';
import { sessionPlugin } from '../test/support/session-plugin.js';
import { shopperPlugin } from '../test/support/shopper-plugin.js';
import { startTestSimulator } from '../test/support/test-simulator.js';
import { totalsReporter } from '../test/support/totals-reporter.js';
import { virtualModules } from '../test/support/virtual-modules.js';
import { viteMiddleware } from '../test/support/vite-middleware.js';
import { webkitLauncher } from '../test/support/webkit-launcher.js';

const launchers = {
  chromium: () =>
    chromeLauncher({
      concurrency: 2,
      puppeteer: puppeteerCore,
      launchOptions: {
        ...executable(findChromium()),
        headless: 'shell',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
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
const vite = await viteMiddleware([
  virtualModules({
    'virtual:simulator': {
      origin: simulator.origin,
      merchant: simulator.merchant,
      seedMerchant: simulator.seedMerchant,
    },
    'virtual:faults': { origin: faults.origin },
  }),
]);

export default /** @type {import('@web/test-runner').TestRunnerConfig} */ ({
  files: process.env['FILES'] ?? 'test/**/!(*.node).test.ts',
  port,
  concurrency: 1,
  concurrentBrowsers: 2,
  // One action of the shopper may take 15 s, and must say itself what it missed before the test is cut off.
  testFramework: { config: { ui: 'bdd', timeout: '40000' } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  middleware: [vite.middleware],
  plugins: [
    vite.plugin,
    shopperPlugin(),
    orderStatusPlugin(simulator),
    sessionPlugin(simulator),
    {
      name: 'servers',
      async serverStop() {
        await faults.stop();
        await simulator.stop();
      },
    },
  ],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), totalsReporter()],
  browsers: wantedEngines().map((engine) => launchers[engine]()),
});

/** @param {string | undefined} path */
function executable(path) {
  return path ? { executablePath: path } : {};
}
