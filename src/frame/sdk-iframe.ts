import { isPlainObject, own } from '../protocol/plain-object.ts';
import { sdkMessageOf } from '../protocol/sdk-event.ts';

/** Handlers for what happens to the iframe of the SDK. */
export interface SdkIframeHandlers {
  /** The payment page wants to be so many CSS pixels high. */
  readonly height: (height: number) => void;
  /** A page has loaded in the iframe. */
  readonly loaded: () => void;
  /** The payment page says that it is ready. */
  readonly ready: () => void;
  /** The iframe was taken out of the document. */
  readonly removed: () => void;
}

/** The simulator's iframe says here how high its content is, also where the iframe itself may not grow. */
const naturalHeight = 'data-natural-height';

/** Watches the iframe that the SDK puts into its element, and gives it a title, which the vendor's has not. */
export function watchSdkIframe(mount: HTMLElement, handlers: SdkIframeHandlers): void {
  let current: HTMLIFrameElement | undefined;
  const measure = heightReader(mount, handlers.height);
  const boxes = new ResizeObserver(() => {
    if (current) measure(current);
  });
  const follow = (iframe: HTMLIFrameElement) => {
    current = iframe;
    iframe.title ||= 'Payment page';
    iframe.addEventListener('load', () => {
      if (iframe === current) handlers.loaded();
    });
    boxes.observe(iframe);
  };
  new MutationObserver(() => {
    const iframe = mount.querySelector('iframe');
    if (current && !current.isConnected) {
      boxes.unobserve(current);
      current = undefined;
      if (!iframe) handlers.removed();
    }
    if (iframe && iframe !== current) follow(iframe);
    if (current) measure(current);
  }).observe(mount, { subtree: true, childList: true, attributeFilter: ['height', 'style', naturalHeight] });
  // After the guard, which has stopped the messages of strangers.
  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source === null || source !== current?.contentWindow) return;
    const message = sdkMessageOf(data);
    if (isPlainObject(message) && own(message, 'event') === 'onJOSReady') handlers.ready();
  });
}

/**
 * Returns the function that tells the height which an iframe wants, whenever that is another one.
 *
 * An iframe that fills its element, as the vendor's does at first, wants nothing: the height of the merchant's page stands.
 */
function heightReader(mount: HTMLElement, tell: (height: number) => void): (iframe: HTMLIFrameElement) => void {
  let told = 0;
  let toldFor = '';
  return (iframe) => {
    const own =
      Number(iframe.getAttribute(naturalHeight)) || pixelsOf(iframe.style.height || iframe.getAttribute('height'));
    const box = iframe.offsetHeight;
    // A box that is taller than the frame for another reason, such as a unit of the window, grows with each answer.
    const key = `${iframe.getAttribute('style')} ${iframe.getAttribute('height')}`;
    const isTaller = box > mount.clientHeight + 1 && key !== toldFor;
    const wanted = own || (isTaller ? box : 0);
    if (!own && isTaller) toldFor = key;
    if (wanted <= 0 || wanted === told) return;
    told = wanted;
    tell(wanted);
  };
}

/** A height in pixels, as an attribute or a style has it; 0 for any other. */
export function pixelsOf(height: string | null): number {
  const [, pixels = '0'] = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(height ?? '') ?? [];
  return +pixels;
}
