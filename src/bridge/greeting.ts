import { v4 as uuid } from 'uuid';
import { isPlainObject, own } from '../protocol/plain-object.ts';

const mark = 'hyper-checkout';

/**
 * The version of the conversation between the element and its frame. Both say theirs in the greeting; a difference
 * is the coded error `protocol-mismatch`, since a frame that the merchant hosts may be older than the element.
 */
export const greetingVersion = 1;

/**
 * The one message that crosses between windows; everything else goes over the port that comes with it.
 *
 * - `hello`: frame → host, with a port: "this document speaks version `version`"
 * - `refused`: frame → host, without a port: "your origin is not on my list"
 */
export interface Greeting {
  readonly kind: 'hello' | 'refused';
  readonly version: number;
  /** Random for each document, so that a repeated hello is told apart from a reload. */
  readonly documentId: string;
}

/** Returns a greeting as it goes over the wire. It carries no other data. */
export function writeGreeting(greeting: Greeting): object {
  return { [mark]: greeting.kind, version: greeting.version, documentId: greeting.documentId };
}

/** Reads a window message; undefined for the chatter of others, which is neither an error nor worth a log line. */
export function readGreeting(data: unknown): Greeting | undefined {
  if (!isPlainObject(data)) return undefined;
  const kind = own(data, mark);
  const version = own(data, 'version');
  const documentId = own(data, 'documentId');
  if ((kind !== 'hello' && kind !== 'refused') || typeof documentId !== 'string') return undefined;
  // One that does not say its version is no version of ours.
  return { kind, version: typeof version === 'number' ? version : 0, documentId };
}

/*
 * The frame's side of the handshake; `connect-to-frame.ts` says what both must guarantee.
 *
 * A port is a capability: its holder can drive the payment. So it is only ever posted to `window.parent` with
 * the one concrete origin that the browser names as the parent's and that stands on the list in the frame's own page.
 */

/** Options for {@link greetHost}. */
export interface HostGreetingOptions {
  /** The exact origins that may host this page. No patterns. */
  readonly parents: readonly string[];
  readonly signal?: AbortSignal;
}

const firstPause = 100;
const longestPause = 3200;

/**
 * Greets the page that frames this one, at once, and resolves with the port that it took.
 *
 * Never resolves for a parent that is not on the list; such a parent is told that it was refused. The port is not
 * listened to yet: the caller must open it in the same turn, since earlier messages are not kept.
 */
export function greetHost({ parents, signal }: HostGreetingOptions): Promise<MessagePort> {
  const origin = parentOrigin();
  const documentId = uuid();
  return new Promise((resolve) => {
    if (origin === undefined) return;
    if (!parents.includes(origin)) {
      window.parent.postMessage(writeGreeting({ kind: 'refused', version: greetingVersion, documentId }), origin);
      return;
    }
    const offered: MessagePort[] = [];
    let pause = firstPause;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const offer = () => {
      const { port1, port2 } = new MessageChannel();
      offered.push(port1);
      port1.onmessage = () => {
        clearTimeout(timer);
        for (const port of offered) if (port !== port1) port.close();
        resolve(port1);
      };
      const greeting = writeGreeting({ kind: 'hello', version: greetingVersion, documentId });
      window.parent.postMessage(greeting, origin, [port2]);
      timer = setTimeout(offer, pause);
      pause = Math.min(pause * 2, longestPause);
    };
    signal?.addEventListener('abort', () => clearTimeout(timer));
    offer();
  });
}

/** The origin of the page that frames this one, as the browser tells it; undefined at the top or if it is hidden. */
export function parentOrigin(): string | undefined {
  if (window.parent === window) return undefined;
  // Chromium and WebKit name the ancestors; for the others the referrer of a framed page is its parent.
  const ancestor = 'ancestorOrigins' in location ? location.ancestorOrigins[0] : undefined;
  if (ancestor !== undefined) return ancestor === 'null' ? undefined : ancestor;
  return document.referrer === '' ? undefined : new URL(document.referrer).origin;
}
