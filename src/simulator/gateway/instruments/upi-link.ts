import { createHash } from 'node:crypto';
import { detailsOf, detailText, type Order } from '../../domain/order.ts';
import type { MethodContext, TransactionOf } from './instrument.ts';

/** The longest transaction note, in characters (UPI linking specification). */
const longestNote = 50;

/**
 * The text of a UPI QR code or app link, by the UPI linking specification.
 *
 * It has the form of a real one, so that a phone's camera knows what it sees. It can pay nobody: no bank gives out ids
 * that end in `@simulator`, and the payee's name says what it is. The reference does not lead back to the transaction's
 * secret id.
 */
export function upiLink(transaction: TransactionOf<'upi'>, context: MethodContext): string {
  // Blanks as %20: UPI apps do not read a plus sign as one.
  return `upi://pay?${Object.entries(upiLinkFields(transaction, context))
    .map(([key, text]) => `${key}=${encodeURIComponent(text)}`)
    .join('&')}`;
}

/** The fields of that text, by the names of the specification. */
export function upiLinkFields({ uuid, amount, instrument }: TransactionOf<'upi'>, { merchant }: MethodContext) {
  return {
    pa: `${merchant.merchantId.toLowerCase().replace(/[^a-z0-9.-]/g, '-')}@simulator`,
    pn: `${instrument.payeeName} (Simulator)`,
    tr: `SIM${createHash('sha256').update(uuid).digest('hex').slice(0, 20).toUpperCase()}`,
    am: amount,
    cu: 'INR',
    tn: instrument.note,
  };
}

/** What the shopper reads about an order whose shop sent no `displayNote`. */
export function noteOf(order: Order): string {
  const description = detailText(detailsOf(order), 'description');
  return [...(description ?? `Order ${order.orderId}`)].slice(0, longestNote).join('');
}
