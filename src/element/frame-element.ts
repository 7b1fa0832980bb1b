import { viewOf } from '../bridge/view-of.ts';

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
