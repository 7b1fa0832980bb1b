import { Channel } from '../../src/bridge/channel.ts';
import type { CheckoutProperties } from '../../src/element/hyper-checkout-element.ts';
import { newRequest, requestsFromProperties } from '../../src/element/checkout/requests-from-properties.ts';
import type { HyperServices } from '../../src/frame/hyper-services.ts';
import { HyperServicesDriver } from '../../src/frame/hyper-services-driver.ts';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { frameToHost, hostToFrame, type FrameToHost, type HostToFrame } from '../../src/protocol/frame-messages.ts';
import { parseHyperRequest, paymentPageService, type HyperRequest } from '../../src/protocol/requests/hyper-request.ts';
import { isPlainObject, own } from '../../src/protocol/plain-object.ts';
import type { SdkEvent } from '../../src/protocol/sdk-event.ts';
import { noProperties } from '../element/no-properties.ts';
import type { Finding } from '../protocol/bad-input.ts';

/** Element properties, of any value: a page may set what it likes. */
export type Properties = Partial<Record<keyof CheckoutProperties, unknown>>;

/** The outcome of a request: the request that the SDK got, and the messages for the developer of the page. */
export interface Outcome {
  /** The request that `HyperServices` got; undefined if it was refused on the way. */
  readonly received: HyperRequest | undefined;
  /** The error of the refusal, as code, field and reason. */
  readonly refused: Finding | undefined;
  /** The warnings on the console, as code, field and reason. */
  readonly warned: readonly Finding[];
}

/** The calls of `HyperServices` that take a payload. A session token is asked for by `process`. */
export type Call = 'initiate' | 'process' | 'session-token';

/**
 * The product from the element's properties to `HyperServices`, without its DOM: the requests are made by the element,
 * cross a message port, are checked by the frame, and reach a class that records them.
 */
export class Line {
  readonly #host: Channel<HostToFrame>;
  readonly #frame: Channel<FrameToHost>;
  readonly #received: unknown[] = [];
  readonly #refused: Issue[] = [];
  readonly #warned: Issue[] = [];
  readonly #events: SdkEvent[] = [];
  #callback: (event: unknown) => unknown = () => undefined;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#host = new Channel(port1);
    this.#frame = new Channel(port2);
    this.#host.open(frameToHost, {
      'sdk-event': (event) => this.#events.push(event),
      height: () => undefined,
      alive: () => undefined,
      initiated: () => undefined,
      'sdk-failed': () => undefined,
      refused: ({ issue }) => this.#refused.push(issue),
      warned: ({ issue }) => this.#warned.push(issue),
    });
    this.#frame.open(hostToFrame, new HyperServicesDriver(this.#frame, Promise.resolve(this.#sdk())).handlers());
  }

  /** Sends a request of the host over the port. */
  async send(call: Call, request: HyperRequest): Promise<Outcome> {
    const [seen, told, warned] = [this.#received.length, this.#refused.length, this.#warned.length];
    if (call === 'session-token') {
      const asked = this.#host.ask(call, request).catch(() => undefined);
      await this.#crossed();
      const received = this.#since(seen);
      return { received, refused: received ? undefined : refusalIn(await asked), warned: [] };
    }
    this.#host.send(call, request);
    await this.#crossed();
    const issue = this.#refused[told];
    const warnings = this.#warned.slice(warned).map(findingOf);
    return { received: this.#since(seen), refused: issue && findingOf(issue), warned: warnings };
  }

  /** The SDK calls back. Resolves with the events that reach the host. */
  async answer(...raw: unknown[]): Promise<readonly SdkEvent[]> {
    const told = this.#events.length;
    for (const event of raw) this.#callback(event);
    await this.#crossed();
    return this.#events.slice(told);
  }

  /** Every warning that the host was told. */
  get warned(): readonly Issue[] {
    return this.#warned;
  }

  /** Every error that the host was told. */
  get refused(): readonly Issue[] {
    return this.#refused;
  }

  /** Asks for a session token. Resolves once the SDK has the request; the answer comes later. */
  async askToken(request: HyperRequest): Promise<{ readonly answer: Promise<unknown> }> {
    const answer = this.#host.ask('session-token', request);
    await this.#crossed();
    return { answer };
  }

  /** Asks for a session token, and lets the SDK answer with the payload. Resolves with the answer that the host gets. */
  async token(request: HyperRequest, event: object): Promise<unknown> {
    const { answer } = await this.askToken(request);
    this.#callback({ event: 'process_result', requestId: request.requestId, ...event });
    return answer;
  }

  /** Has the host end the SDK's session. */
  async terminate(): Promise<void> {
    this.#host.send('terminate', null);
    await this.#crossed();
  }

  /** Ends both ends of the port. */
  close(): void {
    this.#host.close();
  }

  /** Messages keep their order, so that an answered question means that everything before it has arrived. */
  async #crossed(): Promise<undefined> {
    await this.#host.ask('back-press', null);
    return undefined;
  }

  #since(seen: number): HyperRequest | undefined {
    const received = this.#received[seen];
    const request = parseHyperRequest(received);
    return request && isPlainObject(received) ? { ...received, ...request } : undefined;
  }

  #sdk(): new () => HyperServices {
    const received = this.#received;
    const listen = (callback: (event: unknown) => unknown) => (this.#callback = callback);
    return class implements HyperServices {
      initiate(request: object, callback: (event: unknown) => unknown): void {
        received.push(request);
        listen(callback);
      }
      process(request: object): void {
        received.push(request);
      }
      isInitialised(): boolean {
        return true;
      }
      handleBackpress(): boolean {
        return false;
      }
      terminate(): void {}
    };
  }
}

