import type { OrderRepository } from '../application/orders.ts';
import type { GatewayClock, Ticker, WebhookSender } from '../application/services.ts';
import type { Store } from '../application/store.ts';
import { type Log, reportFault } from './log.ts';

/** The longest and the shortest time until it looks again, in ms. */
const looks = { latest: 60_000, soonest: 25, afterFault: 1_000 } as const;

/**
 * Makes the ticker of a gateway. Nothing that it brings about is kept in a timer: all is in the store with its time, so
 * it happens after a restart too, and at once when the clock is moved.
 */
export function createTicker(of: {
  orders: Pick<OrderRepository, 'runDue'>;
  store: Pick<Store, 'orders' | 'nextWebhookDue' | 'commit'>;
  clock: Pick<GatewayClock, 'now'>;
  sender: Pick<WebhookSender, 'sendDue'>;
  log?: Log | undefined;
}): Ticker {
  const { orders, store, clock, sender, log } = of;
  let timer: NodeJS.Timeout | undefined;
  let poked: NodeJS.Immediate | undefined;
  let looked = -Infinity;
  let stopped = false;
  const running = new Set<Promise<void>>();

  const tick = (): Promise<void> => {
    const run = runDue().finally(() => running.delete(run));
    running.add(run);
    return run;
  };

  const runDue = async (): Promise<void> => {
    if (stopped) return;
    looked = performance.now();
    try {
      await orders.runDue();
      store.commit();
      await Promise.all([sender.sendDue(), arm()]);
      await arm();
    } catch (error) {
      // Such as a full disk. What is due stays due.
      reportFault(error, log);
      look(looks.afterFault);
    }
  };

  const arm = async (): Promise<void> => {
    if (stopped) return;
    const { next = Infinity } = await store.orders.due(clock.now());
    const due = Math.min(next, store.nextWebhookDue() ?? Infinity);
    look(Math.min(looks.latest, Math.max(looks.soonest, due - clock.now())));
  };

  const look = (wait: number): void => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void tick(), wait);
    timer.unref();
  };

  return {
    tick,
    poke() {
      // Many changes at once are one look: under load a look at each of them would cost as much as the change.
      const wait = looked + looks.soonest - performance.now();
      if (wait > 0) look(wait);
      else
        poked ??= setImmediate(() => {
          poked = undefined;
          void tick();
        });
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearImmediate(poked);
      await Promise.all(running);
    },
  };
}
