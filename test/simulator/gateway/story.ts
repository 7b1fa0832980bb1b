import { createHash } from 'node:crypto';
import type { EndingName } from '../../../src/simulator/domain/endings.ts';
import { call, type Call } from './order-api.ts';
import { recordOf, type Reply, type Shop } from './shop.ts';

/** A story of one order, told through the public API, and its recording. */
export interface Story {
  readonly shop: Shop;
  readonly orderId: string;
  /** Opens the order with a signed payload. */
  open(fields?: Record<string, string | undefined>, payload?: object): Promise<void>;
  /** Opens the order with the payload of POST /session. */
  openSession(parameters: object): Promise<void>;
  /** Sends a command of the payment page, such as `order` or `leave`, with the token of the last opening. */
  page(command: string, body?: object): Promise<Reply>;
  /** Presses Pay, and remembers the transaction. */
  pay(instrument: object): Promise<void>;
  /** Answers the bank of the last transaction, or of an earlier one. */
  answer(answer: object, attempt?: number): Promise<void>;
  resend(): Promise<void>;
  /** Polls the last transaction as the payment page does. */
  poll(): Promise<void>;
  /** Calls the server API. */
  server(path: string, call?: Call): Promise<Reply>;
  /** Sends a command to the simulator, as the dashboard does. */
  control(path: string, body: object): Promise<Reply>;
  end(name: EndingName): Promise<void>;
  wait(ms: number): Promise<void>;
  /** The mandate that the order made. */
  mandateId(): Promise<string>;
}

/** The time at which each story begins, ms since 1970. */
export const storyStart = Date.UTC(2026, 2, 2, 6);

/** Tells a story of a fresh order and returns its recording: one line for each reply, timeline entry and webhook. */
export async function record(shop: Shop, orderId: string, tell: (story: Story) => Promise<void>): Promise<string> {
  await shop.post('/simulator/clock', { reset: true });
  const lines: string[] = [];
  const tokens: string[] = [];
  const plain = namer(orderId, tokens);
  const uuids: string[] = [];
  const uuidOf = (attempt = uuids.length) => uuids[attempt - 1] ?? '';
  let token = '';
  /** Notes a reply, and waits until its webhooks are delivered, so that the timeline has one order of lines. */
  const noted = async (name: string, reply: Reply): Promise<Reply> => {
    lines.push(`${name}: ${reply.status} ${bodyText(plain(JSON.stringify(reply.body)))}`);
    await shop.simulator.advance(0);
    return reply;
  };
  const opened = async (name: string, payload: object) => {
    const reply = await shop.post('/checkout', { payload });
    const given = reply.body['token'];
    if (typeof given === 'string') tokens.push((token = given));
    await noted(name, reply);
  };
  const story: Story = {
    shop,
    orderId,
    // A customer of its own: what others have paid by is no part of it.
    open: (fields = {}, payload = {}) =>
      opened('open', {
        ...shop.payload({ order_id: orderId, customer_id: `cust77-${orderId}`, ...fields }),
        ...payload,
      }),
    async openSession(parameters) {
      const { status, body } = await call(shop, '/session', { json: { order_id: orderId, ...parameters } });
      lines.push(`session: ${status}`);
      await opened('open', recordOf(recordOf(body['sdk_payload'])['payload']));
    },
    page: async (command, body = {}) => noted(command, await shop.post(`/checkout/${token}/${command}`, body)),
    async pay(instrument) {
      const reply = await shop.post(`/checkout/${token}/transactions`, instrument);
      const uuid = reply.body['transactionId'];
      if (typeof uuid === 'string' && !uuids.includes(uuid)) uuids.push(uuid);
      await noted('pay', reply);
    },
    async answer(answer, attempt) {
      await noted('answer', await shop.post(`/bank/${uuidOf(attempt)}/answer`, answer));
    },
    async resend() {
      await noted('resend', await shop.post(`/bank/${uuidOf()}/resend`, {}));
    },
    async poll() {
      await noted('poll', await shop.get(`/checkout/${token}/transactions/${uuidOf()}`));
    },
    async server(path, options) {
      const reply = await call(shop, path, options);
      const uuid = reply.body['txn_uuid'];
      if (typeof uuid === 'string' && !uuids.includes(uuid)) uuids.push(uuid);
      return noted(`${options ? 'POST' : 'GET'} ${plain(path)}`, reply);
    },
    control: async (path, body) => noted(`POST ${plain(path)}`, await shop.post(`/simulator${path}`, body)),
    async end(name) {
      lines.push(`end ${name}: ${await shop.simulator.end(orderId, name)}`);
      await shop.simulator.advance(0);
    },
    async wait(ms) {
      await shop.simulator.advance(ms);
      const { status, last_updated: updated } = (await shop.orderStatus(orderId)).body;
      lines.push(`after ${ms} ms: ${String(status)} ${String(updated)}`);
    },
    async mandateId() {
      const { body } = await shop.orderStatus(orderId);
      return String(recordOf(body['mandate'])['mandate_id']);
    },
  };
  await tell(story);
  const { body } = await shop.orderStatus(orderId);
  lines.push(`order: ${bodyText(plain(JSON.stringify(body)))}`, ...(await journalLines(shop, orderId, plain)));
  return `${lines.join('\n')}\n`;
}

async function journalLines(shop: Shop, orderId: string, plain: (text: string) => string): Promise<string[]> {
  const { body } = await shop.get(`/simulator/orders/acme/${orderId}`);
  const list = (key: string) => (Array.isArray(body[key]) ? body[key].map(recordOf) : []);
  const after = (time: unknown) => `+${Number(time) - storyStart}`;
  return [
    ...list('timeline').map(({ at, source, text, status }) =>
      plain(`${after(at)} ${String(source)}: ${String(text)} ${String(status)}`.trimEnd()),
    ),
    ...list('transactions').map(({ txnId, status, amount, updated }) =>
      [plain(String(txnId)), status, amount, after(updated)].join(' '),
    ),
    ...list('webhooks').map(({ name, state, due, copies, failures, body: text }) =>
      [name, state, after(due), copies, failures, bodyText(plain(String(text)))].join(' '),
    ),
  ];
}

/** Replaces everything that differs from run to run: tokens, ports, and ids by the number of their first appearance. */
function namer(orderId: string, tokens: readonly string[]): (text: string) => string {
  const ids = new Map<string, number>();
  const known = (id: string) => {
    const key = id.toLowerCase();
    if (!ids.has(key)) ids.set(key, ids.size + 1);
    return `#${ids.get(key)}`;
  };
  return (text) =>
    tokens
      .reduce((rest, token) => rest.replaceAll(token, 'TOKEN'), text)
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
      .replaceAll(orderId, 'ORDER')
      // The picture of a link with ids in it.
      .replaceAll(/"path":"M[^"]*"/g, '"path":"CODE"')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24,64}|SIM[0-9A-F]{20}/g, known);
}

/** A fingerprint of a body, byte for byte; with `RECORDINGS=full` the body itself. */
function bodyText(body: string): string {
  if (process.env['RECORDINGS'] === 'full') return body;
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}
