import { msg, str } from '@lit/localize';
import { html, svg } from 'lit';
import { amountText } from '../../../protocol/amount.ts';
import { draw } from '../../ui/icons.ts';
import { mark } from '../../ui/mark.ts';
import type { PayChoice } from '../price-form.ts';
import type { ScreenPart } from '../method-screen.ts';
import type { PaymentDraft } from '../payment-draft.ts';
import type { Lender } from './contract.ts';

const icon = draw(
  svg`<rect x="4" y="5.5" width="16" height="14" rx="2.5" /><path d="M4 10h16M8.5 3.5v4m7-4v4m-6.5 7 2 2 4-4" />`,
);

/** Payment by a lender. */
export const payLaterScreen: ScreenPart<'pay-later'> = {
  elements: {},
  screen: ({ lenders }) => ({
    icon,
    name: name(),
    note: lenders.map(({ name }) => name).join(', '),
    title: name(),
    priceLabel: name(),
    form: ({ busy, pay }) => html`
      <hyper-choice-form
        .choices=${lenders.map(choiceOf)}
        legend=${msg('Choose a pay-later provider', { id: 'pay-later.legend', desc: 'Name of the list of lenders.' })}
        ?busy=${busy}
        @pay=${pay}
      ></hyper-choice-form>
    `,
  }),
};

function choiceOf({ code, name, limit, isEnough }: Lender): PayChoice {
  const most = amountText(limit, 'INR');
  return {
    value: code,
    name,
    mark: mark(code, name),
    note: isEnough
      ? msg(str`Up to ${most}. Confirm with an OTP`, {
          id: 'pay-later.limit',
          desc: 'Under a lender’s name; the most that it pays.',
        })
      : msg(str`Only up to ${most}`, { id: 'pay-later.too-much', desc: 'Under a lender; the order costs more.' }),
    disabled: !isEnough,
    label: msg(str`Continue with ${name}`, { id: 'pay-later.continue', desc: 'Button; then the lender’s name.' }),
    instrument: lenderDraft(code),
  };
}

function lenderDraft(code: string): PaymentDraft {
  return {
    command: { method: 'pay-later', lender: code },
    type: 'CONSUMER_FINANCE',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'consumer_finance' },
  };
}

function name(): string {
  return msg('Pay later', { id: 'home.pay-later', desc: 'Method: a lender pays now, the shopper later.' });
}