/** Sends the requests that the properties make, up to the call. */
export async function fromProperties(call: 'initiate' | 'process', properties: Properties): Promise<Outcome> {
  const requests = requestsFromProperties({ ...noProperties, ...properties }, 'en');
  if (!requests.ok) return { received: undefined, refused: findingOf(requests.issue), warned: [] };
  const { properties: set, requestId, canProcess, warnings } = requests.value;
  const line = new Line();
  try {
    const begun = await line.send('initiate', newRequest(set));
    if (call === 'initiate' || begun.refused)
      return { ...begun, warned: [...warnings.map(findingOf), ...begun.warned] };
    if (!canProcess) return { received: undefined, refused: undefined, warned: warnings.map(findingOf) };
    const sent = await line.send('process', newRequest(set, paymentPageService, requestId));
    return { ...sent, warned: [...warnings.map(findingOf), ...sent.warned] };
  } finally {
    line.close();
  }
}

/** Sends a request as it stands, after an `initiate` that holds. */
export async function fromHost(call: Call, request: HyperRequest, initiate: object): Promise<Outcome> {
  const line = new Line();
  try {
    if (call !== 'initiate') await line.send('initiate', newRequest(initiate));
    return await line.send(call, request);
  } finally {
    line.close();
  }
}

/** An issue as the tables of bad input have it. */
export function findingOf({ code, field = '', reason }: Issue): Finding {
  return reason === undefined ? [code, field] : [code, field, reason];
}

/** The value of a key in what arrived. */
export function arrivedIn(payload: object | undefined, field: string): unknown {
  return payload && Reflect.get(payload, field);
}

/** The value of a key of a signed text, if that arrived byte for byte. */
export function fieldOfText(arrived: unknown, sent: string, field: string): unknown {
  if (arrived === undefined) return undefined;
  if (arrived !== sent) throw new Error(`The signed text was changed: ${JSON.stringify(arrived)}`);
  const object: unknown = JSON.parse(sent);
  return typeof object === 'object' && object !== null ? Reflect.get(object, field) : undefined;
}

function refusalIn(answer: unknown): Finding | undefined {
  const refusal = isPlainObject(answer) ? frameToHost.refused(own(answer, 'refusal')) : undefined;
  return refusal && findingOf(refusal.issue);
}
