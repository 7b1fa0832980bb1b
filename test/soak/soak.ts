import { sign } from 'node:crypto';
import { startChild } from '../support/start-child.ts';

/** The counts of a soak. Nothing may be lost or doubled. */
export interface Counts {
  kills: number;
  orders: number;
  payments: number;
  outcomes: number;
  refunds: number;
  /** Sentences about what was acknowledged and is not there, or is there twice. */
  readonly faults: string[];
}

/** A simulator in a process of its own, as its command prints it. */
interface Running {
  readonly origin: string;
  readonly apiKey: string;
  readonly privateKey: string;
  readonly kill: () => Promise<void>;
}

type Answer = Readonly<Record<string, unknown>>;

/** The acknowledged facts of one order. */
interface Acknowledged {
  readonly orderId: string;
  /** The ids of the transactions that its submits were answered with: one, however many submits there were. */
  readonly payments: Set<string>;
  isCharged: boolean;
  /** The names of refunds of one rupee. */
  readonly refunds: Set<string>;
}

const shoppers = 6;
const submitsAtOnce = 3;

/**
 * Kills a simulator again and again while shoppers order, pay and are refunded, each time at a random moment, and starts
 * it again on the same file. Then asks the order status of all that was acknowledged.
 *
 * @param command the `hyper-checkout` command and what starts it
 * @param store the file
 */
export async function soakKills(command: readonly string[], store: string, kills: number): Promise<Counts> {
  const counts: Counts = { kills: 0, orders: 0, payments: 0, outcomes: 0, refunds: 0, faults: [] };
  const all: Acknowledged[] = [];
  while (counts.kills < kills) {
    const simulator = await start(command, store);
    let left = 20 + Math.floor(Math.random() * 120);
    const answered = () => {
      left -= 1;
      // The kill comes in the middle of what the other shoppers are doing.
      if (left === 0) void simulator.kill();
    };
    const round = all.length;
    await Promise.allSettled(
      Array.from({ length: shoppers }, async (_, shopper) => {
        for (let number = 0; ; number++) {
          const order = newAcknowledged(`K${counts.kills}S${shopper}N${number}`);
          await shop(simulator, order, shopper % 2 === 0, (each) => all.push(each), answered);
        }
      }),
    );
    await simulator.kill();
    counts.kills += 1;
    // Those of this round at once, and all of them at the end: a later kill must not harm them either.
    if (counts.kills < kills) await verify(command, store, all.slice(round), counts.faults);
  }
  await verify(command, store, all, counts.faults);
  counts.orders = all.length;
  for (const { payments, isCharged, refunds } of all) {
    counts.payments += payments.size;
    counts.outcomes += Number(isCharged);
    counts.refunds += refunds.size;
  }
  return counts;
}

/** Submits each of many orders ten times at once, and counts the transactions that come of it. */
export async function soakSubmits(
  command: readonly string[],
  store: string,
  orders: number,
): Promise<{ orders: number; submits: number; transactions: number; faults: string[] }> {
  const simulator = await start(command, store);
  const transactions = new Set<string>();
  const faults: string[] = [];
  let submits = 0;
  for (let first = 0; first < orders; first += 20) {
    const batch = Array.from({ length: Math.min(20, orders - first) }, (_, index) => `S${first + index}`);
    await Promise.all(
      batch.map(async (orderId) => {
        await postOrder(simulator, orderId);
        const answers = await Promise.all(Array.from({ length: 10 }, () => postTransaction(simulator, orderId)));
        submits += answers.length;
        const uuids = new Set(answers.map((answer) => String(answer['txn_uuid'])));
        for (const uuid of uuids) transactions.add(uuid);
        if (uuids.size !== 1) faults.push(`${orderId} has ${uuids.size} transactions`);
        const { txn_id: id } = await statusOf(simulator, orderId);
        if (id !== `acme-${orderId}-1`) faults.push(`${orderId} is paid by ${String(id)}`);
      }),
    );
  }
  await simulator.kill();
  return { orders, submits, transactions: transactions.size, faults };
}

