import type { GatewayClock } from './gateway-clock.ts';
import { pushTransaction } from './payment-attempts.ts';
import type { Store } from './store.ts';
import type { WebhookSender } from './webhooks/send-webhooks.ts';

/** Lets happen what happens by itself: late answers of banks, expiries, webhooks. */
export interface Ticker {
  /** Looks what is due now, and sees to it that it is looked again when the next thing is. */
  tick(): Promise<void>;
  /** Something has changed: looks soon, once for many calls. */
  poke(): void;
  stop(): void;
}

/** The longest and the shortest time until it looks again, in ms. */
const looks = { latest: 60_000, soonest: 25 } as const;

/**
 * Makes the ticker of a gateway. Nothing that it brings about is kept in a timer: all is in the store with its time, so
 * it happens after a restart too, and at once when the clock is moved.
 */
export function createTicker(of: {
  store: Store;
  clock: Pick<GatewayClock, 'now'>;
  sender: Pick<WebhookSender, 'sendDue'>;
}): Ticker {
  const { store, clock, sender } = of;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const tick = async (): Promise<void> => {
    if (stopped) return;
    moveTransactions(store, clock.now());
    const sending = sender.sendDue();
    arm();
    await sending;
    arm();
  };

  const arm = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    const now = clock.now();
    const wait = Math.min(looks.latest, Math.max(looks.soonest, nextMoment(store, now) - now));
    timer = setTimeout(() => void tick(), wait);
    timer.unref();
  };

  let poked: NodeJS.Immediate | undefined;
  return {
    tick,
    poke() {
      poked ??= setImmediate(() => {
        poked = undefined;
        void tick();
      });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearImmediate(poked);
    },
  };
}

/** Moves of one clock step happen one after the other, each at its own moment. */
function moveTransactions(store: Store, now: number): void {
  for (const { uuid, state } of store.openTransactions()) {
    // Read in time it stands where the clock has brought it; saved, the journal learns of it.
    const transaction = store.findTransaction(uuid);
    if (transaction && transaction.state !== state) store.atomically(() => store.saveTransaction(transaction));
  }
  for (const move of store.scheduledMoves()) {
    if (move.due > now) break;
    pushTransaction(store, move.uuid, move.input, move.due);
    store.unschedule(move);
  }
}

function nextMoment(store: Store, now: number): number {
  return Math.min(
    ...store.scheduledMoves().map(({ due }) => due),
    ...store.waitingWebhooks().map(({ due }) => due),
    ...store.openTransactions().flatMap(({ expires, settles }) => [expires, settles].filter((time) => time > now)),
  );
}
