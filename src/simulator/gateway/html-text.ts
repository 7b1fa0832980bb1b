import type { html } from 'hono/html';

/** Markup whose values are all known at once, as text. */
export function htmlText(markup: ReturnType<typeof html>): string {
  if (markup instanceof Promise) throw new TypeError('A page of the simulator has a value that is still to come.');
  return markup;
}
