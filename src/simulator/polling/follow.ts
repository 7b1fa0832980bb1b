import { untilPoll } from './until-poll.ts';

/** How something is followed. */
export interface Following<T> {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** What stands now, or undefined if it cannot be had. Never throws. */
  readonly look: () => Promise<T | undefined>;
  /** Whether to look now. */
  readonly isDue: () => boolean;
  /** How often the page has done something itself: what was seen before that is out of date. */
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
