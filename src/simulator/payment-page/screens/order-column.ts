import { SeenPart } from '../../ui/seen-part.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-order-column': OrderColumn;
  }
}

/** The least distance from the beginning of the visible part, in CSS pixels. */
const inset = 32;

/**
 * The order beside the screen, which stays in view while the page scrolls.
 *
 * A page that scrolls by itself has it sticky, by the stylesheet. In a frame that is as high as its content it is moved by
 * `translate`, no further than its column reaches. It moves once the page around is at rest.
 *
 * @element hyper-order-column
 */
export class OrderColumn extends HTMLElement {
  #seen: SeenPart | undefined;
  readonly #sizes = new ResizeObserver(() => this.#place());

  connectedCallback(): void {
    this.#seen = new SeenPart({ rests: () => this.#place() });
    this.#sizes.observe(this);
    if (this.parentElement) this.#sizes.observe(this.parentElement);
  }

  disconnectedCallback(): void {
    this.#seen?.stop();
    this.#sizes.disconnect();
  }

  #place(): void {
    const { part } = this.#seen ?? {};
    const column = this.parentElement;
    if (!part || !column || window.parent === window) return;
    // `offsetTop` knows nothing of `translate`, nor of its way there. Above the screen there is no room to move in.
    const { top, bottom } = column.getBoundingClientRect();
    const room = column.clientHeight - inset - this.offsetTop - this.offsetHeight;
    const offset = Math.round(Math.min(room, part.top + inset - (top + this.offsetTop)));
    // The end of a longer one has the total: it is seen where the column ends.
    const fits = this.offsetHeight + inset <= part.bottom - part.top || part.bottom >= bottom - 1;
    this.style.translate = fits && offset > 0 ? `0 ${offset}px` : '';
  }
}
