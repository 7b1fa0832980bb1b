import { type ErrorCode, type Issue, issueOf } from '../protocol/checkout-error.ts';
import { Channel, type Handlers, type Parsers } from './channel.ts';
import { greetingVersion, readGreeting, type Greeting } from './greeting.ts';
import { viewOf, visibleDeadline } from './page-view.ts';

/*
 * The host's side of the handshake. What it must guarantee:
 *
 * 1. The other end is the document in our iframe, at the origin of the frame's URL, and stays so.
 * 2. No data leaves before that is known, and none ever goes by window message.
 * 3. Whatever else talks to this window changes nothing.
 * 4. A frame that reloads gets a new port; its old one dies.
 * 5. Silence ends: a frame that was refused, hangs or is the wrong page never greets, and no engine says so by event.
 *
 * How: the frame greets `window.parent` with a port, aimed at the one origin that it trusts. We look at the source,
 * then at the shape, then at the origin, then at the version, take the port, and say `accept` on it. The host need
 * not speak first nor repeat itself: it listens before the frame exists, and a port keeps what is sent on it.
 */

/** Options for {@link connectToFrame}. */
export interface FrameConnectionOptions<Out extends object, P extends Parsers> {
  readonly frame: HTMLIFrameElement;
  /** The address of the frame page. Messages of other origins are ignored. */
  readonly url: string;
  readonly parsers: P;
  /** The longest silence of the frame, in ms of visible time. */
  readonly deadline: number;
  /** Ends everything: listeners, deadline, channel. */
  readonly signal: AbortSignal;
  /** Called for each document that greets, so again after a reload; what it returns takes that document's messages. */
  readonly connected: (channel: Channel<Out>) => Handlers<P>;
  /** Called when the frame cannot be talked to, with a code of kind `connection`. */
  readonly failed: (issue: Issue) => void;
}

/** The time that a loaded page has to greet, in ms of visible time. */
const graceAfterLoad = 2000;

/**
 * Waits for the page in an iframe to greet, checks that it is the right one, and keeps a private channel to it.
 *
 * What it returns is to be called when the iframe was moved in the document: whether it loads anew differs by engine and by
 * the way of moving, and no event says so.
 */
export function connectToFrame<Out extends object, P extends Parsers>(
  options: FrameConnectionOptions<Out, P>,
): () => void {
  const { frame, parsers, signal } = options;
  const { ownerDocument } = frame;
  const view = viewOf(ownerDocument);
  const origin = new URL(options.url, ownerDocument.baseURI).origin;
  let current: { documentId: string; channel: Channel<Out>; window: Window | null } | undefined;
  let endSilence: (() => void) | undefined;

  const faultIn = (greeting: Greeting, from: string): Issue | undefined => {
    if (from !== origin) return issueOf('origin-rejected', 'frame-url');
    if (greeting.version !== greetingVersion) return issueOf('protocol-mismatch', 'frame-url', versions(greeting));
    return greeting.kind === 'refused' ? issueOf('frame-refused', 'frame-url') : undefined;
  };

  const fail = (issue: Issue) => {
    endSilence?.();
    current?.channel.close();
    options.failed(issue);
  };

  const expectGreeting = (deadline: number, code: ErrorCode, reason?: string) => {
    endSilence?.();
    const end = visibleDeadline(deadline, () => fail(issueOf(code, 'frame-url', reason)), ownerDocument);
    endSilence = end;
    // The document that has greeted may still be there: it was moved by `moveBefore`, or the load was its own. Then it
    // answers. WebKit lets one answer that has gone; an iframe that was put in anew has another window.
    if (current?.window === frame.contentWindow) current.channel.ping().then(end, () => undefined);
  };

  const handleMessage = (event: MessageEvent<unknown>) => {
    // A removed frame has no window, and Firefox and WebKit deliver its last words with a null source.
    if (!event.isTrusted || event.source === null || event.source !== frame.contentWindow) return;
    const greeting = readGreeting(event.data);
    const issue = greeting && faultIn(greeting, event.origin);
    // The frame repeats its greeting until it hears from us; only its first one counts.
    const isNew = greeting && !issue && greeting.documentId !== current?.documentId;
    const port = isNew ? event.ports[0] : undefined;
    for (const other of event.ports) if (other !== port) other.close();
    if (issue) fail(issue);
    if (!port || !greeting) return;
    endSilence?.();
    current?.channel.close();
    const channel = new Channel<Out>(port);
    current = { documentId: greeting.documentId, channel, window: frame.contentWindow };
    port.postMessage('accept');
    channel.open(parsers, options.connected(channel));
  };

  const handleLoad = () => {
    // Our page greets while it is parsed. One that has loaded without a word is another: a sign-in, an error page, or
    // what the browser shows in place of a page that may not be framed.
    expectGreeting(graceAfterLoad, 'frame-unrecognised', view.crossOriginIsolated ? 'isolated' : undefined);
  };

  view.addEventListener('message', handleMessage, { signal });
  frame.addEventListener('load', handleLoad, { signal });
  const stop = () => {
    endSilence?.();
    current?.channel.close();
  };
  signal.addEventListener('abort', stop);
  const expectFrame = () => {
    expectGreeting(options.deadline, 'frame-timeout');
  };
  expectFrame();
  return expectFrame;
}

function versions({ version }: Greeting): string {
  return `frame-speaks-${version}-not-${greetingVersion}`;
}
