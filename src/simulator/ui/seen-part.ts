/** The part of the page that the customer sees, in CSS pixels from the top of this window. */
export interface Part {
  readonly top: number;
  readonly bottom: number;
}

/** Callbacks of a {@link SeenPart}. */
export interface SeenPartWatcher {
  /** The part has begun to move. */
  readonly moves?: () => void;
  /** The part is known, or has come to rest. */
  readonly rests: (part: Part) => void;
}

/** The part rests once it has been still for so many ms. */
const stillness = 120;

/** The time that the browser may take to report the part, in ms. A hidden page gets no report. */
const patience = 250;

/** The height of the tripwire in CSS pixels. The observer tells each of them. */
const reach = 100;

/**
 * Follows the part of the page that the customer sees: of a frame that is taller than the window it is a part.
 *
 * Only an observer knows it: a page in a frame of another origin is not told how the pages around it have scrolled. The
 * observer sees through every frame and every box that clips, and tells a merchant page nothing. It reports when its target
 * gets more or less visible, which a tall page does not while the window lies within it. A tripwire across the end of the
 * part therefore reports the first pixel of each movement. From then on the page is observed anew with each report, which
 * brings the next one, until the part is still.
 *
 * Decision 14 has the measurements.
 */
export class SeenPart {
  readonly #watcher: SeenPartWatcher;
  readonly #page: Element;
  readonly #tripwire: HTMLElement;
  readonly #observer = new IntersectionObserver((entries) => this.#handle(entries), {
    threshold: Array.from({ length: reach + 1 }, (_, step) => step / reach),
  });
  #part: Part | undefined;
  #isMoving = false;
  #stillness: ReturnType<typeof setTimeout> | undefined;
  #tell = (): void => undefined;
  readonly #first = new Promise<void>((resolve) => (this.#tell = resolve));

  /** @param page the document of which a part is seen; default: that of this script */
  constructor(watcher: SeenPartWatcher, page = document) {
    this.#watcher = watcher;
    this.#page = page.documentElement;
    this.#tripwire = page.createElement('i');
    // Fixed to this window, so that it makes no page longer.
    Object.assign(this.#tripwire.style, {
      position: 'fixed',
      insetInlineStart: '0',
      width: '1px',
      height: `${reach}px`,
      visibility: 'hidden',
    });
    page.body.append(this.#tripwire);
    this.#observer.observe(this.#page);
  }

  /** The part that was reported last; undefined before the first report. */
  get part(): Part | undefined {
    return this.#part;
  }

  /** Resolves with the first report, or once the browser has had the time for one. */
  async known(): Promise<void> {
    await Promise.race([this.#first, new Promise((resolve) => setTimeout(resolve, patience))]);
  }

  stop(): void {
    clearTimeout(this.#stillness);
    this.#observer.disconnect();
    this.#tripwire.remove();
  }

  /** Has the browser report a target in the next animation frame, whatever was reported before. */
  #observe(target: Element): void {
    this.#observer.unobserve(target);
    this.#observer.observe(target);
  }

  #handle(entries: readonly IntersectionObserverEntry[]): void {
    const seen = entries.filter(({ target }) => target === this.#page).at(-1)?.intersectionRect;
    // The tripwire has been crossed.
    if (!seen) return this.#observe(this.#page);
    if (seen.height > 0) this.#see({ top: seen.top, bottom: seen.bottom });
    this.#tell();
  }

  #see(part: Part): void {
    const before = this.#part;
    if (before && Math.abs(part.top - before.top) < 1 && Math.abs(part.bottom - before.bottom) < 1) return;
    this.#part = part;
    if (!before) return this.#rest(part);
    if (!this.#isMoving) this.#watcher.moves?.();
    this.#isMoving = true;
    clearTimeout(this.#stillness);
    this.#stillness = setTimeout(() => this.#rest(part), stillness);
    this.#observe(this.#page);
  }

  #rest(part: Part): void {
    this.#isMoving = false;
    this.#tripwire.style.insetBlockStart = `${part.bottom - reach / 2}px`;
    // The page may have scrolled before the tripwire was in its place.
    this.#observe(this.#tripwire);
    this.#watcher.rests(part);
  }
}
