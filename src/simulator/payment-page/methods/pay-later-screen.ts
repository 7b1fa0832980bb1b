import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { OptionOf } from '../../methods/contract.ts';
import type { Lender } from '../../methods/pay-later/contract.ts';
import { amountText } from '../../../protocol/amount-text.ts';
import { calendarIcon } from '../icons.ts';
import type { PayChoice } from './choice-form.ts';
import type { MethodScreen } from './method-screen.ts';
import { lenderInstrument } from './instruments.ts';

/** How paying later looks. */
export function payLaterScreen({ lenders }: OptionOf<'pay-later'>): MethodScreen {
  return {
    icon: calendarIcon,
    name: msg('Pay later', { id: 'home.pay-later', desc: 'Method: a lender pays now, the shopper later.' }),
    note: lenders.map(({ name }) => name).join(', '),
    title: msg('Buy now, pay later', { id: 'title.pay-later', desc: 'Heading over the list of lenders.' }),
    form: ({ busy, pay }) => html`
      <hyper-choice-form
        .choices=${lenders.map(choiceOf)}
        legend=${msg('Choose a pay-later provider', { id: 'pay-later.legend', desc: 'Name of the list of lenders.' })}
        ?busy=${busy}
        @pay=${pay}
      ></hyper-choice-form>
    `,
  };
}

function choiceOf({ code, name, limit, isEnough }: Lender): PayChoice {
  const most = amountText(limit, 'INR');
  return {
    value: code,
    name,
    note: isEnough
      ? msg(str`Up to ${most}. Confirm with an OTP`, {
          id: 'pay-later.limit',
          desc: 'Under a lender’s name; the most that it pays.',
        })
      : msg(str`Only up to ${most}`, { id: 'pay-later.too-much', desc: 'Under a lender; the order costs more.' }),
    disabled: !isEnough,
    label: msg(str`Continue with ${name}`, { id: 'pay-later.continue', desc: 'Button; then the lender’s name.' }),
    instrument: lenderInstrument(code),
  };
}
