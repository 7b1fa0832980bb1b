/** Options of {@link follow}. */
export interface Following<T> {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Reads the current value, or undefined if it cannot be had. Never throws. */
  readonly look: () => Promise<T | undefined>;
  /** Tells whether to look now. */
  readonly isDue: () => boolean;
  /** Counts the page's own actions: an answer from before the last one is out of date. */
  readonly steps: () => number;
  readonly take: (seen: T) => void;
}

/** Looks again and again at what others can change. What cannot be had is left for the next look. */
export async function follow<T>({ signal, look, isDue, steps, take }: Following<T>): Promise<void> {
  while (await untilPoll(signal)) {
    if (!isDue()) continue;
    const before = steps();
    const seen = await look();
    if (seen !== undefined && !signal.aborted && steps() === before) take(seen);
  }
}

/** The pause between two questions, in ms. */
const pause = 1_500;

/** Resolves when it is time to ask again: after a while, or when the page is looked at again. False if it was aborted. */
export function untilPoll(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = () => {
      clearTimeout(timer);
      done.abort();
      resolve(!signal.aborted);
    };
    const timer = setTimeout(finish, pause);
    document.addEventListener('visibilitychange', finish, { signal: done.signal });
    window.addEventListener('online', finish, { signal: done.signal });
    signal.addEventListener('abort', finish, { signal: done.signal });
  });
}
