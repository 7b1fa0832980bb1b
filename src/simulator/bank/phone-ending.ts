import { msg } from '@lit/localize';
import { goBackText } from './bank-texts.ts';

/** What the phone says once nothing is asked any more. */
export interface PhoneEnding {
  readonly tone: 'good' | 'bad' | 'open';
  readonly title: string;
  readonly text: string;
}

/**
 * How a payment on the phone ended.
 *
 * @param stands the gateway's word for it
 */
export function phoneEnding(stands: string): PhoneEnding {
  const goBack = goBackText();
  switch (stands) {
    case 'charged':
    case 'cod-initiated':
      return {
        tone: 'good',
        title: msg('Payment approved', { id: 'phone.charged', desc: 'Heading: paid.' }),
        text: goBack,
      };
    case 'authorizing':
    case 'stalled':
      return {
        tone: 'open',
        title: msg('Payment under way', { id: 'phone.authorizing', desc: 'Heading: the bank has not answered.' }),
        text: msg('Your bank has not answered yet. Do not pay again.', {
          id: 'phone.authorizing-text',
          desc: 'The bank has not answered.',
        }),
      };
    case 'expired':
      return {
        tone: 'open',
        title: msg('This request has expired', { id: 'phone.expired', desc: 'Heading: too late.' }),
        text: msg('Nothing was charged. Ask the shop for a new code.', {
          id: 'phone.expired-text',
          desc: 'The time to approve is over.',
        }),
      };
    case 'replaced':
      return {
        tone: 'open',
        title: msg('Not needed any more', { id: 'phone.replaced', desc: 'Heading: another way was chosen.' }),
        text: msg('You chose another way to pay. This request can never be charged.', {
          id: 'phone.replaced-text',
          desc: 'Another instrument took its place.',
        }),
      };
    case 'authentication-failed':
      return {
        tone: 'bad',
        title: msg('Too many wrong PINs', { id: 'phone.locked', desc: 'Heading: the PIN was wrong three times.' }),
        text: goBack,
      };
    default:
      return {
        tone: 'bad',
        title: msg('Payment declined', { id: 'phone.declined', desc: 'Heading: not paid.' }),
        text: goBack,
      };
  }
}
