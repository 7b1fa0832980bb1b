import type { OrderStore, Store } from '../../src/simulator/application/store.ts';

/** A store whose orders answer late, as those of a database on another machine do. */
export interface DelayingStore {
  readonly store: Store;
  /** The results of the commits so far. */
  readonly commits: Readonly<Record<'saved' | 'conflict', number>>;
  /** Holds the next commits back until there are so many of them, so that all have loaded what the first one changes. */
  meet(commits: number): void;
}

/**
 * Delays every call for the orders of a store by some turns of the event loop, before the work and after it: so others
 * come in between, and an answer may be old when it arrives.
 *
 * @param seed of the delays, so that a run can be repeated
 */
export function delayingStore(store: Store, seed: number): DelayingStore {
  const random = randomFrom(seed);
  const turns = async (): Promise<void> => {
    for (let left = random(4); left > 0; left--) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const late = async <T>(work: () => Promise<T>): Promise<T> => {
    await turns();
    const answer = await work();
    await turns();
    return answer;
  };

  const commits = { saved: 0, conflict: 0 };
  let wanted = 0;
  let waiting: (() => void)[] = [];
  const met = (): Promise<void> => {
    if (wanted === 0) return Promise.resolve();
    const meeting = new Promise<void>((resolve) => waiting.push(resolve));
    if (waiting.length === wanted) {
      for (const resolve of waiting) resolve();
      wanted = 0;
      waiting = [];
    }
    return meeting;
  };

  const { orders } = store;
  const delayed: OrderStore = {
    load: (key) => late(() => orders.load(key)),
    find: (by) => late(() => orders.find(by)),
    list: (query) => late(() => orders.list(query)),
    recentTransactions: (limit) => late(() => orders.recentTransactions(limit)),
    due: (now) => late(() => orders.due(now)),
    async commit(change) {
      await met();
      const result = await late(() => orders.commit(change));
      commits[result] += 1;
      return result;
    },
  };
  return {
    store: { ...store, orders: delayed },
    commits,
    meet(count) {
      wanted = count;
    },
  };
}

/** Returns whole numbers below a limit (mulberry32). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
