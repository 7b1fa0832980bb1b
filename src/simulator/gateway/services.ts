import type { Control } from './control.ts';
import type { Merchants } from './merchants.ts';
import type { OrderRepository } from './order-repository.ts';
import type { Store } from './store.ts';

/** The parts of a simulator that use cases work with. */
export interface Services {
  /** The simulator's own address, such as in payment links. */
  readonly origin: string;
  readonly orders: OrderRepository;
  readonly store: Store;
  readonly merchants: Merchants;
  /** The controls that only a simulator has, which the dashboard shows. */
  readonly control: Control;
  /** Refuses forms that are tolerated otherwise, such as JSON numbers in signed text: `toleratedForms` of the protocol. */
  readonly strict: boolean;
  /** ms since 1970. */
  readonly clock: () => number;
}
