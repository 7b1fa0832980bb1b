const longestMemory = 32;

/**
 * The origins that framed the simulator lately.
 *
 * `frame-ancestors` is checked against *every* ancestor. The payment page stands in the frame page, which stands in
 * the shop's page, and the browser tells the payment page of its direct parent only; so the shop's origin is remembered
 * from when the frame page was asked for.
 */
export interface RecentParents {
  add(origin: string): void;
  /** The latest last. */
  list(): readonly string[];
}

/** An empty memory of parents. It holds 32 and forgets the oldest. */
export function createRecentParents(): RecentParents {
  const origins = new Set<string>();
  return {
    add(origin) {
      origins.delete(origin);
      origins.add(origin);
      const [oldest] = origins;
      if (origins.size > longestMemory && oldest !== undefined) origins.delete(oldest);
    },
    list: () => [...origins],
  };
}
