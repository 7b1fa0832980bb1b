import type { JweKeyRing } from './jwe-keys.ts';
import type { Log } from './log.ts';
import type { Merchant } from './merchants.ts';
import type { RecentParents } from './recent-parents.ts';
import type { Services } from './services.ts';

/** The parts of a simulator that its routes work with. Made once, by `startSimulator`. */
export interface Gateway extends Services {
  /** The keys of the server API's JWE form. */
  readonly jwe: JweKeyRing;
  /** The merchant that the home page shows how to use. */
  readonly shown: Pick<Merchant, 'merchantId' | 'clientId' | 'updatingClientIds' | 'merchantKeyId'>;
  /** The folder of the built browser files. */
  readonly assets: string;
  /** Origins that may frame the simulator besides those of this machine. */
  readonly parents: readonly string[];
  /** Exact host names beside those of this machine that it answers to. */
  readonly allowHosts: readonly string[];
  /** Called with each line of the log; undefined without a log. */
  readonly log: Log | undefined;
  readonly recentParents: RecentParents;
}
