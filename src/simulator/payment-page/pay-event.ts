import type { Instrument } from './checkout.ts';

/** The shopper pressed Pay, and everything that can be checked in the page is right. */
export class PayEvent extends Event {
  static readonly type = 'pay';
  readonly instrument: Instrument;

  constructor(instrument: Instrument) {
    super(PayEvent.type);
    this.instrument = instrument;
  }
}
