// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * A server in a process of its own, so that the load generator takes none of its time.
 *
 * @typedef {object} Target
 * @property {string} origin
 * @property {Readonly<Record<string, string>>} headers what a merchant's server sends
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the simulator of a build.
 *
 * @param {string} dist the folder of the build
 * @param {string} [store] a file; default: memory
 * @returns {Promise<Target>}
 */
export async function startSimulatorProcess(dist, store) {
  const { facts, stop } = await start('simulator-server.js', dist, store);
  const { origin, merchantId, apiKey } = facts;
  return {
    origin: String(origin),
    headers: {
      authorization: `Basic ${Buffer.from(`${String(apiKey)}:`).toString('base64')}`,
      'x-merchantid': String(merchantId),
      'content-type': 'application/json',
    },
    stop,
  };
}

/**
 * Starts the least that can take an order: see `floor-server.js`.
 *
 * @param {string} [store] a file; default: no store at all
 * @returns {Promise<Target>}
 */
export async function startFloorProcess(store) {
  const { facts, stop } = await start('floor-server.js', store);
  return { origin: String(facts['origin']), headers: { 'content-type': 'application/json' }, stop };
}

/**
 * Starts a script that prints one line of JSON once it listens.
 *
 * @param {string} script
 * @param {readonly (string | undefined)[]} words
 * @returns {Promise<{ facts: Record<string, unknown>, stop: () => Promise<void> }>}
 */
async function start(script, ...words) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const given = words.filter((word) => word !== undefined);
  const child = spawn(process.execPath, [path, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    printed += String(text);
    if (printed.endsWith('}\n')) break;
  }
  if (!printed.endsWith('}\n')) throw new Error(`${script} ended before it listened`);
  /** @type {Record<string, unknown>} */
  const facts = JSON.parse(printed);
  return {
    facts,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
