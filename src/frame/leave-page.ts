import { Channel, type Handlers } from '../bridge/channel.ts';
import { viewOf } from '../bridge/page-view.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import { issueInFull } from '../protocol/errors/catalogue.ts';
import { frameToHost, type FrameToHost, hostToFrame, type HostToFrame } from '../protocol/frame-messages.ts';
import type { FrameSettings } from '../protocol/frame-settings.ts';
import { parseSecureUrl } from '../protocol/web-url.ts';
import { HyperServicesDriver } from './hyper-services-driver.ts';
import { loadSdkFrom } from './page-script.ts';

/**
 * Leaves the page for the payment with the order: to the payment link, or by the SDK with `integrationType: "redirection"`.
 *
 * No event follows. A shopper who comes back by the browser's Back finds the page as it was, where the browser has kept it,
 * and the payment that was left ends as terminated.
 */
export function connectByLeaving(options: PageConnection, settings: FrameSettings): void {
  const { element, address, signal, connected, failed } = options;
  const isLink = address.field === 'payment-link';
  const script = parseSecureUrl(address.url, address.field);
  if (!isLink && !script.ok) return failed(script.issue);
  const { port1, port2 } = new MessageChannel();
  const host = new Channel<HostToFrame>(port1);
  const channel = new Channel<FrameToHost>(port2);
  const view = viewOf(element.ownerDocument);
  const handlers = isLink
    ? followLink(channel, () => view.location.assign(address.url))
    : new HyperServicesDriver(channel, loadSdkFrom(address.url), { settings, leaves: true }).handlers();
  channel.open(hostToFrame, handlers);
  host.open(frameToHost, connected(host));
  const back = ({ persisted }: PageTransitionEvent) => {
    if (persisted && element.state === 'processing') element.terminate();
  };
  view.addEventListener('pageshow', back, { signal });
  // The loader stands there alone, and needs no room for a payment page.
  const { style } = element;
  const height = style.getPropertyValue('--hyper-height');
  style.setProperty('--hyper-height', '0px');
  signal.addEventListener('abort', () => {
    style.setProperty('--hyper-height', height);
    channel.close();
    host.close();
  });
}

/** Follows the link with the order, once: a change of the order does not reach its page any more. */
function followLink(channel: Channel<FrameToHost>, leave: () => void): Handlers<typeof hostToFrame> {
  let hasLeft = false;
  return {
    initiate: () => channel.send('initiated', null),
    process: () => {
      if (!hasLeft) leave();
      hasLeft = true;
    },
    'session-token': ({ requestId }) => {
      const refusal = { ...issueInFull('wrong-state', 'payment-link'), field: 'payment-link', requestId };
      return { ok: false, refusal };
    },
    'back-press': () => false,
    scheme: () => undefined,
    appearance: () => undefined,
    language: () => undefined,
    terminate: () => undefined,
  };
}

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
