import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { HyperCheckoutError } from '../protocol/checkout-error.ts';
import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { parseOrigin } from '../protocol/web-url.ts';
import { languages, resolveLanguage } from '../protocol/language.ts';
import { createControl } from './application/controls.ts';
import { seedCustomers } from './application/customers.ts';
import {
  checkWebhookTarget,
  createMerchants,
  createTestMerchant,
  type JweAuth,
  type Merchant,
  type MerchantKeys,
  type TestMerchant,
  type WebhookTarget,
} from './application/merchants.ts';
import { openOrders } from './application/orders.ts';
import type { SeedCustomer } from './application/seed.ts';
import type { StoreError } from './application/store-error.ts';
import { type EndResult, type PageTheme, pageThemes } from './contract/closed-sets.ts';
import type { ChangeSettings } from './contract/dashboard.ts';
import type { EndingName } from './domain/endings.ts';
import { gatewayApp } from './http/app.ts';
import { createRecentParents, type Gateway } from './http/gateway.ts';
import { createRequestLog } from './http/request-log.ts';
import { createJweKeyRing } from './http/jwe-envelope.ts';
import { createHttpServers, listeningPlace } from './http/servers.ts';
import { openClock } from './infrastructure/clock.ts';
import { createLiveUpdates } from './infrastructure/live-updates.ts';
import type { Log } from './infrastructure/log.ts';
import { openStore } from './infrastructure/sqlite-store.ts';
import { createTicker } from './infrastructure/scheduler.ts';
import { createWebhookSender } from './infrastructure/webhook-sender.ts';

/** Options for {@link startSimulator}. Each has a default. */
export interface SimulatorOptions {
  /** Default 0: a free one. */
  readonly port?: number;
  /**
   * The address to listen at. Default `127.0.0.1`, and `::1` beside it where the machine has it. One that other machines
   * reach, such as `0.0.0.0`, needs `allowHosts`.
   */
  readonly host?: string;
  /**
   * Exact names or addresses, beside those of this machine, by which the simulator is found: that of its container, such
   * as `payments`. Requests with any other `Host` are refused. The first stands in the addresses that it gives out.
   */
  readonly allowHosts?: readonly string[];
  /** The test merchant's keys, those of an earlier start. Default: new ones. */
  readonly keys?: MerchantKeys;
  /** Merchants besides the built-in test merchant `acme`. */
  readonly merchants?: readonly Merchant[];
  /** Customers with what they have saved, beside the built-in ones. */
  readonly customers?: readonly SeedCustomer[];
  /**
   * Order updation for every client id: Pay waits until the merchant page answers `paymentAttempt` by `resumePayment`.
   * Default: only for the client ids that a merchant has it for, such as `acme-updates` of the test merchant.
   */
  readonly orderUpdation?: boolean;
  /** The address of the test merchant's server for webhooks. Default: none; other merchants have their own. */
  readonly webhook?: WebhookTarget;
  /** Let webhooks leave this machine. Default false. */
  readonly webhooksAnywhere?: boolean;
  /**
   * The vendor's test rules: amounts, UPI ids and cards that pick the ending (docs/test-instruments.md). Default: as a
   * store file has it, else false. The dashboard can change it.
   */
  readonly juspayTestRules?: boolean;
  /** The theme of the payment page. Default: as a store file has it, else `auto`, which leaves it to the system. */
  readonly theme?: PageTheme;
  /**
   * The language of the payment page, whatever the shop asks for: one of the nine names of HyperSDK or its BCP 47 tag.
   * Default: as a store file has it, else what the shop asks for.
   */
  readonly language?: string;
  /**
   * Offers UPI collect for every merchant. Default: only for a merchant that has it, such as the test merchant; for
   * most it ended on 28 February 2026.
   */
  readonly upiCollect?: boolean;
  /** Refuse the tolerated forms, such as JSON numbers in signed text, instead of warning of them. Default false. */
  readonly strict?: boolean;
  /** The current time in ms since 1970. Default `Date.now`. */
  readonly clock?: () => number;
  /** The folder of the built browser files. Default: the `dist` of this package. */
  readonly assets?: string;
  /** The file that keeps orders across restarts. Default `:memory:`, which keeps them until `stop()`. */
  readonly store?: string;
  /** Exact origins that may frame the simulator's pages besides those of this machine, such as a tunnel's or `http://shop.test`. */
  readonly parents?: readonly string[];
  /** Takes a line for each request and each fault. Default: faults go to standard error, and requests nowhere. */
  readonly log?: Log;
}

