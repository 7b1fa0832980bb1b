import type { Control } from './control.ts';
import type { JweKeyRing } from './jwe-keys.ts';
import type { Log } from './http/log.ts';
import type { Merchant, Merchants } from './merchants.ts';
import type { RecentParents } from './recent-parents.ts';
import type { OrderRepository } from './order-repository.ts';
import type { Store } from './store.ts';

/** What every route works with. Made once, by `startSimulator`. */
export interface Gateway {
  /** The address that it gives out, such as in payment links. */
  readonly origin: string;
  readonly orders: OrderRepository;
  readonly store: Store;
  readonly merchants: Merchants;
  /** The keys of the server API's JWE form. */
  readonly jwe: JweKeyRing;
  /** The merchant that the home page shows how to use. */
  readonly shown: Pick<Merchant, 'merchantId' | 'clientId' | 'updatingClientIds' | 'merchantKeyId'>;
  /** What only a simulator has: the dashboard's levers. */
  readonly control: Control;
  /** Refuses what is tolerated else, such as JSON numbers in signed text: `toleratedForms` of the protocol. */
  readonly strict: boolean;
  /** ms since 1970. */
  readonly clock: () => number;
  /** The folder of the built browser files. */
  readonly assets: string;
  /** Origins that may frame the simulator besides those of this machine. */
  readonly parents: readonly string[];
  /** Exact host names beside those of this machine that it answers to. */
  readonly allowHosts: readonly string[];
  /** Called with each line of the log, if anybody keeps one. */
  readonly log: Log | undefined;
  readonly recentParents: RecentParents;
}
