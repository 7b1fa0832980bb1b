import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/**
 * A text that changes, in a node which is then replaced as a whole. What translates a page in the browser puts nodes of its
 * own in the place of texts, and a text that is only written anew would not show. What is no text comes back as it is.
 */
export function wholeText(text: unknown): unknown {
  return typeof text === 'string' ? keyed(text, html`<span>${text}</span>`) : text;
}