/** A running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:PORT`, or with the first of `allowHosts` in place of the address. Without a slash. */
  readonly origin: string;
  /** The built-in test merchant, with the keys that its server needs. */
  readonly merchant: TestMerchant;
  /**
   * Returns the keys with which Juspay's own server SDK talks to the simulator for the test merchant (`jweAuth`). They
   * are made by the first call. The public key is the gateway's for every merchant.
   */
  jweAuth(): Promise<JweAuth>;
  /**
   * Moves the simulator's clock forward by so many ms, and waits until what falls due by that has happened: webhooks,
   * late answers of banks, expiries. What your server signs by its own clock looks that much older from then on.
   * @throws {RangeError} for anything but whole ms from 0 to ten years
   */
  advance(ms: number): Promise<void>;
  /**
   * Ends an order in one of the ways that docs/test-instruments.md lists.
   *
   * @param merchantId Default: the test merchant.
   * @returns `now` if its transaction has ended so, `next-payment` if there is none that waits and the next one will,
   * `too-late` if the order is paid, `at-the-bank` if its bank has not answered and can only charge or decline
   * @throws {Error} if there is no such order: it exists from the moment at which its payment page was opened
   */
  end(orderId: string, ending: EndingName, merchantId?: string): Promise<EndResult>;
  /**
   * Resolves once the simulator can do nothing more: with undefined after `stop()`, or with the reason if another
   * simulator has taken its store over. Then every request is answered with 503.
   */
  readonly ended: Promise<StoreError | undefined>;
  /**
   * Lets go of the port at once, lets running requests end for at most two seconds, and closes the store. May be called
   * again.
   */
  stop(): Promise<void>;
}

/**
 * Starts a complete local stand-in for HyperCheckout.
 *
 * ```ts
 * const simulator = await startSimulator();
 * const signed = await signOrder(order, { privateKey: simulator.merchant.privateKey, keyId: simulator.merchant.merchantKeyId });
 * // … pay on a page with <script src="${simulator.origin}/hyper-checkout.js" defer></script> …
 * await simulator.stop();
 * ```
 * @param prepare Called before the first request is answered, such as to write the keys to files.
 * @throws {HyperCheckoutError} for a `webhook`, `keys`, `theme`, `language`, `host` or name that cannot be, or a `store` without a name
 * @throws {StoreError} if the store is in use or cannot be used
 * @throws {Error} if the port is taken
 */
export function startSimulator(
  options: SimulatorOptions = {},
  prepare?: (simulator: Simulator) => Promise<void>,
): Promise<Simulator> {
  return startOn(openStore, options, prepare);
}

