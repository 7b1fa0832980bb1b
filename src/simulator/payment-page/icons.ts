import { svg } from 'lit';
import { draw } from '../ui/icons.ts';

/* The icons that the payment page alone has. A bundle keeps every icon of a file, so they are apart from the others. */

/** Back, or out. */
export const arrowIcon = draw(svg`<path d="M19 12H5m6-6-6 6 6 6" />`);

/** More behind this row. */
export const chevronIcon = draw(svg`<path d="m9 6 6 6-6 6" />`);

/** A UPI ID, which has this sign in its middle. */
export const atIcon = draw(
  svg`<circle cx="12" cy="12" r="3.5" /><path d="M15.5 8.5v4.8a2.3 2.3 0 0 0 4.5 0V12a8 8 0 1 0-3.2 6.4" />`,
);

/** The shopper. */
export const personIcon = draw(svg`<circle cx="12" cy="9" r="3.5" /><path d="M5 19.5c1-3.4 3.6-5 7-5s6 1.6 7 5" />`);

/** Nothing leaves this page by itself. */
export const lockIcon = draw(
  svg`<rect x="5.5" y="10.5" width="13" height="9" rx="2" /><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />`,
);

/** Something needs a look. */
export const alertIcon = draw(svg`<path d="M12 7v6m0 3.2v.3" /><circle cx="12" cy="12" r="8.5" />`);
