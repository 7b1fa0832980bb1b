let release = (): void => undefined;
let lengthsHeld = (): readonly number[] => [];

/** True while a timer of that length waits. */
export function isHeld(length: number): boolean {
  return lengthsHeld().includes(length);
}

/**
 * Holds every timer of these lengths, in ms, that this window starts from now on, so that no test waits for a deadline.
 *
 * The function that it returns waits until there is a timer of that length, and runs it in place of the clock.
 */
export function holdTimers(...lengths: readonly number[]): (length: number) => Promise<void> {
  const { setTimeout: clock, clearTimeout } = window;
  const held = new Map<number, { readonly length: number; readonly run: () => void }>();
  const starts = new EventTarget();
  let last = 0;
  Object.assign(window, {
    setTimeout(run: () => void, length = 0, ...more: unknown[]): number {
      if (!lengths.includes(length)) return clock(run, length, ...more);
      // The browser's own numbers are positive.
      held.set(--last, { length, run });
      starts.dispatchEvent(new Event('start'));
      return last;
    },
    clearTimeout(timer?: number): void {
      if (!held.delete(timer ?? 0)) clearTimeout(timer);
    },
  });
  lengthsHeld = () => [...held.values()].map(({ length }) => length);
  release = () => void Object.assign(window, { setTimeout: clock, clearTimeout });
  return async (length) => {
    for (;;) {
      const [timer, found] = [...held].find(([, one]) => one.length === length) ?? [];
      if (timer !== undefined) {
        held.delete(timer);
        return found?.run();
      }
      await new Promise((resolve) => starts.addEventListener('start', resolve, { once: true }));
    }
  };
}

/** Leaves timers to the clock again. */
export function releaseTimers(): void {
  release();
  release = () => undefined;
}
