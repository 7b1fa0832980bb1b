import { afterEach, beforeEach, mock } from 'node:test';

const origin = 'https://shop.example';

/** A message as a browser delivers it to a window. */
export interface Delivery {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports?: readonly MessagePort[];
  /** False for an event that a script of the same page dispatches. */
  readonly isTrusted?: boolean;
}

type Listener = (event: unknown) => void;

/** The part of `window` that the bridge uses. An `EventTarget` in Node cannot dispatch trusted events. */
export class StandInWindow {
  readonly #listeners = new Set<Listener>();
  readonly origin = origin;
  /** Messages that were posted to this window. */
  readonly posted: { message: unknown; origin: string; ports: readonly MessagePort[] }[] = [];
  parent: StandInWindow = this;

  addEventListener(type: string, listener: Listener, { signal }: { readonly signal: AbortSignal }): void {
    if (type !== 'message') throw new Error(`The stand-in window has no event ${type}.`);
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  postMessage(message: unknown, origin: string, ports: readonly MessagePort[] = []): void {
    this.posted.push({ message, origin, ports });
    for (const port of ports) opened.push(port);
  }

  deliver({ ports = [], isTrusted = true, ...rest }: Delivery): void {
    for (const listener of [...this.#listeners]) listener({ ...rest, ports, isTrusted });
  }
}

/** The part of `document` that the bridge uses. */
export class StandInDocument extends EventTarget {
  /** The `defaultView` of the page. */
  readonly defaultView = undefined;
  baseURI = `${origin}/checkout`;
  referrer = '';
  hidden = false;

  setHidden(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** A browser page in Node, with a clock that the test advances. */
export interface StandInPage {
  window: StandInWindow;
  document: StandInDocument;
  location: { origin: string; ancestorOrigins?: readonly string[] };
  /** Lets `ms` milliseconds pass. */
  readonly advance: (ms: number) => void;
}

const opened: MessagePort[] = [];

/** Returns two connected ports. {@link closePorts} must follow the test: an open port keeps the process alive. */
export function portPair(): readonly [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  return [port1, port2];
}

/** Closes the ports of {@link portPair} and those that were posted to a {@link StandInWindow}. */
export function closePorts(): void {
  for (const port of opened.splice(0)) port.close();
}

/** Resolves once the port or its other end was closed. */
export function closed(port: MessagePort): Promise<void> {
  return new Promise((resolve) => {
    port.addEventListener('close', () => resolve());
    // Node does not wait for a port without a listener for messages.
    port.addEventListener('message', () => undefined);
    port.start();
  });
}

/** Puts a fresh page in place of the missing browser globals, before each test of the suite that calls this. */
export function useStandInPage(): StandInPage {
  let now = 0;
  const page: StandInPage = {
    window: new StandInWindow(),
    document: new StandInDocument(),
    location: { origin },
    advance: (ms) => {
      // In small steps, since a timer may set another.
      for (let passed = 0; passed < ms; passed++) {
        now++;
        mock.timers.tick(1);
      }
    },
  };
  beforeEach(() => {
    now = 1000;
    Object.assign(page, { window: new StandInWindow(), document: new StandInDocument(), location: { origin } });
    Object.assign(globalThis, { window: page.window, document: page.document, location: page.location });
    mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(performance, 'now', () => now);
  });
  afterEach(() => {
    closePorts();
    mock.timers.reset();
    mock.restoreAll();
    for (const name of ['window', 'document', 'location']) Reflect.deleteProperty(globalThis, name);
  });
  return page;
}