/** One shopper's order, from its payment page or the merchant's server, up to two refunds. */
async function shop(
  simulator: Running,
  order: Acknowledged,
  isByPage: boolean,
  acknowledge: (order: Acknowledged) => void,
  answered: () => void,
): Promise<void> {
  const { orderId } = order;
  const token = isByPage ? await openPage(simulator, orderId) : (await postOrder(simulator, orderId), undefined);
  acknowledge(order);
  answered();
  await Promise.all(
    Array.from({ length: submitsAtOnce }, async () => {
      const answer =
        token === undefined
          ? await postTransaction(simulator, orderId)
          : await post(simulator, `/checkout/${token}/transactions`, { method: 'netbanking', bank: 'NB_HDFC' });
      order.payments.add(String(answer['txn_uuid'] ?? answer['transactionId']));
      answered();
    }),
  );
  await post(simulator, `/simulator/orders/acme/${orderId}/end`, { ending: 'charged' });
  order.isCharged = true;
  answered();
  for (const name of [`${orderId}R1`, `${orderId}R2`]) {
    // A refund asked for twice is one refund.
    await Promise.all(
      [name, name].map(async (unique_request_id) => {
        await post(simulator, `/orders/${orderId}/refunds`, { unique_request_id, amount: '1.00' });
        order.refunds.add(name);
        answered();
      }),
    );
  }
}

/** Starts the simulator once more, and compares what it says of orders with what was acknowledged. */
async function verify(
  command: readonly string[],
  store: string,
  orders: readonly Acknowledged[],
  faults: string[],
): Promise<void> {
  const simulator = await start(command, store);
  for (const order of orders) {
    const status = await statusOf(simulator, order.orderId).catch(() => undefined);
    if (status) faults.push(...faultsOf(order, status));
    else faults.push(`${order.orderId} is lost`);
  }
  await simulator.kill();
}

function faultsOf({ orderId, payments, isCharged, refunds }: Acknowledged, status: Answer): string[] {
  const { txn_id: id, txn_uuid: uuid, refunds: kept } = status;
  const names = Array.isArray(kept) ? kept.map((refund: Answer) => String(refund['unique_request_id'])) : [];
  return [
    ...(id !== undefined && id !== `acme-${orderId}-1` ? [`${orderId} has a second transaction`] : []),
    ...[...payments].filter((each) => each !== uuid).map(() => `a payment of ${orderId} is lost`),
    ...(isCharged && status['status'] !== 'CHARGED' ? [`${orderId} is ${String(status['status'])}, not CHARGED`] : []),
    ...[...refunds].filter((name) => !names.includes(name)).map((name) => `the refund ${name} is lost`),
    ...(new Set(names).size < names.length ? [`a refund of ${orderId} is doubled`] : []),
    ...(Number(status['amount_refunded']) !== names.length ? [`${orderId} has refunded another sum`] : []),
  ];
}

function newAcknowledged(orderId: string): Acknowledged {
  return { orderId, payments: new Set(), isCharged: false, refunds: new Set() };
}

async function openPage(simulator: Running, orderId: string): Promise<string> {
  const text = JSON.stringify({
    order_id: orderId,
    merchant_id: 'acme',
    amount: '9.00',
    customer_id: '',
    timestamp: String(Date.now()),
  });
  const signature = sign('sha256', Buffer.from(text), simulator.privateKey).toString('base64');
  const payload = { clientId: 'acme', orderDetails: text, signature, merchantKeyId: '2980' };
  return String((await post(simulator, '/checkout', { payload }))['token']);
}

async function postOrder(simulator: Running, order_id: string): Promise<Answer> {
  return post(simulator, '/orders', { order_id, amount: '9.00' });
}

async function postTransaction(simulator: Running, order_id: string): Promise<Answer> {
  const payment = { payment_method_type: 'NB', payment_method: 'NB_HDFC', format: 'json' };
  return post(simulator, '/txns', { order_id, ...payment });
}

async function post(simulator: Running, path: string, body: object): Promise<Answer> {
  return send(simulator, path, { method: 'POST', body: JSON.stringify(body) });
}

async function statusOf(simulator: Running, orderId: string): Promise<Answer> {
  return send(simulator, `/orders/${orderId}`, {});
}

async function send({ origin, apiKey }: Running, path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(origin + path, {
    ...init,
    headers: {
      authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
      'x-merchantid': 'acme',
      'content-type': 'application/json',
    },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text}`);
  return objectOf(text);
}

async function start(command: readonly string[], store: string): Promise<Running> {
  const stops: (() => Promise<void>)[] = [];
  const words = [...command, 'simulate', '--port', '0', '--store', store, '--json'];
  const child = startChild({ after: (stop) => stops.push(stop) }, process.execPath, words);
  await child.prints(/"origin": "[^"]+"[^]*\n\}\n/);
  const facts = objectOf(child.printed);
  return {
    origin: String(facts['origin']),
    apiKey: String(facts['apiKey']),
    privateKey: String(facts['privateKey']),
    async kill() {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function objectOf(text: string): Answer {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
