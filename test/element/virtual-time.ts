/** Time that passes when it is told to, in place of the clock of the process. */
export class VirtualTime {
  now = 0;
  #last = 0;
  readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  readonly #before = { setTimeout, clearTimeout, document: Reflect.get(globalThis, 'document') as unknown };
  readonly #clock = performance.now.bind(performance);
  /** The document that is looked at for whether the page is visible. */
  readonly page = Object.assign(new EventTarget(), { hidden: false });

  /** Puts itself in the place of timers, `performance.now` and `document`. */
  install(): void {
    Object.assign(globalThis, {
      document: this.page,
      setTimeout: (run: () => void, ms = 0) => {
        this.#timers.set(++this.#last, { at: this.now + ms, run });
        return this.#last;
      },
      clearTimeout: (timer: number) => void this.#timers.delete(timer),
    });
    performance.now = () => this.now;
  }

  uninstall(): void {
    Object.assign(globalThis, this.#before);
    performance.now = this.#clock;
  }

  after(ms: number, run: () => void): void {
    this.#timers.set(++this.#last, { at: this.now + ms, run });
  }

  /** Lets so many ms pass. What was planned for them happens in its order, each with the promises that it settles. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      // Letters travel by promises.
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
      const [next] = [...this.#timers].sort(([a, one], [b, other]) => one.at - other.at || a - b);
      if (!next || next[1].at > end) break;
      this.#timers.delete(next[0]);
      this.now = Math.max(this.now, next[1].at);
      next[1].run();
    }
    this.now = end;
  }

  setHidden(hidden: boolean): void {
    this.page.hidden = hidden;
    this.page.dispatchEvent(new Event('visibilitychange'));
  }
}
