import type { Channel, Handlers } from '../../bridge/channel.ts';
import { connectToFrame } from '../../bridge/connect-to-frame.ts';
import { viewOf, visibleDeadline } from '../../bridge/page-view.ts';
import { type Issue, issueOf, type Parsed, refuse } from '../../protocol/checkout-error.ts';
import { frameToHost, type HostToFrame } from '../../protocol/frame-messages.ts';
import type { CheckoutProperties, HyperCheckoutElement } from '../hyper-checkout-element.ts';
import type { FindingReporter } from '../findings.ts';
import { webAddress } from '../web-address.ts';

/** The line to a document that has greeted. */
export type SdkLine = Pick<Channel<HostToFrame>, 'send' | 'ask' | 'closed'>;

/** The side of a run that its place talks to. */
export interface PlacedRun {
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** Called for each document that greets; what it returns takes that document's messages. */
  readonly connected: (line: SdkLine) => Handlers<typeof frameToHost>;
  /** Called when the SDK cannot be talked to. */
  readonly failed: (issue: Issue) => void;
}

/** The place in which the SDK runs, and the connection to it. */
export interface SdkPlace {
  /** The node that the element shows. It goes into the document once the run listens for it. */
  readonly node: HTMLElement;
  /** Returns what is to be called when the element was moved in the document. */
  readonly connect: (run: PlacedRun) => () => void;
}

/** The element, as far as it matters where its SDK is. */
type Placed = Pick<HyperCheckoutElement, keyof HTMLElement | 'presentation' | 'state' | 'terminate'>;

/** The properties that say where a payment is made. */
type Places = Pick<CheckoutProperties, 'sdkUrl' | 'frameUrl' | 'paymentLink' | 'presentation'>;

/** The longest time until the SDK's document greets, in ms of visible time. */
const deadline = 15_000;

/**
 * An absolute address: of the frame page or of the script that the SDK runs from, or of the payment link that the window goes
 * to instead.
 */
export interface SdkAddress {
  readonly field: 'frame-url' | 'sdk-url' | 'payment-link';
  readonly url: string;
}

/**
 * Reads the address that the properties of an element name: `sdkUrl`, or else `frameUrl`. A redirection needs `paymentLink`,
 * unless the SDK of `sdkUrl` posts the order from this page.
 */
export function sdkAddress(
  { ownerDocument, presentation, paymentLink, sdkUrl, frameUrl }: Places & Pick<HTMLElement, 'ownerDocument'>,
  defaultFrameUrl: string | undefined,
): Parsed<SdkAddress> {
  const isLink = presentation === 'redirect' && !sdkUrl;
  const field = isLink ? 'payment-link' : sdkUrl ? 'sdk-url' : 'frame-url';
  const given = isLink ? paymentLink : sdkUrl || (frameUrl ?? defaultFrameUrl);
  const isFrame = field === 'frame-url';
  if (isFrame && !given) return refuse('required', field, 'no-default');
  // A frame lists the origins that may hold it, and there is none to list.
  if (isFrame && viewOf(ownerDocument).origin === 'null') return refuse('not-allowed', field, 'no-origin');
  // The SDK looks its place up in the document of the window that loads it.
  if (!isFrame && ownerDocument !== document) return refuse('not-allowed', field, 'other-window');
  const address = webAddress(given, field, ownerDocument);
  return address.ok ? { ok: true, value: { field, url: address.value } } : address;
}

/** Makes the place at an address. */
export function placeAt(address: SdkAddress, element: Placed, findings: Pick<FindingReporter, 'warn'>): SdkPlace {
  const { ownerDocument } = element;
  const { field, url } = address;
  if (field !== 'frame-url') return pagePlace(element, address);
  if (new URL(url).origin === viewOf(ownerDocument).origin)
    findings.warn(issueOf('origin-rejected', field, 'same-as-page'));
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
function pagePlace(element: Placed, address: SdkAddress): SdkPlace {
  const slot = document.createElement('slot');
  slot.name = 'hyper-sdk';
  slot.setAttribute('part', 'frame');
  return {
    node: slot,
    connect: (run) => {
      const fail = () => run.failed(issueOf('sdk-load', address.field, 'driver'));
      const end = visibleDeadline(deadline, fail, element.ownerDocument);
      run.signal.addEventListener('abort', end);
      import('../../in-page.ts').then(({ connectInPage }) => {
        end();
        connectInPage({ element, address, ...run });
      }, fail);
      return () => undefined;
    },
  };
}

/** Makes the iframe of a run in that document, for the absolute address of the frame page. */
export function createFrame(address: string, page: Document): HTMLIFrameElement {
  const frame = page.createElement('iframe');
  // The frame learns this page's origin and nothing else of it.
  frame.referrerPolicy = 'strict-origin';
  frame.setAttribute('part', 'frame');
  // To the origin of its address alone: a page that it is navigated to has none of these. The frame page hands the last
  // three on only where it was written with `--iframe-permissions`.
  frame.allow = 'payment; publickey-credentials-get; clipboard-write; camera; microphone; geolocation';
  // A page that is cross-origin isolated shows no page that does not say that it may be shown there, as Juspay's does
  // not, except in a frame that has no cookies of its own. Chromium has such frames.
  if (viewOf(page).crossOriginIsolated) frame.setAttribute('credentialless', '');
  frame.src = address;
  return frame;
}
