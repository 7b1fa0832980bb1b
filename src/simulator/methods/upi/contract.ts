import * as v from 'valibot';
import type { Value } from '../../contract/value.ts';
import { commandEntries, instrumentEntries, optionalText, optionEntries } from '../entries.ts';

/** What the owner of a UPI id does with a collect request. */
const vpaAnswers = ['approves', 'declines', 'stays silent', 'expires'] as const;

/** The ways to pay by UPI: a code to scan, an app on the phone, and a request to a UPI id. */
const upiFlows = ['qr', 'intent', 'collect'] as const;

/** A UPI app, by QR code, by an app on the phone, or by a collect request to a UPI id. */
export const UpiInstrument = v.object({
  method: v.literal('upi'),
  ...instrumentEntries,
  flow: v.picklist(upiFlows),
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

/** An app that the customer may have on the phone. */
const UpiApp = v.object({
  id: v.string(),
  name: v.string(),
  /** As the clickstream names it. */
  packageName: v.string(),
});
export type UpiApp = Value<typeof UpiApp>;

/** A UPI id that the simulator takes, and what its owner does. */
const TestVpa = v.object({ vpa: v.string(), answer: v.picklist(vpaAnswers) });
export type TestVpa = Value<typeof TestVpa>;

/** UPI as the payment page offers it. */
export const UpiOption = v.object({
  method: v.literal('upi'),
  apps: v.array(UpiApp),
  /** The merchant may still ask for UPI ids. */
  collect: v.boolean(),
  vpas: v.array(TestVpa),
  ...optionEntries,
});
export type UpiOption = Value<typeof UpiOption>;

/** What the payment page shows while the customer is busy on the phone. */
export const UpiTexts = v.object({
  flow: v.picklist(upiFlows),
  /** The name of the app. */
  app: v.string(),
  /** Masked; empty unless it was a collect request. */
  vpa: v.string(),
  /** The text of the QR code, and the address for an app. */
  link: v.string(),
});
export type UpiTexts = Value<typeof UpiTexts>;

/** Command: pay by UPI. */
export const UpiCommand = v.object({
  method: v.literal('upi'),
  upi: v.fallback(
    v.object({
      flow: v.fallback(v.picklist(['', ...upiFlows]), ''),
      /** The id of the app on this phone. */
      app: optionalText,
      /** The UPI id that is sent a request. */
      vpa: optionalText,
    }),
    { flow: '' },
  ),
  ...commandEntries,
});
