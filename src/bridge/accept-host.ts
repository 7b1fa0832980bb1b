import { Channel, type Handlers, type Parsers } from './channel.ts';

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
