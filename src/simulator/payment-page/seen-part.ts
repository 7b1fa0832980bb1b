/** The time that the browser may take to report the visible part, in ms. A hidden page gets no report. */
const patience = 250;

/**
 * Follows what the shopper sees of the page: of a frame that is taller than the window it is a part.
 *
 * Only an observer knows it: a page in a frame of another origin is not told how the merchant page has scrolled.
 */
export class SeenPart {
  #top = 0;
  #height = 0;
  #told = (): void => undefined;
  readonly #observer: IntersectionObserver;

  /** @param changed called whenever another part is seen */
  constructor(changed: () => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.at(-1)?.intersectionRect;
        if (seen && seen.height > 0) {
          this.#top = seen.top;
          this.#height = seen.height;
          changed();
        }
        this.#told();
      },
      { threshold: Array.from({ length: 101 }, (_, step) => step / 100) },
    );
    this.#observer.observe(document.documentElement);
  }

  /**
   * Resolves once it is known what is seen now. Where the window lies within a tall frame, it can be scrolled without
   * that part growing or shrinking, of which no observer tells unless it begins anew.
   */
  async look(): Promise<void> {
    this.#observer.unobserve(document.documentElement);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#told = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#observer.observe(document.documentElement);
    });
  }

  /** Puts a modal dialog into the middle of it; one that is not shown yet, at its beginning. */
  place(dialog: HTMLElement): void {
    if (this.#height === 0) return;
    const { offsetHeight } = dialog;
    const middle = this.#top + (offsetHeight === 0 ? 0 : (this.#height - offsetHeight) / 2);
    // Where less is seen than it needs, all of it stays on the page.
    const top = Math.max(0, Math.min(middle, window.innerHeight - offsetHeight));
    dialog.style.insetBlock = `${top}px auto`;
    dialog.style.marginBlock = '0';
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
