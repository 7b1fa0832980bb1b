import { languages } from '../../protocol/language.ts';
import { frameEndings } from '../../protocol/payment-page-messages.ts';
import { pageThemes, returnMethods, type WebhookControl, webhookPlans } from '../contract/closed-sets.ts';
import type { ChangeSettings, SimulatorSettings, Webhook } from '../contract/dashboard.ts';
import { setScenario } from '../domain/payment.ts';
import type { OrderRepository } from './orders.ts';
import type { Control, GatewayClock, LiveUpdates, Ticker, WebhookSender } from './services.ts';
import type { Journal, Store } from './store.ts';

/** The default settings of a simulator. */
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
  /** The settings at every start; they replace those in a store file. */
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
    async end(order, name) {
      const set = await orders.change(order, (known, now) => setScenario(known, name, now));
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

/** The delay of a webhook under the `delay` control, in ms. */
const delay = 10_000;

/** Does something to a webhook; undefined if there is none with this id. */
function controlWebhook(store: Store, id: string, control: WebhookControl, now: number): Webhook | undefined {
  return store.atomically(() => {
    const webhook = store.findWebhook(id);
    if (!webhook) return undefined;
    const after = controlled(webhook, control, now);
    store.saveWebhook(after);
    note(store, webhook, `${webhook.name}: ${words[control]}`, now);
    return after;
  });
}

/** Sends what waits for an order in the opposite order, a second apart, the latest first. */
function reverseWebhooks(store: Store, merchantId: string, orderId: string, now: number): number {
  return store.atomically(() => {
    const waiting = store
      .webhooksOf(merchantId, orderId)
      // What waits for a mandate's own day has no part in the order of things.
      .filter(({ name, due }) => !(name.startsWith('MANDATE_') && due > now))
      .filter(({ state }) => state === 'waiting' || state === 'held')
      .reverse();
    waiting.forEach((webhook, place) => {
      store.saveWebhook({ ...webhook, state: 'waiting', due: now + place * 1_000 });
    });
    return waiting.length;
  });
}

const words: Readonly<Record<WebhookControl, string>> = {
  replay: 'sent again',
  delay: 'delayed by ten seconds',
  duplicate: 'sent twice',
  drop: 'dropped',
};

function controlled(webhook: Webhook, control: WebhookControl, now: number): Webhook {
  const fresh = { ...webhook, failures: 0, state: 'waiting' } as const;
  switch (control) {
    case 'replay':
      return { ...fresh, due: now, copies: 1 };
    case 'delay':
      return { ...fresh, due: Math.max(now, webhook.due) + delay, copies: Math.max(1, webhook.copies) };
    case 'duplicate':
      return { ...fresh, due: now, copies: webhook.copies + (webhook.state === 'waiting' ? 1 : 2) };
    case 'drop':
      return { ...webhook, state: 'dropped', copies: 0 };
  }
}

function note(store: Store, { merchantId, orderId }: Webhook, text: string, at: number): void {
  store.addEntry({ merchantId, orderId, at, source: 'you', text, status: '' });
}
