import { html, type TemplateResult } from 'lit';

/** The number of colours in mark.css. */
const hues = 8;

/**
 * Renders the mark of a bank, wallet, lender, app or card network: up to two initials on a colour that its code always
 * has. A merchant's brand may put a picture in their place, by the same code.
 */
export function mark(code: string, name: string, shape: 'round' | 'card' = 'round'): TemplateResult {
  return html`<span class="mark" data-mark=${code} data-hue=${hueOf(code)} data-shape=${shape} aria-hidden="true"
    >${initials(name)}</span
  >`;
}

function hueOf(code: string): number {
  return Array.from(code).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 997, 0) % hues;
}

/** Up to two initials; words such as "of" do not count. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1))
    .join('');
}
