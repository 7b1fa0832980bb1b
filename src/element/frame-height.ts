/** What an iframe may measure, in CSS pixels: a page cannot be made invisible nor endless from within. */
const [least, most] = [120, 3000];

/** The height that a frame gets when it asks for `wanted` CSS pixels. */
export function clampHeight(wanted: number): number {
  return Math.min(most, Math.max(least, Math.round(wanted)));
}
