import { Channel, type Handlers } from '../bridge/channel.ts';
import { viewOf } from '../bridge/page-view.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import { issueInFull } from '../protocol/errors/catalogue.ts';
import { frameToHost, type FrameToHost, type HostToFrame, hostToFrame } from '../protocol/frame-messages.ts';
import { type FrameSettings, pageOriginsOf } from '../protocol/frame-settings.ts';
import { isPlainObject, own } from '../protocol/plain-object.ts';
import { sdkMessageOf } from '../protocol/sdk-event.ts';
import { parseSecureUrl } from '../protocol/web-url.ts';
import { drivePage } from './drive-page.ts';
import { HyperServicesDriver } from './hyper-services-driver.ts';
import { guardMessages } from './message-guard.ts';
import { loadSdkFrom } from './sdk-script.ts';

/** The slot of the element that shows the child. */
const slotName = 'hyper-sdk';

let mounts = 0;

/**
 * Runs the SDK in the merchant's own page, by the driver of the frame page, or leaves the page for the payment.
 *
 * The channel is the same as between two windows, so nothing else has to know which of the two it is.
 */
export function connectInPage(options: PageConnection): void {
  const { element, address: given, signal, connected, failed } = options;
  if (signal.aborted) return;
  const settings = settingsOfWindow();
  if (element.presentation === 'redirect') return connectByLeaving(options, settings);
  const address = parseSecureUrl(given.url, given.field);
  if (!address.ok) return failed(address.issue);
  const origins = pageOriginsOf(new URL(address.value).origin, settings);
  const stopped = guardMessages({
    origins,
    frames: `[id^=${slotName}-] iframe`,
    spares: (data) => !endsSomething(data),
    signal,
  });
  const mount = document.createElement('div');
  mount.id = `${slotName}-${++mounts}`;
  mount.style.blockSize = '100%';
  const takeAway = place(mount, element);
  let hasRestarted = false;
  let end: () => void = () => undefined;
  const begin = () => {
    const { port1, port2 } = new MessageChannel();
    const host = new Channel<HostToFrame>(port1);
    const channel = new Channel<FrameToHost>(port2);
    end = () => {
      // The driver ends its SDK with its channel.
      channel.close();
      host.close();
      mount.replaceChildren();
    };
    const restart = () => {
      if (hasRestarted) {
        channel.send('sdk-failed', 'page');
        return;
      }
      hasRestarted = true;
      end();
      begin();
    };
    drivePage({ channel, sdk: loadSdkFrom(address.value), settings, stopped, mount, restart });
    host.open(frameToHost, connected(host));
  };
  signal.addEventListener('abort', () => {
    end();
    takeAway();
  });
  begin();
}

/**
 * Puts the container of the SDK on the page, where the element shows it, and returns a function that takes it away.
 *
 * The SDK looks it up in the document, which does not see into shadow roots: slots lead out of those.
 */
function place(mount: HTMLElement, element: HTMLElement): () => void {
  const placed: HTMLElement[] = [];
  const put = (node: HTMLElement, host: Element) => {
    node.slot = placed.length === 0 ? slotName : mount.id;
    host.append(node);
    placed.push(node);
  };
  let host: Element = element;
  for (let root = host.getRootNode(); root instanceof ShadowRoot; root = host.getRootNode()) {
    const slot = document.createElement('slot');
    slot.name = mount.id;
    put(slot, host);
    ({ host } = root);
  }
  put(mount, host);
  return () => {
    for (const node of placed) node.remove();
  };
}

/** A tenant with hosts of its own names them here, for the vendor's script as well. */
function settingsOfWindow(): FrameSettings {
  const tenant: unknown = Reflect.get(window, 'tenantInfo');
  return isPlainObject(tenant) ? { tenant } : {};
}

/** True for what would end a payment or an `initiate`. The page's other messages are not the guard's. */
function endsSomething(data: unknown): boolean {
  const message = sdkMessageOf(data);
  return isPlainObject(message) && /^(initiate|process)_result$/.test(String(own(message, 'event')));
}

/**
 * Leaves the page for the payment with the order: to the payment link, or by the SDK with `integrationType: "redirection"`.
 *
 * No event follows. A shopper who comes back by the browser's Back finds the page as it was, where the browser has kept it,
 * and the payment that was left ends as terminated.
 */
function connectByLeaving(options: PageConnection, settings: FrameSettings): void {
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
interface PageConnection {
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
