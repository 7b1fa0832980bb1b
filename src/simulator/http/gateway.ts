import type { TestMerchant } from '../application/merchants.ts';
import type { Services } from '../application/services.ts';
import type { Log } from '../infrastructure/log.ts';
import type { JweKeyRing } from './jwe-envelope.ts';
import type { RequestLog } from './request-log.ts';

/** The parts of a simulator that its routes work with. Made once, by `startSimulator`. */
export interface Gateway extends Services {
  /** The keys of the server API's JWE form. */
  readonly jwe: JweKeyRing;
  /** The merchant that the home page shows how to use, by an order that it signs. */
  readonly shown: TestMerchant;
  /** The folder of the built browser files. */
  readonly assets: string;
  /** Origins that may frame the simulator besides those of this machine. */
  readonly parents: readonly string[];
  /** Exact host names beside those of this machine that it answers to. */
  readonly allowHosts: readonly string[];
  /** Called with each line of the log; undefined without a log. */
  readonly log: Log | undefined;
  readonly recentParents: RecentParents;
  /** The latest requests, for the dashboard. */
  readonly requests: RequestLog;
}

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
