import type { InspectedEvent } from './inspector-element.ts';
import { masked } from './mask.ts';
import type { OrderKey } from './kept-timeline.ts';

/**
 * The connection to a simulator:
 *
 * - `none`: no address was given; `wrong`: it is not an address of http
 * - `no-order`: there is no order yet that it could tell of
 * - `waiting`: there is no answer yet; `lost`: it does not answer, or does not let this page read
 * - `open`: it tells of the order
 */
export type FeedState = 'none' | 'wrong' | 'no-order' | 'waiting' | 'lost' | 'open';

/** A line of a simulator's timeline, as far as the inspector reads it. */
interface Line {
  readonly seq: number;
  readonly at: number;
  readonly source: string;
  readonly text: string;
  readonly status: string;
  readonly webhook?: object;
}

/** Receives what a {@link SimulatorFeed} reads. */
export interface FeedListener {
  readonly happened: (event: InspectedEvent, seq: number) => void;
  readonly changed: () => void;
}

/** Follows one order on a simulator by a stream of its lines. Reading it is all that a page of another origin may do. */
export class SimulatorFeed {
  state: FeedState = 'none';
  readonly #listener: FeedListener;
  #source: EventSource | undefined;
  #address = '';
  #order: OrderKey | undefined;
  #seq = 0;

  constructor(listener: FeedListener) {
    this.#listener = listener;
  }

  /** Connects to the simulator at an address; an empty one connects to none. */
  connect(address: string): void {
    this.#address = address;
    this.#open();
  }

  /**
   * Follows an order in place of the one before.
   *
   * @param seq the number of the last line that is known already
   */
  follow(order: OrderKey, seq = 0): void {
    this.#order = order;
    this.#seq = seq;
    this.#open();
  }

  /** Closes the connection. */
  close(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #open(): void {
    this.close();
    const url = URL.canParse(this.#address) ? new URL(this.#address) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) return this.#become(this.#address ? 'wrong' : 'none');
    if (!this.#order) return this.#become('no-order');
    this.#become('waiting');
    const order = [this.#order.merchantId, this.#order.orderId].map(encodeURIComponent).join('/');
    // The browser connects again by itself, and then names the last line that it has.
    const source = new EventSource(`${url.origin}/simulator/orders/${order}/timeline?after=${this.#seq}`);
    source.addEventListener('line', ({ data }) => this.#tell(data));
    source.addEventListener('open', () => this.#become('open'));
    source.addEventListener('error', () => this.#become('lost'));
    this.#source = source;
  }

  #tell(data: unknown): void {
    const line = lineIn(data);
    if (!line || line.seq <= this.#seq) return;
    this.#seq = line.seq;
    const { at, source, status, webhook } = line;
    const isWebhook = source === 'webhook';
    const who = sources[source];
    const text = [who && `${who}: `, line.text, status && `: ${status}`].join('');
    const event = { at, lane: isWebhook ? 'webhook' : 'gateway', text } as const;
    this.#listener.happened(webhook ? { ...event, payload: masked(webhook) } : event, line.seq);
  }

  #become(state: FeedState): void {
    if (state === this.state) return;
    this.state = state;
    this.#listener.changed();
  }
}

/** The sources of the lines of an order, beside the gateway itself and webhooks. */
const sources: Readonly<Record<string, string>> = {
  page: 'payment page',
  sdk: 'request',
  bank: 'bank',
  you: 'you',
};

function lineIn(data: unknown): Line | undefined {
  const line: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
  return line instanceof Object && isLine(line) ? line : undefined;
}

function isLine(line: object): line is Line {
  return (
    ['seq', 'at'].every((name) => typeof Reflect.get(line, name) === 'number') &&
    ['source', 'text', 'status'].every((name) => typeof Reflect.get(line, name) === 'string')
  );
}
