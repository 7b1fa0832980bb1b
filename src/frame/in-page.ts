import { Channel } from '../bridge/channel.ts';
import { frameToHost, type FrameToHost, type HostToFrame } from '../protocol/frame-messages.ts';
import { pageOriginsOf, type FrameSettings } from '../protocol/frame-settings.ts';
import { isPlainObject, own } from '../protocol/plain-object.ts';
import { sdkMessageOf } from '../protocol/sdk-event.ts';
import { parseSecureUrl } from '../protocol/web-url.ts';
import { drivePage } from './drive-page.ts';
import { connectByLeaving, type PageConnection } from './leave-page.ts';
import { guardMessages } from './message-guard.ts';
import { loadSdkFrom } from './page-script.ts';

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
