import { languages } from '../../protocol/language.ts';
import { frameEndings } from '../../protocol/payment-page-messages.ts';
import { type EndResult, pageThemes, returnMethods, type WebhookControl, webhookPlans } from '../contract/closed-sets.ts';
import type { ChangeSettings, SimulatorSettings } from '../contract/dashboard.ts';
import type { EndingName } from '../domain/endings.ts';
import type { GatewayClock, LiveUpdates, Ticker, WebhookSender } from './ports.ts';
import type { Journal, Store } from './store.ts';
import type { OrderKey } from '../domain/order.ts';
import { setScenario } from '../domain/payment.ts';
import type { OrderRepository } from './order-repository.ts';
import { controlWebhook, reverseWebhooks } from './webhooks/control-webhook.ts';

/** The simulator's own controls, as the dashboard and `Simulator` have them. Nothing of the kind exists live. */
export interface Control {
  readonly updates: LiveUpdates;
  readonly clock: GatewayClock;
  settings(): SimulatorSettings;
  change(settings: ChangeSettings): void;
  /** Moves the clock and waits for what falls due by that, webhooks included. */
  advance(ms: number): Promise<void>;
  /** Puts the clock back to the machine's. */
  resetClock(): void;
  /** Undefined if there is no such order. */
  end(order: OrderKey, name: EndingName): EndResult | undefined;
  /** False if there is no such webhook. */
  controlWebhook(id: string, control: WebhookControl): boolean;
  /** How many webhooks will go out in the opposite order. */
  reverseWebhooks(merchantId: string, orderId: string): number;
  /** Sends what is due for an order before the page may hear of it, where the story wants it so. */
  tellServerFirst(merchantId: string, orderId: string): Promise<void>;
  /** Lets happen what is due now. */
  tick(): Promise<void>;
}

/** The settings of a simulator that nobody has changed. */
const defaults: SimulatorSettings = {
  webhooks: 'once',
  theme: 'auto',
  language: '',
  juspayTestRules: false,
  frameEnding: '',
  returnMethod: '',
};

/** Makes the controls of a gateway. */
export function createControl(of: {
  store: Store;
  orders: OrderRepository;
  clock: GatewayClock;
  ticker: Ticker;
  sender: WebhookSender;
  updates: LiveUpdates;
  /** What is set from the start, whatever a store file says. */
  initial: ChangeSettings;
}): Control {
  const { store, orders, clock, ticker, sender, updates, initial } = of;
  const tick = () => ticker.tick();
  const changed = () => {
    updates.announce();
    ticker.poke();
  };
  const change = (settings: ChangeSettings) => {
    for (const [name, value] of Object.entries(settings)) store.saveSetting(name, String(value));
    changed();
  };
  change(initial);
  return {
    updates,
    clock,
    settings: () => readSettings(store),
    change,
    async advance(ms) {
      clock.advance(ms);
      await tick();
      updates.announce();
    },
    resetClock() {
      clock.reset();
      updates.announce();
      void tick();
    },
    end(order, name) {
      const set = orders.change(order, (known, now) => setScenario(known, name, now));
      store.commit();
      return set?.ok ? set.result : undefined;
    },
    controlWebhook(id, control) {
      const webhook = controlWebhook(store, id, control, clock.now());
      changed();
      return webhook !== undefined;
    },
    reverseWebhooks(merchantId, orderId) {
      const count = reverseWebhooks(store, merchantId, orderId, clock.now());
      changed();
      return count;
    },
    tellServerFirst: (merchantId, orderId) => sender.settled(merchantId, orderId),
    tick,
  };
}

function readSettings(journal: Pick<Journal, 'setting'>): SimulatorSettings {
  const rules = journal.setting('juspayTestRules');
  return {
    webhooks: webhookPlans.find((plan) => plan === journal.setting('webhooks')) ?? defaults.webhooks,
    theme: pageThemes.find((known) => known === journal.setting('theme')) ?? defaults.theme,
    language: languages.find((name) => name === journal.setting('language')) ?? defaults.language,
    juspayTestRules: rules === undefined ? defaults.juspayTestRules : rules === 'true',
    frameEnding: frameEndings.find((ending) => ending === journal.setting('frameEnding')) ?? defaults.frameEnding,
    returnMethod: returnMethods.find((method) => method === journal.setting('returnMethod')) ?? defaults.returnMethod,
  };
}
