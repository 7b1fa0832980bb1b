import { HyperCheckoutError, issueOf } from '../protocol/checkout-error.ts';

/** One reader for each message that may come in: what it returns is trusted from then on, undefined is dropped. */
export type Parsers = Readonly<Record<string, (body: unknown) => unknown>>;

/** Handlers for incoming messages. A return value, at once or by a promise that does not reject, is the reply to a sender that asked. */
export type Handlers<P extends Parsers> = {
  readonly [Name in keyof P]: (body: Exclude<ReturnType<P[Name]>, undefined>) => unknown;
};

/** One of the messages that `Out` names, with its body. */
export type Message<Out extends object> = {
  readonly [Name in keyof Out & string]: readonly [name: Name, body: Out[Name]];
}[keyof Out & string];

/** On the wire: a name, a body, and for a question or its answer the number of the call. */
type Letter = readonly [name: string, body: unknown, call?: number];

const answerName = '#answer';
const byeName = '#bye';
const pingName = '#ping';

/** The messages of one turn travel together. A larger batch than this gains nothing. */
const lettersPerMessage = 64;

const endOfTurn = Promise.resolve();

/**
 * Typed messages over a port whose other end is already known to be the right one.
 *
 * It knows names and bodies, and no payment. Messages that are sent in one turn travel in one batch. Until it is opened it
 * answers pings and keeps everything else. Closing is idempotent: it tells the other side, rejects every call that still waits
 * for an answer, and aborts {@link closed}.
 */
export class Channel<Out extends object> {
  readonly #port: MessagePort;
  readonly #closing = new AbortController();
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  #outbox: Letter[] = [];
  #calls = 0;
  #dropped = 0;
  readonly #held: (readonly unknown[])[] = [];
  #deliver = (letter: readonly unknown[]): void => void this.#held.push(letter);

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
      // No message brings a port. A port that came would keep a foreign connection open.
      for (const other of ports) other.close();
      const isMail = Array.isArray(data) && data.length <= lettersPerMessage;
      if (isMail) for (const letter of data) this.#receive(letter);
      else this.#dropped++;
    };
  }

  /** Aborted once this channel is closed, by either side. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** The number of received messages that no parser accepted. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Begins to hand over what comes in, and what has come in before. */
  open<P extends Parsers>(parsers: P, handlers: Handlers<P>): void {
    // A handler takes what its own parser returns, which a lookup by a name from the wire cannot express.
    const handlerOf: Readonly<Record<string, (body: never) => unknown>> = handlers;
    this.#deliver = ([name, body, call]) => {
      const known = typeof name === 'string' && Object.hasOwn(parsers, name);
      const parsed = known ? parsers[name]?.(body) : undefined;
      if (known && parsed !== undefined) this.#answer(call, handlerOf[name]?.(parsed as never));
      else this.#dropped++;
    };
    for (const letter of this.#held.splice(0)) this.#receive(letter);
  }

  /** Sends one message; nothing comes back. */
  send(...message: Message<Out>): void {
    this.#post(message);
  }

  /** Sends one message and waits for its answer. Rejects with `channel-closed` if the other side goes away first. */
  ask<Name extends keyof Out & string>(name: Name, body: Out[Name]): Promise<unknown> {
    return this.#ask(name, body);
  }

  /** Resolves if the document at the other end is still there; a port does not tell by itself. */
  ping(): Promise<unknown> {
    return this.#ask(pingName, null);
  }

  /** Ends the conversation. */
  close(): void {
    this.#post([byeName, null]);
    this.#flush();
    this.#end();
  }

  #ask(name: string, body: unknown): Promise<unknown> {
    if (this.closed.aborted) return Promise.reject(channelClosed());
    return new Promise((resolve, reject) => {
      const call = ++this.#calls;
      this.#waiting.set(call, { resolve, reject });
      this.#post([name, body, call]);
    });
  }

  #end(): void {
    this.#port.onmessage = null;
    this.#port.close();
    this.#closing.abort();
    for (const { reject } of this.#waiting.values()) reject(channelClosed());
    this.#waiting.clear();
  }

  #post(letter: Letter): void {
    if (this.closed.aborted) return;
    // A promise that has settled calls back sooner than queueMicrotask, and a round trip pays for both.
    if (this.#outbox.push(letter) === 1) void endOfTurn.then(this.#flush);
  }

  readonly #flush = (): void => {
    const letters = this.#outbox;
    this.#outbox = [];
    for (let start = 0; start < letters.length; start += lettersPerMessage) {
      this.#port.postMessage(
        letters.length <= lettersPerMessage ? letters : letters.slice(start, start + lettersPerMessage),
      );
    }
  };

  #receive(letter: unknown): void {
    if (this.closed.aborted) return;
    const parts: readonly unknown[] = Array.isArray(letter) ? letter : [];
    const [name, body, call] = parts;
    if (name === byeName) return this.#end();
    if (name === answerName) return this.#settle(call, body);
    if (name === pingName) return this.#answer(call, null);
    this.#deliver(parts);
  }

  #answer(call: unknown, answer: unknown): void {
    if (typeof call !== 'number') return;
    if (answer instanceof Promise) void answer.then((later) => this.#answer(call, later));
    else this.#post([answerName, answer ?? null, call]);
  }

  #settle(call: unknown, answer: unknown): void {
    const waiting = typeof call === 'number' ? this.#waiting.get(call) : undefined;
    if (waiting === undefined) this.#dropped++;
    else waiting.resolve(answer);
    if (typeof call === 'number') this.#waiting.delete(call);
  }
}

function channelClosed(): HyperCheckoutError {
  return new HyperCheckoutError(issueOf('channel-closed', 'frame-url'));
}

/** Options for {@link acceptHost}. */
export interface HostAcceptanceOptions<Out extends object, P extends Parsers> {
  /** The promise that `greetHost` returned. */
  readonly greeted: Promise<MessagePort>;
  readonly parsers: P;
  /** Called once, when the host has taken the port; what it returns takes the host's messages. */
  readonly handlers: (channel: Channel<Out>) => Handlers<P>;
}

/**
 * Opens the channel to the host as soon as it has taken the port that it was greeted with.
 *
 * Apart from the greeting, so that a page can greet before the rest of its code has run.
 */
export async function acceptHost<Out extends object, P extends Parsers>(
  options: HostAcceptanceOptions<Out, P>,
): Promise<Channel<Out>> {
  const channel = new Channel<Out>(await options.greeted);
  channel.open(options.parsers, options.handlers(channel));
  return channel;
}
