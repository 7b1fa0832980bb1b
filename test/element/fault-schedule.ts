import { Channel, type Handlers } from '../../src/bridge/channel.ts';
import type { Announcement, Snapshot } from '../../src/element/checkout/checkout.ts';
import { CheckoutRunner } from '../../src/element/checkout/checkout-runner.ts';
import { requestsFromProperties } from '../../src/element/checkout/requests-from-properties.ts';
import type { SdkPlace } from '../../src/element/checkout/sdk-place.ts';
import { HyperCheckoutError, issueOf } from '../../src/protocol/checkout-error.ts';
import { frameToHost, hostToFrame, type FrameToHost, type HostToFrame } from '../../src/protocol/frame-messages.ts';
import type { HyperRequest } from '../../src/protocol/requests/hyper-request.ts';
import type { ProcessResult } from '../../src/protocol/process-status.ts';
import { noProperties } from './no-properties.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Faults of the next message between page and frame. */
export const letterFaults = ['drop', 'delay', 'duplicate', 'reorder', 'corrupt'] as const;

/** Faults of the frame, the page or the machine. */
export const placeFaults = [
  'navigate',
  'reload',
  'remove',
  'move',
  'freeze',
  'offline',
  'clock jump',
  'a listener throws',
  'a listener begins again',
] as const;

/** Actions of the page. */
export const pageActs = ['process', 'properties', 'another order', 'restart', 'terminate', 'back'] as const;

/** One thing that happens at a time, in ms. */
export interface Happening {
  readonly at: number;
  readonly what: (typeof letterFaults)[number] | (typeof placeFaults)[number] | (typeof pageActs)[number];
}

/** A run of everything that can go wrong. */
export interface Schedule {
  readonly manual: boolean;
  /** The status with which the payment page ends by itself; undefined: it is silent. */
  readonly end: string | undefined;
  readonly happenings: readonly Happening[];
}

/** The record of one run. */
export interface Story {
  readonly announced: Announcement[];
  /** The end of each payment that the page asked a promise of. */
  readonly ends: (ProcessResult | HyperCheckoutError)[][];
  /** Each order that an SDK was handed although the page knew that Pay had been pressed for it, and had not begun again. */
  readonly doubleOffers: string[];
  readonly runner: CheckoutRunner;
  log: string;
}

const order = (id: string) => ({ orderDetails: JSON.stringify({ order_id: id, amount: '1.00' }), signature: id });

