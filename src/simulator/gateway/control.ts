import { languages } from '../../protocol/language.ts';
import { frameEndings } from '../../protocol/payment-page-messages.ts';
import { pageThemes, returnMethods, type EndResult, type WebhookControl } from '../contract/closed-sets.ts';
import type { ChangeSettings, SimulatorSettings } from '../contract/dashboard.ts';
import { endOrder } from './end-order.ts';
import type { EndingName } from './endings.ts';
import { webhookPlans } from '../contract/closed-sets.ts';
import type { GatewayClock } from './gateway-clock.ts';
import type { Journal } from './journal/journal.ts';
import type { LiveUpdates } from './live-updates.ts';
import type { Order } from './orders.ts';
import type { Store } from './store.ts';
import type { Ticker } from './ticker.ts';
import { controlWebhook, reverseWebhooks } from './webhooks/control-webhook.ts';
import type { WebhookSender } from './webhooks/send-webhooks.ts';

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
  end(order: Order, name: EndingName): EndResult;
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
  clock: GatewayClock;
  ticker: Ticker;
  sender: WebhookSender;
  updates: LiveUpdates;
  /** What is set from the start, whatever a store file says. */
  initial: ChangeSettings;
}): Control {
  const { store, clock, ticker, sender, updates, initial } = of;
  const tick = () => ticker.tick();
  const change = (settings: ChangeSettings) => {
    for (const [name, value] of Object.entries(settings)) store.saveSetting(name, String(value));
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
      const result = endOrder(store, order, name, clock.now());
      store.commit();
      return result;
    },
    controlWebhook(id, control) {
      return controlWebhook(store, id, control, clock.now()) !== undefined;
    },
    reverseWebhooks(merchantId, orderId) {
      return reverseWebhooks(store, merchantId, orderId, clock.now());
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
