import { SeenPart } from '../ui/seen-part.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-pay-bar': PayBar;
  }
}

/** The least height of the visible part in which the bar floats, in CSS pixels: with a keyboard there is less. */
const leastPart = 360;

/** The page has a window of its own, which scrolls. */
const isAlone = window.parent === window;

/** The least distance between the focused field and the bar, in CSS pixels: the line for an error. */
const clearance = 24;

/**
 * The bar at the end of a form, with the button that pays. It floats at the end of the visible part while its own place is
 * below that.
 *
 * A page that scrolls by itself has it sticky, by the stylesheet. A frame that is as high as its content does not scroll:
 * there the bar is moved by `translate`, so that its place in the form stays and nothing else moves. While the page around
 * scrolls, the bar is invisible: it would lag behind the finger. Like a sticky bar it moves up alone, and not out of its
 * form.
 *
 * @element hyper-pay-bar
 */
export class PayBar extends HTMLElement {
  #seen: SeenPart | undefined;
  #connection: AbortController | undefined;
  readonly #sizes = new ResizeObserver(() => this.#place());
  /** The distance from where the stylesheet has the bar, in CSS pixels. */
  #offset = 0;

  connectedCallback(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#seen = new SeenPart({
      moves: () => this.toggleAttribute('data-moving', this.#offset !== 0),
      rests: () => {
        this.removeAttribute('data-moving');
        this.#place();
      },
    });
    this.#sizes.observe(this);
    const form = this.closest('form');
    if (form) this.#sizes.observe(form);
    // A new screen is measured while it still slides in, and the page may be one that scrolls by itself.
    for (const event of ['focusin', 'focusout', 'animationend', 'scroll'])
      document.addEventListener(event, this.#place, { signal, passive: true });
    // The frame follows the form a moment later, and until then the stylesheet has the bar at the frame's old end.
    window.addEventListener('resize', this.#place, { signal });
  }

  disconnectedCallback(): void {
    this.#connection?.abort();
    this.#seen?.stop();
    this.#sizes.disconnect();
  }

  readonly #place = (): void => {
    const { part } = this.#seen ?? {};
    const form = this.closest('form');
    if (!part || !form || this.hasAttribute('data-moving')) return;
    const { height, bottom } = this.getBoundingClientRect();
    const around = form.getBoundingClientRect();
    const ownBottom = endOfPlace(this) ?? around.bottom;
    // A fraction of a pixel below the end, rather than above it, where a line of the form would show through.
    const floating = Math.min(ownBottom, Math.max(Math.ceil(part.bottom), around.top + height));
    const isBelow = ownBottom - floating >= 1;
    const floats = isBelow && part.bottom - part.top >= leastPart && !this.#covers(form, floating - height, floating);
    this.toggleAttribute('data-floating', floats);
    this.toggleAttribute('data-resting', isBelow && !floats);
    const offset = floating - (bottom - this.#offset);
    this.#offset = floats && !isAlone && offset <= -1 ? offset : 0;
    this.style.translate = this.#offset === 0 ? '' : `0 ${this.#offset}px`;
  };

  /** Returns whether the bar would lie over the field that has the focus, or too close to it. A press on a row is seen by itself. */
  #covers(form: HTMLFormElement, top: number, bottom: number): boolean {
    const focused = form.querySelector(':focus-visible');
    if (!focused || this.contains(focused)) return false;
    const field = (focused.closest('label') ?? focused).getBoundingClientRect();
    return field.bottom + clearance > top && field.top < bottom;
  }
}

/** Returns the end of the place that an element has in the flow, by what follows it. Undefined for the last element. */
function endOfPlace({ nextElementSibling: next }: Element): number | undefined {
  return next ? next.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(next).marginTop) : undefined;
}
