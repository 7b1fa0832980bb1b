import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import { readCardOffer, type CardOffer } from './card-offer.ts';
import { readCashOffer, type CashOffer } from './cash-offer.ts';
import { readNetbankingOffer, type NetbankingOffer } from './netbanking-offer.ts';
import { readPayLaterOffer, type PayLaterOffer } from './pay-later-offer.ts';
import { readList } from './read-list.ts';
import { readSavedCardOffer, type SavedCardOffer } from './saved-card-offer.ts';
import { readUpiOffer, type UpiOffer } from './upi-offer.ts';
import { readWalletOffer, type WalletOffer } from './wallet-offer.ts';

/** One way to pay, with what its form must know. A method is added by its own files and one line in each list here. */
export type MethodOffer = Locking & KnownOffer;

/** What the order itself says of a method. */
interface Locking {
  /** It is shown and cannot be used; the reason may be empty. */
  readonly locked?: string;
  /** It can be debited again, so a mandate can be given with it. */
  readonly carriesMandate?: boolean;
}

type KnownOffer = UpiOffer | SavedCardOffer | CardOffer | NetbankingOffer | WalletOffer | PayLaterOffer | CashOffer;

/** A method of payment. */
export type Method = MethodOffer['method'];

const readers: { readonly [M in Method]: (body: Record<string, unknown>) => Extract<KnownOffer, { method: M }> } = {
  upi: readUpiOffer,
  'saved-card': readSavedCardOffer,
  card: readCardOffer,
  netbanking: readNetbankingOffer,
  wallet: readWalletOffer,
  'pay-later': readPayLaterOffer,
  cash: readCashOffer,
};

/** Reads what the gateway offers for an order, in its order. A method that this page does not know is left out. */
export function readMethodOffers(body: unknown): readonly MethodOffer[] {
  return readList(body, (entry) => {
    if (!isPlainObject(entry)) return undefined;
    const method = readMethod(own(entry, 'method'));
    if (!method) return undefined;
    const locked = ownText(entry, 'locked');
    return {
      ...readers[method](entry),
      ...(locked !== undefined && { locked }),
      carriesMandate: own(entry, 'carriesMandate') === true,
    };
  });
}

/** True if the shop has ruled out every method that there is. */
export function noMethodIsLeft(offers: readonly MethodOffer[]): boolean {
  return offers.every(({ locked }) => locked !== undefined);
}

/** The name of a method that this page knows, or undefined. */
export function readMethod(name: unknown): Method | undefined {
  return methods.find((method) => method === name);
}

const methods = Object.keys(readers) as Method[];
