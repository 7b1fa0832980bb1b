import type { EndResult, WebhookControl } from '../contract/closed-sets.ts';
import type { ChangeSettings, SimulatorSettings } from '../contract/dashboard.ts';
import type { EndingName } from '../domain/endings.ts';
import type { OrderKey } from '../domain/order.ts';
import type { Parameters } from '../juspay-api/parameters.ts';
import type { Answered } from '../juspay-api/request-refusal.ts';
import type { Merchant, Merchants } from './merchants.ts';
import type { OrderRepository } from './orders.ts';
import type { Store } from './store.ts';

/** The gateway's own time, which can run ahead of the machine's. */
export interface GatewayClock {
  /** ms since 1970. */
  readonly now: () => number;
  /** Returns the lead over the machine's clock, in ms. */
  ahead(): number;
  /** Moves the clock forward. Only {@link reset} moves it back. */
  advance(ms: number): void;
  /** Sets the clock to the machine's time. */
  reset(): void;
}

/** Tells open dashboards that something has changed. */
export interface LiveUpdates {
  /** Something has changed. */
  announce(): void;
  /** Calls back soon after each change; many at once count as one. Returns how to stop that. */
  listen(changed: () => void, ended: () => void): () => void;
  /** Tells every listener that nothing more comes. */
  end(): void;
}

/** Lets happen what happens by itself: late answers of banks, expiries, webhooks. */
export interface Ticker {
  /** Looks what is due now, and sees to it that it is looked again when the next thing is. */
  tick(): Promise<void>;
  /** Something has changed: looks soon, once for many calls. */
  poke(): void;
  /** Resolves when nothing that it has begun is under way any more. */
  stop(): Promise<void>;
}

/** Sends webhooks that are due. */
export interface WebhookSender {
  /** Sends what is due by now. Returns when all of that has been tried. */
  sendDue(): Promise<void>;
  /** Resolves when nothing that is due for the order is left to try. */
  settled(merchantId: string, orderId: string): Promise<void>;
  /** Breaks off what is under way; it goes out again after the next start. */
  stop(): Promise<void>;
}

/** The simulator's own controls, as the dashboard and `Simulator` have them. Nothing of the kind exists live. */
export interface Control {
  readonly updates: LiveUpdates;
  readonly clock: GatewayClock;
  settings(): SimulatorSettings;
  change(settings: ChangeSettings): void;
  /** Moves the clock and waits for the steps that become due, webhooks included. */
  advance(ms: number): Promise<void>;
  /** Sets the clock to the machine's time. */
  resetClock(): void;
  /** Undefined if there is no such order. */
  end(order: OrderKey, name: EndingName): Promise<EndResult | undefined>;
  /** False if there is no such webhook. */
  controlWebhook(id: string, control: WebhookControl): boolean;
  /** Returns the number of webhooks that will go out in the opposite order. */
  reverseWebhooks(merchantId: string, orderId: string): number;
  /**
   * Sends the due webhooks of an order before the page learns its outcome, if the scenario or the settings ask for
   * that.
   */
  tellServerFirst(merchantId: string, orderId: string): Promise<void>;
  /** Runs what is due now. */
  tick(): Promise<void>;
}

/** A call of the server API. */
export interface ServerCall {
  /** The merchant whose API key it came with. */
  readonly merchant: Merchant;
  readonly parameters: Parameters;
  /** The id in the path; empty in a path without one. */
  readonly id: string;
}

/** A use case of the server API. */
export type ServerUseCase = (services: Services, call: ServerCall) => Answered<object> | Promise<Answered<object>>;

/**
 * Returns a function that resolves once all that a request sees from now on is kept.
 *
 * @throws {StoreError} if the store cannot be used any more
 */
export function watchStore({ store }: Pick<Services, 'store'>): () => Promise<void> {
  store.assertOpen();
  return store.watch();
}

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
