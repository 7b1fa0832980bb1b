// @ts-check
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { copyOrder } from '../fill-store.js';
import { median, ratios } from '../figures.js';
import { flows, newOrderId, runLoad } from '../load-generator.js';
import { startSimulatorProcess } from '../simulator-process.js';

/** @typedef {import('../simulator-process.js').Target} Target */

const [few, many] = [100, 100_000];
const calls = 60;

/**
 * The cost of an order and a payment for one caller of a simulator that holds 100,000 orders of one customer, a tenth of
 * them waiting at the bank and a tenth charged, against one that holds 100; and the time of the dashboard's views then.
 *
 * @type {import('../run.js').Suite}
 */
export const growth = {
  title: `cost at ${many} orders against that at ${few}`,
  rounds: 5,
  async run(lab, rounds) {
    const figures = [];
    for (const kind of /** @type {const} */ (['memory', 'file'])) {
      const open = (/** @type {number} */ held) =>
        kind === 'memory' ? openFilled(lab, held) : openCopied(lab, join(lab.folder, `growth-${held}.db`), held);
      const [small, large] = [await open(few), await open(many)];
      figures.push(...(await compare(kind, small, large, rounds)), ...(await viewsOf(kind, large, rounds)));
      await Promise.all([small.stop(), large.stop()]);
    }
    return figures;
  },
};

/** Of all orders held, so many are so. */
const shares = /** @type {const} */ ([
  ['order', 0.8],
  ['waiting', 0.1],
  ['payment', 0.1],
]);

/**
 * A simulator in memory, which can only be asked for its orders.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {number} held
 */
async function openFilled(lab, held) {
  const simulator = await startSimulatorProcess(await lab.dist());
  for (const [what, share] of shares) await runLoad(simulator, flows[what], { flows: held * share });
  return simulator;
}

/**
 * A simulator on a file that was filled by copying one order of each kind.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {string} file
 * @param {number} held
 */
async function openCopied(lab, file, held) {
  const simulator = await startSimulatorProcess(await lab.dist(), file);
  const orderIds = shares.map(newOrderId);
  for (const [index, [what]] of shares.entries()) {
    for (const step of flows[what]) await post(simulator, step(orderIds[index] ?? ''));
  }
  await simulator.stop();
  for (const [index, [, share]] of shares.entries()) copyOrder(file, orderIds[index] ?? '', held * share);
  return startSimulatorProcess(await lab.dist(), file);
}

/**
 * @param {string} kind
 * @param {Target} small
 * @param {Target} large
 * @param {number} rounds
 */
async function compare(kind, small, large, rounds) {
  /** @type {Record<'order' | 'payment', Record<'small' | 'large', number[]>>} */
  const taken = { order: { small: [], large: [] }, payment: { small: [], large: [] } };
  for (let round = -1; round < rounds; round++) {
    for (const what of /** @type {const} */ (['order', 'payment'])) {
      /** @type {Record<'small' | 'large', number[]>} */
      const times = { small: [], large: [] };
      for (let call = 0; call < calls; call++) {
        times.small.push(await timeFlow(small, flows[what]));
        times.large.push(await timeFlow(large, flows[what]));
      }
      // The first round warms the engines up.
      if (round < 0) continue;
      taken[what].small.push(median(times.small));
      taken[what].large.push(median(times.large));
    }
  }
  return /** @type {const} */ (['order', 'payment']).map((what) => ({
    name: `${what}, ${kind}, ${many} orders held`,
    against: `${few} orders held`,
    values: ratios(taken[what].large, taken[what].small),
    aim: 1.2,
    gate: 1.5,
    context: `${median(taken[what].large).toFixed(2)} / ${median(taken[what].small).toFixed(2)} ms`,
  }));
}

/**
 * @param {string} kind
 * @param {Target} target
 * @param {number} rounds
 */
async function viewsOf(kind, target, rounds) {
  const orderId = newOrderId();
  for (const step of flows.payment) await post(target, step(orderId));
  const views = {
    'home page': '/',
    orders: '/simulator/orders',
    'orders of a group': '/simulator/orders?group=failed',
    'search with hits': '/simulator/orders?search=charged',
    'search of one order': `/simulator/orders?search=${orderId}`,
    'search without a hit': '/simulator/orders?search=no-such-order',
    'one order': `/simulator/orders/acme/${orderId}`,
    transactions: '/simulator/transactions',
    webhooks: '/simulator/webhooks',
  };
  const figures = [];
  for (const [name, path] of Object.entries(views)) {
    const values = [];
    for (let round = -1; round < rounds; round++) {
      const time = await timed(() => send(target, 'GET', path));
      if (round >= 0) values.push(time);
    }
    figures.push({
      name: `dashboard, ${kind}: ${name}`,
      against: '',
      values,
      unit: /** @type {const} */ ('ms'),
      aim: 100,
    });
  }
  return figures;
}

/**
 * @param {Target} target
 * @param {readonly import('../load-generator.js').Step[]} flow
 */
async function timeFlow(target, flow) {
  const orderId = newOrderId();
  return timed(async () => {
    for (const step of flow) await post(target, step(orderId));
  });
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * @param {Target} target
 * @param {{ path: string, body: object }} call
 */
const post = (target, { path, body }) => send(target, 'POST', path, JSON.stringify(body));

const agent = new Agent({ keepAlive: true });

/**
 * A request that costs the caller little, so that the server's share is what is seen.
 *
 * @param {Target} target
 * @param {string} method
 * @param {string} path
 * @param {string} [body]
 * @returns {Promise<void>}
 */
function send({ origin, headers }, method, path, body) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(origin + path, { method, agent, headers: { ...headers, ...length } }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${method} ${path} was answered with ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
