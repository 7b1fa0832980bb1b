import type { PayableCard } from '../../methods/saved-card/contract.ts';
import type { UpiApp } from '../../methods/upi/contract.ts';
import type { Instrument } from '../checkout.ts';

/*
 * The instruments as the forms hand them in.
 */

/** What was typed, once nothing is wrong with it. */
export interface TypedCard {
  /** Digits only. */
  readonly number: string;
  /** `01` to `12`. */
  readonly expiryMonth: string;
  /** Four digits. */
  readonly expiryYear: string;
  readonly cvv: string;
  /** As the SDK names it, such as `VISA`. */
  readonly brand: string;
  /** The shopper has chosen the brand, since the card has two. */
  readonly isChosen?: boolean;
  /** Months of the chosen plan as text; empty or absent for all at once. */
  readonly emi?: string;
  /** The shopper wants the card to be saved. */
  readonly save?: boolean;
}

/** The card as it is handed in. */
export function cardInstrument({ brand, isChosen = false, emi = '', save = false, ...card }: TypedCard): Instrument {
  return {
    command: {
      method: 'card',
      card: { ...card, ...(isChosen && { network: brand }) },
      ...(emi !== '' && { emi }),
      ...(save && { save }),
    },
    type: 'CARD',
    paid: { paymentInstrument: brand, paymentInstrumentGroup: 'card' },
  };
}

/**
 * The saved card as it is handed in.
 *
 * @param emi months as text; empty for all at once
 */
export function savedCardInstrument(
  { id, brand }: Pick<PayableCard, 'id' | 'brand'>,
  cvv: string,
  emi: string,
): Instrument {
  return {
    command: { method: 'saved-card', id, cvv, ...(emi !== '' && { emi }) },
    type: 'CARD',
    paid: { paymentInstrument: brand, paymentInstrumentGroup: 'card' },
  };
}

/** The chosen bank as it is handed in. */
export function bankInstrument(code: string): Instrument {
  return {
    command: { method: 'netbanking', bank: code },
    type: 'NB',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'nb' },
  };
}

/** The wallet as it is handed in. */
export function walletInstrument(code: string): Instrument {
  return {
    command: { method: 'wallet', wallet: code },
    type: 'WALLET',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'wallet' },
  };
}

/** The lender as it is handed in. */
export function lenderInstrument(code: string): Instrument {
  return {
    command: { method: 'pay-later', lender: code },
    type: 'CONSUMER_FINANCE',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'consumer_finance' },
  };
}

/** Cash as it is handed in. */
export const cashInstrument: Instrument = {
  command: { method: 'cash' },
  type: 'CASH',
  paid: { paymentInstrument: 'CASH', paymentInstrumentGroup: 'cash' },
};

/** A QR code, for an app on whatever phone. */
export const qrInstrument: Instrument = {
  command: { method: 'upi', upi: { flow: 'qr' } },
  type: 'UPI',
  paid: { paymentInstrument: 'UPI_QR', paymentInstrumentGroup: 'upi' },
};

/** An app on this phone. */
export function appInstrument({ id, name, packageName }: UpiApp): Instrument {
  return {
    command: { method: 'upi', upi: { flow: 'intent', app: id } },
    type: 'UPI',
    paid: { paymentInstrument: 'UPI_PAY', paymentInstrumentGroup: 'upi' },
    log: { label: 'upi_apps', value: { upi_app_selected: { packageName, appName: name } } },
  };
}

/** A request to the owner of a UPI id. */
export function vpaInstrument(vpa: string): Instrument {
  return {
    command: { method: 'upi', upi: { flow: 'collect', vpa } },
    type: 'UPI',
    paid: { paymentInstrument: 'UPI_COLLECT', paymentInstrumentGroup: 'upi' },
    log: { label: 'upi_id_changed', value: { VpaScreen: vpa.slice(vpa.indexOf('@')) } },
  };
}

/** Returns whether an instrument pays in instalments. */
export function paysInInstalments({ command }: Instrument): boolean {
  return 'emi' in command && command.emi !== undefined;
}