/** Plays a schedule against the real runner, with a scripted SDK behind real channels, in virtual time. */
export async function play({ manual, end, happenings }: Schedule, time: VirtualTime): Promise<Story> {
  let id = 'A';
  let isOnline = true;
  let onEvent: (() => void) | undefined;
  const nextLetter: string[] = [];
  const attempted = new Set<string>();
  const frames: FaultyFrame[] = [];
  const given = () => ({ ...noProperties, clientId: 'acme', environment: 'sandbox', merchantKeyId: '1', ...order(id) });
  const snapshot = (): Snapshot => ({
    given: given(),
    requests: requestsFromProperties(given(), 'en'),
    address: { ok: true, value: { field: 'frame-url', url: 'https://frame.test/' } },
    manual,
    resolvedLanguage: 'english',
  });

  const carry: Carry = (data, deliver) => {
    const fault = nextLetter.shift();
    const late = isOnline ? 0 : 5_000;
    if (fault === 'drop') return;
    if (fault === 'duplicate') time.after(late + 1, () => deliver(data));
    const wait = fault === 'delay' ? 4_000 : fault === 'reorder' ? 30 : late;
    time.after(wait, () => deliver(fault === 'corrupt' ? corrupted(data) : data));
  };
  const place = (): SdkPlace => {
    const frame = new FaultyFrame(time, carry, end, (offered) => {
      if (attempted.has(offered)) story.doubleOffers.push(offered);
    });
    frames.push(frame);
    return frame.place;
  };
  const runner = new CheckoutRunner({
    snapshot,
    place,
    announce(announcement) {
      story.announced.push(announcement);
      if (announcement.type !== 'sdk-event') return;
      const { event, orderId = '' } = announcement.event;
      if (event === 'paymentAttempt' && runner.state.phase === 'processing') attempted.add(orderId);
      if (event === 'process_result') attempted.delete(orderId);
      const listener = onEvent;
      onEvent = undefined;
      listener?.();
    },
  });
  const story: Story = { announced: [], ends: [], doubleOffers: [], runner, log: '' };
  const begin = (act: 'process' | 'restart') => {
    // The page has begun again: it is responsible for the outcome.
    attempted.clear();
    if (act === 'restart') return void runner.hand('restart');
    if (runner.ending) return;
    const ends: (ProcessResult | HyperCheckoutError)[] = [];
    story.ends.push(ends);
    runner.process().then(
      (result) => ends.push(result),
      (error: unknown) =>
        ends.push(error instanceof HyperCheckoutError ? error : new HyperCheckoutError(issueOf('sdk-error', 'test'))),
    );
  };

  const happen: Readonly<Record<Exclude<Happening['what'], (typeof letterFaults)[number]>, () => void>> = {
    navigate: () => frames.at(-1)?.navigate(),
    reload: () => frames.at(-1)?.load(),
    remove() {
      runner.hand('left');
      time.after(1_000, () => runner.hand('properties'));
    },
    move() {
      runner.moved();
      frames.at(-1)?.load();
    },
    freeze() {
      time.setHidden(true);
      time.after(30_000, () => time.setHidden(false));
    },
    offline() {
      isOnline = false;
      time.after(5_000, () => (isOnline = true));
    },
    'clock jump': () => void (time.now += 3_600_000),
    // As the browser does: what a listener throws is reported, and goes no further.
    'a listener throws': () =>
      void (onEvent = () => {
        try {
          throw new Error('a listener of the page');
        } catch {
          // Reported.
        }
      }),
    'a listener begins again': () => void (onEvent = () => begin('restart')),
    process: () => begin('process'),
    properties: () => runner.hand('properties'),
    'another order'() {
      id = id === 'A' ? 'B' : 'A';
      runner.hand('properties');
    },
    restart: () => begin('restart'),
    terminate: () => runner.hand('terminate'),
    back: () => void runner.backPress(),
  };
  for (const { at, what } of happenings) {
    time.after(at, () => {
      if (isLetterFault(what)) nextLetter.push(what);
      else happen[what]();
    });
  }
  runner.hand('properties');
  if (manual) begin('process');
  await time.pass(120_000);
  runner.hand('left');
  await time.pass(10_000);
  story.log = JSON.stringify({ manual, end, happenings }, null, 1);
  return story;
}

function isLetterFault(what: Happening['what']): what is (typeof letterFaults)[number] {
  return letterFaults.some((fault) => fault === what);
}

type Carry = (data: unknown, deliver: (data: unknown) => void) => void;

/** A message whose first letter says something else. */
function corrupted(data: unknown): unknown {
  if (!Array.isArray(data)) return [];
  const [first, ...others]: readonly unknown[] = data;
  return [[Array.isArray(first) ? (first[0] as unknown) : 'nothing', { event: 7 }], ...others];
}

/** A frame with a scripted SDK in it, whose document may go or be loaded again at any time. */
class FaultyFrame {
  readonly #time: VirtualTime;
  readonly #carry: Carry;
  readonly #end: string | undefined;
  readonly #offered: (orderId: string) => void;
  #run: Parameters<SdkPlace['connect']>[0] | undefined;
  #host: Channel<HostToFrame> | undefined;
  #documents = 0;

  constructor(time: VirtualTime, carry: Carry, end: string | undefined, offered: (orderId: string) => void) {
    this.#time = time;
    this.#carry = carry;
    this.#end = end;
    this.#offered = offered;
  }

