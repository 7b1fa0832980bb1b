import { svg, type SVGTemplateResult } from 'lit';

/*
 * Line drawings on a 24 × 24 grid, drawn here. All are decoration: the text beside them says the same, so each is
 * hidden from screen readers.
 */

/** It worked. */
export const tickIcon = draw(svg`<path class="stroke" pathLength="1" d="m6 12.5 4 4 8-9" />`);

/** It did not. */
export const crossIcon = draw(svg`<path class="stroke" pathLength="1" d="m8 8 8 8m0-8-8 8" />`);

/** Not yet known. */
export const clockIcon = draw(svg`<circle cx="12" cy="12" r="7.5" /><path d="M12 8v4.2l2.8 1.8" />`);

/** Draws an icon of lines. */
export function draw(lines: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${lines}</svg>`;
}