/** Starts a simulator on another store. */
export async function startOn(
  open: typeof openStore,
  options: SimulatorOptions,
  prepare?: (simulator: Simulator) => Promise<void>,
): Promise<Simulator> {
  const { host, allowHosts, originAt } = listeningPlace(options);
  const { log } = options;
  const anywhere = options.webhooksAnywhere ?? false;
  const { upiCollect } = options;
  const withCollect = <M extends Merchant>(given: M): M =>
    upiCollect === undefined ? given : { ...given, upiCollect };
  const built = withCollect(await createTestMerchant(options.keys));
  const merchant: TestMerchant = { ...built, ...(options.webhook && { webhook: options.webhook }) };
  for (const { webhook } of [merchant, ...(options.merchants ?? [])]) {
    if (webhook) checkWebhookTarget(webhook, anywhere);
  }
  const parents = (options.parents ?? []).map((parent) => valueOrThrow(parseOrigin(parent, 'parents', 'any')));
  const merchants = await createMerchants(merchant, options.merchants?.map(withCollect), options.orderUpdation);
  const jwe = await createJweKeyRing(merchant, options.merchants ?? []);
  const initial = initialSettings(options);
  let origin = '';
  const updates = createLiveUpdates();
  let lose: (reason: StoreError) => void = () => undefined;
  const lost = new Promise<StoreError>((resolve) => (lose = resolve));
  const store = await open(options.store, lose, log);
  const clock = openClock(store, options.clock ?? Date.now);
  const changed = () => {
    updates.announce();
    ticker.poke();
  };
  const orders = openOrders({ store, merchants, clock: clock.now, origin: () => origin, changed });
  const sender = createWebhookSender({ store, merchants, clock: clock.now, changed });
  const ticker = createTicker({ orders, store, clock, sender, log });
  let answer: ReturnType<typeof getRequestListener> | undefined;
  let ready: () => void = () => undefined;
  const prepared = new Promise<void>((resolve) => (ready = resolve));
  const servers = createHttpServers((...request) => prepared.then(() => answer?.(...request)));
  let end: () => void = () => undefined;
  const stopped = new Promise<undefined>((resolve) => (end = () => resolve(undefined)));
  const stopAll = async () => {
    updates.end();
    await Promise.all([servers.close(), sender.stop(), ticker.stop()]);
    store.close();
    end();
  };
  try {
    if (options.customers) seedCustomers(store, options.customers, clock.now());
    const port = await servers.listen(host, options.port ?? 0);
    origin = originAt(port);
    const control = createControl({ store, orders, clock, ticker, sender, updates, initial });
    const gateway: Gateway = {
      origin,
      orders,
      store,
      merchants,
      jwe,
      shown: merchant,
      strict: options.strict ?? false,
      clock: clock.now,
      control,
      assets: options.assets ?? builtFiles(),
      parents,
      allowHosts,
      log,
      recentParents: createRecentParents(),
      requests: createRequestLog(clock.now, () => updates.announce()),
    };
    answer = getRequestListener(gatewayApp(gateway).fetch, { overrideGlobalObjects: false });
    // Some systems resolve localhost to ::1 first; one without that address does well without.
    if (options.host === undefined) await servers.listen('::1', port).catch(() => undefined);
    // What fell due while nothing ran.
    ticker.poke();
    const simulator: Simulator = {
      origin,
      merchant,
      jweAuth: () => jwe.auth(),
      advance: (ms) => control.advance(ms),
      async end(orderId, ending, merchantId = merchant.merchantId) {
        const result = await control.end({ merchantId, orderId }, ending);
        if (!result)
          throw new Error(`The simulator has no order ${orderId} of ${merchantId}: open its payment page first.`);
        return result;
      },
      ended: Promise.race([lost, stopped]),
      stop: once(stopAll),
    };
    await prepare?.(simulator);
    ready();
    return simulator;
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function initialSettings({ juspayTestRules, theme, language }: SimulatorOptions): ChangeSettings {
  const known = pageThemes.find((name) => name === theme);
  if (theme !== undefined && !known) {
    throw notAllowed('theme', 'The payment page has no such theme.', `Use one of ${pageThemes.join(', ')}.`);
  }
  const resolved = language === undefined ? undefined : resolveLanguage(language);
  if (resolved?.known === false) {
    throw notAllowed('language', 'The payment page has no such language.', `Use one of ${languages.join(', ')}.`);
  }
  return {
    ...(juspayTestRules !== undefined && { juspayTestRules }),
    ...(known && { theme: known }),
    ...(resolved && { language: resolved.language }),
  };
}

function notAllowed(field: string, message: string, fix: string): HyperCheckoutError {
  return new HyperCheckoutError({ code: 'not-allowed', field, message, fix });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

/** The `dist` folder that this code was built into or, run from its sources, the one beside them. */
function builtFiles(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (basename(folder) !== 'dist' && !existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return basename(folder) === 'dist' ? folder : join(folder, 'dist');
}
