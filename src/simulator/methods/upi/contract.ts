import * as v from 'valibot';
import { instrumentEntries } from '../instrument-entries.ts';

/** What the owner of a UPI id does with a collect request. */
const vpaAnswers = ['approves', 'declines', 'stays silent', 'expires'] as const;

/** A UPI app, by QR code, by an app on the phone, or by a collect request to a UPI id. */
export const UpiInstrument = v.object({
  method: v.literal('upi'),
  ...instrumentEntries,
  flow: v.picklist(['qr', 'intent', 'collect']),
  appName: v.string(),
  /** The phone does not have the app. */
  appMissing: v.exactOptional(v.literal(true)),
  /** Who is paid, in the merchant's words. */
  payeeName: v.string(),
  /** What for, in the merchant's words. */
  note: v.string(),
  /** Of a collect request. The answer goes along, so that two ids that look alike when masked stay two instruments. */
  vpa: v.exactOptional(v.object({ masked: v.string(), answers: v.picklist(vpaAnswers) })),
});
