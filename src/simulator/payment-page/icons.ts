import { svg } from 'lit';
import { draw } from '../ui/icons.ts';

/* The icons that the payment page alone has. A bundle keeps every icon of a file, so they are apart from the others. */

/** Back, or out. */
export const arrowIcon = draw(svg`<path d="M19 12H5m6-6-6 6 6 6" />`);

/** More behind this row. */
export const chevronIcon = draw(svg`<path d="m9 6 6 6-6 6" />`);

/** Cards. */
export const cardIcon = draw(svg`<rect x="3" y="5.5" width="18" height="13" rx="2.5" /><path d="M3 10h18M7 15h3.5" />`);

/** UPI: from one phone to the other. */
export const upiIcon = draw(svg`<path d="m9 5 6 7-6 7M15 5l4.5 7-4.5 7" />`);

/** A phone. */
export const phoneIcon = draw(svg`<rect x="7" y="3" width="10" height="18" rx="2.5" /><path d="M11 18h2" />`);

/** Netbanking. */
export const bankIcon = draw(svg`<path d="M4 10 12 5l8 5M4.5 19.5h15M6.5 10v7m3.7-7v7m3.6-7v7m3.7-7v7" />`);

/** Wallets. */
export const walletIcon = draw(
  svg`<path d="M17.5 8V6a1.5 1.5 0 0 0-1.9-1.4L5.4 7.2A2 2 0 0 0 4 9v8.5A1.5 1.5 0 0 0 5.5 19h13a1.5 1.5 0 0 0 1.5-1.5v-8A1.5 1.5 0 0 0 18.5 8H6" /><path d="M16 13.5h.4" />`,
);

/** Pay later. */
export const calendarIcon = draw(
  svg`<rect x="4" y="5.5" width="16" height="14" rx="2.5" /><path d="M4 10h16M8.5 3.5v4m7-4v4m-6.5 7 2 2 4-4" />`,
);

/** Cash on delivery. */
export const cashIcon = draw(
  svg`<rect x="3" y="7" width="18" height="10.5" rx="2" /><circle cx="12" cy="12.2" r="2.4" /><path d="M6.3 12.2h.1m11.2 0h.1" />`,
);

/** A UPI ID, which has this sign in its middle. */
export const atIcon = draw(
  svg`<circle cx="12" cy="12" r="3.5" /><path d="M15.5 8.5v4.8a2.3 2.3 0 0 0 4.5 0V12a8 8 0 1 0-3.2 6.4" />`,
);

/** Search. */
export const searchIcon = draw(svg`<circle cx="11" cy="11" r="6" /><path d="m19.5 19.5-4-4" />`);

/** The shopper. */
export const personIcon = draw(svg`<circle cx="12" cy="9" r="3.5" /><path d="M5 19.5c1-3.4 3.6-5 7-5s6 1.6 7 5" />`);

/** Nothing leaves this page by itself. */
export const lockIcon = draw(
  svg`<rect x="5.5" y="10.5" width="13" height="9" rx="2" /><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />`,
);

/** Something needs a look. */
export const alertIcon = draw(svg`<path d="M12 7v6m0 3.2v.3" /><circle cx="12" cy="12" r="8.5" />`);