  get place(): SdkPlace {
    const node = { remove: () => this.#documents++ } as unknown as HTMLElement;
    return {
      node,
      connect: (run) => {
        this.#run = run;
        run.signal.addEventListener('abort', () => this.#host?.close());
        this.load();
        return () => undefined;
      },
    };
  }

  /** Its document is loaded, perhaps in place of another one. */
  load(): void {
    const own = ++this.#documents;
    this.#time.after(50, () => {
      const run = this.#run;
      if (own !== this.#documents || !run || run.signal.aborted) return;
      this.#host?.close();
      const [host, inside] = portPair((data, deliver) => {
        for (const offered of ordersIn(data)) this.#offered(offered);
        this.#carry(data, deliver);
      }, this.#carry);
      const channel = new Channel<HostToFrame>(host);
      this.#host = channel;
      const sdk = new Channel<FrameToHost>(inside);
      sdk.open(
        hostToFrame,
        this.#script(sdk, () => own === this.#documents),
      );
      channel.open(frameToHost, run.connected(channel));
    });
  }

  /** It shows another page, which never greets. */
  navigate(): void {
    this.#documents++;
    this.#time.after(2_000, () => {
      if (!this.#run?.signal.aborted) this.#run?.failed(issueOf('frame-unrecognised', 'frame-url'));
    });
  }

  #script(sdk: Channel<FrameToHost>, isThere: () => boolean): Handlers<typeof hostToFrame> {
    const after = (ms: number, run: () => void) => this.#time.after(ms, () => void (isThere() && run()));
    const tell = ({ requestId, service }: HyperRequest, event: string, payload = {}) =>
      sdk.send('sdk-event', { event, requestId, service, payload, raw: {} });
    return {
      scheme: () => undefined,
      appearance: () => undefined,
      language: () => undefined,
      terminate: () => undefined,
      'session-token': () => null,
      'back-press': () => true,
      initiate: (request) => after(200, () => tell(request, 'initiate_result', { status: 'success' })),
      process: (request) => {
        const { payload } = request;
        if ('action' in payload && payload.action === 'updateOrder') return;
        after(100, () => tell(request, 'hide_loader'));
        after(1_000, () => tell(request, 'paymentAttempt'));
        if (this.#end !== undefined)
          after(4_000, () => tell(request, 'process_result', { payload: { status: this.#end } }));
      },
    };
  }
}

/** The ids of the orders that a message asks to be paid. */
function ordersIn(data: unknown): readonly string[] {
  const letters: readonly unknown[] = Array.isArray(data) ? data : [];
  return letters.flatMap((letter) => {
    const [name, body]: readonly unknown[] = Array.isArray(letter) ? letter : [];
    const request = name === 'process' ? hostToFrame.process(body) : undefined;
    const payload: Readonly<Record<string, unknown>> = { ...request?.payload };
    if (!request || payload['action'] === 'updateOrder') return [];
    return [/"order_id":"(\w+)"/.exec(String(payload['orderDetails']))?.[1] ?? ''];
  });
}

/** Two ports; what each sends passes through a function. */
function portPair(out: Carry, back: Carry): readonly [MessagePort, MessagePort] {
  const one = new FakePort();
  const other = new FakePort();
  one.connect(other, out);
  other.connect(one, back);
  return [one as unknown as MessagePort, other as unknown as MessagePort];
}

class FakePort {
  onmessage: ((event: { readonly data: unknown; readonly ports: readonly never[] }) => void) | null = null;
  #isClosed = false;
  #send: (data: unknown) => void = () => undefined;

  connect(other: FakePort, carry: Carry): void {
    this.#send = (data) =>
      carry(data, (arrived) => {
        if (!other.#isClosed) other.onmessage?.({ data: arrived, ports: [] });
      });
  }

  postMessage(data: unknown): void {
    if (!this.#isClosed) this.#send(structuredClone(data));
  }

  close(): void {
    this.#isClosed = true;
  }
}
