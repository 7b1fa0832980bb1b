import { v4 as uuid } from 'uuid';
import { Channel, type Handlers, type Parsers } from './channel.ts';
import { greetingVersion, writeGreeting } from './greeting.ts';

/*
 * The frame's side of the handshake; `connect-to-frame.ts` says what both must guarantee.
 *
 * A port is a capability: whoever holds it can drive the payment. So it is only ever posted to `window.parent` with
 * the one concrete origin that the browser names as the parent's and that stands on the list in the frame's own page.
 */

/** What {@link acceptHost} needs. */
export interface HostAcceptanceOptions<Out extends object, P extends Parsers> {
  /** The exact origins that may host this page. No patterns. */
  readonly parents: readonly string[];
  readonly parsers: P;
  /** Called once, when the host has taken the port; what it returns takes the host's messages. */
  readonly handlers: (channel: Channel<Out>) => Handlers<P>;
  readonly signal?: AbortSignal;
}

const firstPause = 100;
const longestPause = 3200;

/**
 * Greets the page that frames this one and resolves once it has answered.
 *
 * Never resolves for a parent that is not on the list; such a parent is told that it was refused.
 */
export function acceptHost<Out extends object, P extends Parsers>(
  options: HostAcceptanceOptions<Out, P>,
): Promise<Channel<Out>> {
  const origin = parentOrigin();
  const documentId = uuid();
  return new Promise((resolve) => {
    if (origin === undefined) return;
    if (!options.parents.includes(origin)) {
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
        const channel = new Channel<Out>(port1);
        channel.open(options.parsers, options.handlers(channel));
        resolve(channel);
      };
      const greeting = writeGreeting({ kind: 'hello', version: greetingVersion, documentId });
      window.parent.postMessage(greeting, origin, [port2]);
      timer = setTimeout(offer, pause);
      pause = Math.min(pause * 2, longestPause);
    };
    options.signal?.addEventListener('abort', () => clearTimeout(timer), { once: true });
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
