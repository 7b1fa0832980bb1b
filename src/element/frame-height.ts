import { viewOf } from '../bridge/view-of.ts';

/** What an iframe may measure, in CSS pixels: a page cannot be made invisible nor endless from within. */
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
