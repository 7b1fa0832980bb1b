import * as v from 'valibot';
import type { Value } from '../../contract/value.ts';
import { commandEntries, instrumentEntries, optionalText, optionEntries } from '../entries.ts';

/** The answers of a UPI id's owner to a collect request. */
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
  /** The customer has declined; else a decline is the bank's. */
  declined: v.exactOptional(v.literal(true)),
  /** The payee, in the merchant's words. */
  payeeName: v.string(),
  /** The purpose, in the merchant's words. */
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

/** A UPI id that the simulator accepts, and its owner's answer. */
const AcceptedVpa = v.object({ vpa: v.string(), answer: v.picklist(vpaAnswers) });
export type AcceptedVpa = Value<typeof AcceptedVpa>;

/** UPI as the payment page offers it. */
export const UpiOption = v.object({
  method: v.literal('upi'),
  apps: v.array(UpiApp),
  /** The merchant may still ask for UPI ids. */
  collect: v.boolean(),
  vpas: v.array(AcceptedVpa),
  ...optionEntries,
});
export type UpiOption = Value<typeof UpiOption>;

/** A QR code as a picture: the number of modules of a side, and its dark modules as an SVG path. */
const QrCode = v.object({ size: v.number(), path: v.string() });
export type QrCode = Value<typeof QrCode>;

/** The texts of the payment page while the customer is busy on the phone. */
export const UpiTexts = v.object({
  flow: v.picklist(upiFlows),
  /** The name of the app. */
  app: v.string(),
  /** Masked; empty unless it was a collect request. */
  vpa: v.string(),
  /** The text of the QR code, and the address for an app. */
  link: v.string(),
  /** The link as a QR code; only where the customer scans one. */
  code: v.exactOptional(QrCode),
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
