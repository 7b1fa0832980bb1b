import { viewOf } from '../bridge/page-view.ts';

/** The least and the greatest height of an iframe, in CSS pixels: its page can make it neither invisible nor endless. */
const [least, most] = [120, 3000];

/** The height that a frame gets when it asks for `wanted` CSS pixels. */
export function clampHeight(wanted: number): number {
  return Math.min(most, Math.max(least, Math.round(wanted)));
}

/**
 * Returns a function that gives a frame the height that it asks for, once in each animation frame, however often the
 * payment page changes its mind.
 */
export function frameResizer(): (frame: HTMLElement, wanted: number) => void {
  let resizing = 0;
  return (frame, wanted) => {
    const view = viewOf(frame.ownerDocument);
    view.cancelAnimationFrame(resizing);
    resizing = view.requestAnimationFrame(() => {
      frame.style.blockSize = `${clampHeight(wanted)}px`;
    });
  };
}
