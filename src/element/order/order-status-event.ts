import type { OrderReading } from './order-answer.ts';

/**
 * The status of the order, as the endpoint in `order-status-url` tells it: the first answer after a result, and each change.
 *
 * Decide by `detail.isFinal` and `detail.outcome`. `detail.answer` is the whole answer, for what else your server says. Ship
 * nothing because of it: your server knows the status itself.
 */
export class HyperOrderStatusEvent extends CustomEvent<OrderReading> {
  /** The name under which it is dispatched. */
  static readonly type = 'hyper-order-status';

  constructor(detail: OrderReading) {
    super(HyperOrderStatusEvent.type, { bubbles: true, composed: true, detail });
  }
}
