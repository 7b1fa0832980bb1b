import { HyperCheckoutError } from '../protocol/checkout-error.ts';
import { orderStatus, type OrderStatus, type OrderStatusOptions } from './order-status.ts';
import { sleep } from './sleep.ts';

/** Options for {@link pollOrder}, beside those of `orderStatus`. */
export interface PollOrderOptions extends OrderStatusOptions {
  /** Gives up after this many ms. Default: 120,000. */
  readonly deadline?: number;
  /** The first pause between two readings, in ms; each next one is half as long again, up to 15,000. Default: 1,000. */
  readonly interval?: number;
  /** Is handed every reading as it comes. */
  readonly onReading?: (reading: OrderStatus) => void;
}

const longestInterval = 15_000;

/**
 * Asks for the status of an order until it is final.
 *
 * At the deadline it returns the last reading, final or not: look at `isFinal`. A gateway that is away for a while does
 * no harm; one that was never reached before the deadline ends in `result-unknown`.
 * @throws {HyperCheckoutError} as `orderStatus`
 */
export async function pollOrder(orderId: string, options: PollOrderOptions): Promise<OrderStatus> {
  const { clock = Date.now, deadline = 120_000, interval = 1_000, signal, sleep: wait = sleep } = options;
  const end = clock() + deadline;
  let latest: OrderStatus | undefined;
  for (let pause = interval; ; pause = Math.min(pause * 1.5, longestInterval)) {
    try {
      latest = await orderStatus(orderId, { ...options, deadline: Math.min(end - clock(), 10_000) });
      options.onReading?.(latest);
      if (latest.isFinal) return latest;
    } catch (error) {
      const isPassing = error instanceof HyperCheckoutError && error.recoverable;
      if (!isPassing || (latest === undefined && clock() + pause >= end)) throw error;
    }
    if (latest !== undefined && clock() + pause >= end) return latest;
    await wait(pause, signal);
  }
}
