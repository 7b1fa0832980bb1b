import type { Channel, Handlers } from '../bridge/channel.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import type { frameToHost, HostToFrame } from '../protocol/frame-messages.ts';

/** The ends of a connection between an element and the SDK in its own page. */
export interface PageConnection {
  /** The element; the SDK gets a child of it, outside its shadow, or of the outermost shadow host that it stands in. */
  readonly element: HTMLElement & { readonly presentation: unknown; readonly state: string; terminate(): void };
  /** HyperServices.js: https, or http on this machine. Or the payment link that the window leaves for. */
  readonly address: { readonly field: string; readonly url: string };
  /** Ends everything: guard, SDK, child. */
  readonly signal: AbortSignal;
  /** Called for each SDK that begins, so again after its payment page was lost; what it returns takes its messages. */
  readonly connected: (channel: Channel<HostToFrame>) => Handlers<typeof frameToHost>;
  /** Called if the SDK cannot be begun. */
  readonly failed: (issue: Issue) => void;
}
