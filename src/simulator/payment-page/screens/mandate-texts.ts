import type { MandateTerms } from '../../contract/payment-page.ts';
import { msg } from '@lit/localize';

/** Returns the frequency of a mandate in words. */
export function frequencyText(frequency: MandateTerms['frequency']): string {
  switch (frequency) {
    case 'ONETIME':
      return msg('Once', { id: 'mandate.once', desc: 'How often.' });
    case 'DAILY':
      return msg('Every day', { id: 'mandate.daily', desc: 'How often.' });
    case 'WEEKLY':
      return msg('Every week', { id: 'mandate.weekly', desc: 'How often.' });
    case 'FORTNIGHTLY':
      return msg('Twice a month', { id: 'mandate.fortnightly', desc: 'How often.' });
    case 'MONTHLY':
      return msg('Every month', { id: 'mandate.monthly', desc: 'How often.' });
    case 'BIMONTHLY':
      return msg('Every two months', { id: 'mandate.bimonthly', desc: 'How often.' });
    case 'QUARTERLY':
      return msg('Every three months', { id: 'mandate.quarterly', desc: 'How often.' });
    case 'HALFYEARLY':
      return msg('Every six months', { id: 'mandate.half-yearly', desc: 'How often.' });
    case 'YEARLY':
      return msg('Every year', { id: 'mandate.yearly', desc: 'How often.' });
    case 'ASPRESENTED':
      return msg('When the shop asks for it', { id: 'mandate.as-presented', desc: 'How often.' });
  }
}
