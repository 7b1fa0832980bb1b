// @ts-check
import { pathToFileURL } from 'node:url';

/* Starts the simulator of a build: `node simulator-server.js DIST [STORE]`. */

const [dist = '', store] = process.argv.slice(2);
/** @type {typeof import('../../src/simulator/index.ts')} */
const { startSimulator } = await import(pathToFileURL(`${dist}/simulator/index.js`).href);
const simulator = await startSimulator({ host: '127.0.0.1', assets: dist, ...(store !== undefined && { store }) });
process.once('SIGTERM', () => void simulator.stop());
const { merchantId, apiKey } = simulator.merchant;
console.log(JSON.stringify({ origin: simulator.origin, merchantId, apiKey }));
