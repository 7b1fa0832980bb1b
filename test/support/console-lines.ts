/** The lines that a test's page writes to the console, which are kept out of the report. */
export interface ConsoleLines {
  readonly lines: readonly string[];
  /** Resolves once so many lines are there: they wait for their sentences, which are loaded. */
  readonly reach: (count: number) => Promise<void>;
  readonly restore: () => void;
}

/** Keeps the errors and warnings of the console from now on. */
export function keepConsole(): ConsoleLines {
  const { error, warn } = console;
  const lines: string[] = [];
  const arrivals = new EventTarget();
  console.error = console.warn = (...words: unknown[]) => {
    lines.push(words.join(' '));
    arrivals.dispatchEvent(new Event('line'));
  };
  return {
    lines,
    async reach(count) {
      while (lines.length < count) {
        await new Promise((resolve) => arrivals.addEventListener('line', resolve, { once: true }));
      }
    },
    restore: () => void Object.assign(console, { error, warn }),
  };
}
