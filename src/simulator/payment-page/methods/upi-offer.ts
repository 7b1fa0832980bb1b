import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import type { Instrument } from '../checkout.ts';
import { readList } from './read-list.ts';

/** An app that the shopper may have on the phone. */
export interface UpiApp {
  readonly id: string;
  readonly name: string;
  /** As the clickstream names it. */
  readonly packageName: string;
}

/** A UPI id that the simulator takes, and what its owner does. */
export interface TestVpa {
  readonly vpa: string;
  readonly answer: string;
}

/** What the gateway says of UPI. */
export interface UpiOffer {
  readonly method: 'upi';
  readonly apps: readonly UpiApp[];
  /** The shop may still ask for UPI ids. */
  readonly collect: boolean;
  readonly vpas: readonly TestVpa[];
}

/** Reads the gateway's offer. */
export function readUpiOffer(body: Record<string, unknown>): UpiOffer {
  return {
    method: 'upi',
    apps: readList(own(body, 'apps'), readApp),
    collect: own(body, 'collect') === true,
    vpas: readList(own(body, 'vpas'), readVpa),
  };
}

/** A QR code, for an app on whatever phone. */
export const qrInstrument: Instrument = {
  method: 'upi',
  body: { upi: { flow: 'qr' } },
  type: 'UPI',
  paid: { paymentInstrument: 'UPI_QR', paymentInstrumentGroup: 'upi' },
};

/** An app on this phone. */
export function appInstrument({ id, name, packageName }: UpiApp): Instrument {
  return {
    method: 'upi',
    body: { upi: { flow: 'intent', app: id } },
    type: 'UPI',
    paid: { paymentInstrument: 'UPI_PAY', paymentInstrumentGroup: 'upi' },
    log: { label: 'upi_apps', value: { upi_app_selected: { packageName, appName: name } } },
  };
}

/** A request to the owner of a UPI id. */
export function vpaInstrument(vpa: string): Instrument {
  return {
    method: 'upi',
    body: { upi: { flow: 'collect', vpa } },
    type: 'UPI',
    paid: { paymentInstrument: 'UPI_COLLECT', paymentInstrumentGroup: 'upi' },
    log: { label: 'upi_id_changed', value: { VpaScreen: vpa.slice(vpa.indexOf('@')) } },
  };
}

function readApp(body: unknown): UpiApp | undefined {
  if (!isPlainObject(body)) return undefined;
  const id = ownText(body, 'id');
  const name = ownText(body, 'name');
  return id === undefined || name === undefined
    ? undefined
    : { id, name, packageName: ownText(body, 'packageName') ?? '' };
}

function readVpa(body: unknown): TestVpa | undefined {
  if (!isPlainObject(body)) return undefined;
  const vpa = ownText(body, 'vpa');
  return vpa === undefined ? undefined : { vpa, answer: ownText(body, 'answer') ?? '' };
}
