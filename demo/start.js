// @ts-check
import process from 'node:process';
import './end-with-npm.js';

/*
 * `npm start`, after the build: a shop and the simulator, each on an origin of its own.
 *
 * HOSTING=page runs the payment SDK in the shop's own page (`sdk-url`) in place of a frame page (`frame-url`).
 * SHOP_PORT and SIMULATOR_PORT choose the ports (4000 and 4100; 0 for any free one). A port that is taken gives way to
 * the next free one.
 */

/** @param {unknown} error */
function explainMissingBuild(error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  console.error('The package is not built yet: run `npm ci && npm start`, or `npm run build` first.');
  process.exit(1);
}

const demo = await import('./run-demo.js').catch(explainMissingBuild);
const running = await demo?.runDemo({
  shopPort: portIn('SHOP_PORT', 4000),
  simulatorPort: portIn('SIMULATOR_PORT', 4100),
  hosting: hostingIn('HOSTING'),
});
if (running) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => void running.stop());
  console.log(`Shop       ${running.shopUrl}/  open it, press "Buy now" and pay; /script-tag.html is a whole page in 12 lines
Simulator  ${running.simulatorUrl}/  test cards and banks; /dashboard/ shows each order with its timeline
Pay with card 4111 1111 1111 1111, any date to come, any CVV, OTP 123456. Ctrl+C ends both.`);
}

/**
 * @param {string} name of an environment variable
 * @param {number} fallback
 */
function portIn(name, fallback) {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  console.error(`${name} must be a port between 0 and 65535.`);
  process.exit(1);
}

/** @param {string} name of an environment variable */
function hostingIn(name) {
  const text = process.env[name] || 'frame';
  if (text === 'frame' || text === 'page') return text;
  console.error(`${name} must be frame or page.`);
  process.exit(1);
}
