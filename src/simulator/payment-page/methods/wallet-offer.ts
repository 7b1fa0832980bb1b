import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import type { Instrument } from '../checkout.ts';
import { readList } from './read-list.ts';

/** A wallet that can be paid with. */
export interface Wallet {
  /** Such as `PAYTM`. */
  readonly code: string;
  readonly name: string;
  /** The customer has linked it before: it pays without a password. */
  readonly linked: boolean;
  /** Rupees as text; only of a linked one. */
  readonly balance: string;
  /** There is less in it than the order costs. */
  readonly low: boolean;
}

/** What the gateway says of paying by wallet. */
export interface WalletOffer {
  readonly method: 'wallet';
  readonly wallets: readonly Wallet[];
}

/** Reads the gateway's offer. */
export function readWalletOffer(body: Record<string, unknown>): WalletOffer {
  return { method: 'wallet', wallets: readList(own(body, 'wallets'), readWallet) };
}

/** The wallet as it is handed in. */
export function walletInstrument(code: string): Instrument {
  return {
    method: 'wallet',
    body: { wallet: code },
    type: 'WALLET',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'wallet' },
  };
}

function readWallet(body: unknown): Wallet | undefined {
  if (!isPlainObject(body)) return undefined;
  const code = ownText(body, 'code');
  const name = ownText(body, 'name');
  if (code === undefined || name === undefined) return undefined;
  return {
    code,
    name,
    linked: own(body, 'linked') === true,
    balance: ownText(body, 'balance') ?? '',
    low: own(body, 'low') === true,
  };
}
