import { msg, str } from '@lit/localize';
import { brandNameOf } from '../../methods/card/card-rules.ts';
import type { SavedMethod } from '../../contract/payment-page.ts';

/** Returns the name of a saved method. Spaces that do not break keep a card's digits together. */
export function savedMethodName(method: SavedMethod): string {
  return method.kind === 'card' ? `${brandNameOf(method.brand)} ••••\u00a0${method.lastFour}` : method.vpa;
}

/** Returns a note about a saved method: its bank, and what is special about it. */
export function savedMethodNote(method: SavedMethod): string {
  const { bankName } = method;
  if (method.kind === 'vpa') {
    return msg(str`UPI ID at ${bankName}`, { id: 'methods.vpa-note', desc: 'Under a UPI ID; the name of the bank.' });
  }
  const until = `${method.expiryMonth}/${method.expiryYear.slice(-2)}`;
  return msg(str`${bankName}, until ${until}`, {
    id: 'methods.card-note',
    desc: 'Under a card: its bank, then month and year of its expiry.',
  });
}
