import * as v from 'valibot';

/** The entries of every instrument. It is stored, so it holds no card number, CVV, password or PIN. */
export const instrumentEntries = {
  /** `VISA`, `NB_HDFC`: the `paymentInstrument` of events. */
  name: v.string(),
  /** `card`, `nb`, `upi`: the `paymentInstrumentGroup` of events. */
  group: v.string(),
  /** Who asks the customer: a bank, or an app. */
  bankName: v.string(),
  /** Of a card; else empty. */
  lastFour: v.string(),
};
