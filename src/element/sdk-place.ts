import { connectToFrame, type FrameConnectionOptions } from '../bridge/connect-to-frame.ts';
import { viewOf } from '../bridge/view-of.ts';
import { visibleDeadline } from '../bridge/visible-deadline.ts';
import type { Issue, Parsed } from '../protocol/checkout-error.ts';
import { frameToHost, type HostToFrame } from '../protocol/frame-messages.ts';
import { issueOf, refuse } from '../protocol/issue-of.ts';
import type { CheckoutProperties } from './checkout-properties.ts';
import { createFrame } from './frame-element.ts';
import { webAddress } from './web-address.ts';

/** Where the SDK runs, and how a run talks to it. */
export interface SdkPlace {
  /** What the element shows. It goes into the document once the run listens for it. */
  readonly node: HTMLElement;
  /** Returns what is to be called when the element was moved in the document. */
  readonly connect: (
    run: Pick<FrameConnectionOptions<HostToFrame, typeof frameToHost>, 'signal' | 'connected' | 'failed'>,
  ) => () => void;
}

/** How long it may take until there is somebody to talk to, in ms of visible time. */
const deadline = 15_000;

/** Where the SDK is to run: at that absolute address, in a frame page or as a script of this page. */
export interface SdkAddress {
  readonly field: 'frame-url' | 'sdk-url';
  readonly url: string;
}

/** Reads the address that the properties of an element name: `sdkUrl`, or else `frameUrl`. */
export function sdkAddress(
  { ownerDocument }: HTMLElement,
  { sdkUrl, frameUrl }: Pick<CheckoutProperties, 'sdkUrl' | 'frameUrl'>,
): Parsed<SdkAddress> {
  const field = sdkUrl ? 'sdk-url' : 'frame-url';
  if (!sdkUrl && !frameUrl) return refuse('required', field, 'no-default');
  // A frame lists the origins that may hold it, and there is none to list.
  if (!sdkUrl && viewOf(ownerDocument).origin === 'null') return refuse('not-allowed', field, 'no-origin');
  // The SDK looks its place up in the document of the window that loads it.
  if (sdkUrl && ownerDocument !== document) return refuse('not-allowed', field, 'other-window');
  const address = webAddress(sdkUrl || frameUrl, field, ownerDocument);
  return address.ok ? { ok: true, value: { field, url: address.value } } : address;
}

/** Makes the place at an address. */
export function placeAt({ field, url }: SdkAddress, element: HTMLElement, warn: (warning: Issue) => void): SdkPlace {
  const { ownerDocument } = element;
  if (field === 'sdk-url') return pagePlace(element, url);
  if (new URL(url).origin === viewOf(ownerDocument).origin) warn(issueOf('origin-rejected', field, 'same-as-page'));
  return framePlace(url, ownerDocument);
}

/** The merchant's frame page at that absolute address, in an iframe. */
function framePlace(url: string, page: Document): SdkPlace {
  const frame = createFrame(url, page);
  return {
    node: frame,
    connect: (run) =>
      connectToFrame<HostToFrame, typeof frameToHost>({
        frame,
        url,
        parsers: frameToHost,
        deadline,
        ...run,
        connected: (channel) => {
          channel.send('scheme', viewOf(page).getComputedStyle(frame).colorScheme);
          return run.connected(channel);
        },
      }),
  };
}

/** The page around the element itself. What that takes is loaded when it is needed. */
function pagePlace(element: HTMLElement, sdkUrl: string): SdkPlace {
  const slot = document.createElement('slot');
  slot.name = 'hyper-sdk';
  slot.setAttribute('part', 'frame');
  return {
    node: slot,
    connect: (run) => {
      const fail = () => run.failed(issueOf('sdk-load', 'sdk-url', 'driver'));
      const end = visibleDeadline(deadline, fail, element.ownerDocument);
      run.signal.addEventListener('abort', end);
      import('../in-page.ts').then(({ connectInPage }) => {
        end();
        connectInPage({ element, sdkUrl, ...run });
      }, fail);
      return () => undefined;
    },
  };
}
