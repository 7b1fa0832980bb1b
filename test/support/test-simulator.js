// @ts-check
import { access } from 'node:fs/promises';

/**
 * Starts the simulator as it is shipped, from dist/, on a free port of 127.0.0.1.
 *
 * @param {readonly string[]} [parents] origins of the pages around a frame page that is not the simulator's own
 * @returns {Promise<import('../../src/simulator/index.ts').Simulator>}
 */
export async function startTestSimulator(parents = []) {
  const built = new URL('../../dist/simulator/index.js', import.meta.url);
  await access(built).catch(() => {
    throw new Error('The browser tests run against the built simulator: `npm run build` first');
  });
  const { startSimulator } = await import('hyper-checkout/simulator');
  return startSimulator({ port: 0, host: '127.0.0.1', parents });
}
