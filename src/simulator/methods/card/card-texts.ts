import { msg, str } from '@lit/localize';
import type { FieldFault } from './card-rules.ts';

/** The three fields of the card form. */
export type CardField = 'number' | 'expiry' | 'code';

/** Returns the label of the field for a CVV. */
export function codeLabel(): string {
  return msg('CVV', { id: 'card.code', desc: 'Label: the CVV of a card, called so in all languages.' });
}

/** Returns the sentence about a fault, with the number of a test card as an example. */
export function faultText(field: CardField, fault: FieldFault | undefined, example: string): string {
  if (fault === undefined) return '';
  if (field === 'number') return numberText(fault, example);
  return field === 'expiry' ? expiryText(fault) : codeText(fault);
}

function numberText(fault: FieldFault, example: string): string {
  switch (fault) {
    case 'missing':
      return msg('Enter the card number.', { id: 'card.number-missing', desc: 'The field is empty.' });
    case 'incomplete':
      return msg('Some digits of the card number are missing.', {
        id: 'card.number-short',
        desc: 'Too few digits in the card number.',
      });
    case 'unlisted':
      return msg(str`Only test cards work here, such as ${example}. Your card number was not sent anywhere.`, {
        id: 'card.number-unlisted',
        desc: 'A valid card number that is no test card; then a test card’s number.',
      });
    default:
      return msg('This is not a card number. Check the digits.', {
        id: 'card.number-invalid',
        desc: 'The number fails its check digit or belongs to no brand.',
      });
  }
}

function expiryText(fault: FieldFault): string {
  switch (fault) {
    case 'missing':
      return msg('Enter the expiry date.', { id: 'card.expiry-missing', desc: 'The field is empty.' });
    case 'past':
      return msg('This card has expired.', { id: 'card.expiry-past', desc: 'The month is over.' });
    default:
      return msg('Enter month and year, like 08 / 29.', { id: 'card.expiry-invalid', desc: 'Not a month and a year.' });
  }
}

function codeText(fault: FieldFault): string {
  return fault === 'missing'
    ? msg('Enter the CVV.', { id: 'card.code-missing', desc: 'The field is empty.' })
    : msg('Check the CVV.', { id: 'card.code-invalid', desc: 'Too few or wrong characters.' });
}
