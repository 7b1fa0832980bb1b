import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import { button } from '../ui/button.ts';
import type { BankAnswer, BankQuestion } from '../contract/bank.ts';

/** A wallet with too little: add what is missing, or pay another way. */
export function topUpChoice(
  question: Extract<BankQuestion, { readonly kind: 'wallet-top-up' }>,
  busy: boolean,
  answer: (answer: BankAnswer) => void,
): TemplateResult {
  const balance = amountText(question.balance, question.currency);
  const missing = amountText(question.missing, question.currency);
  const buttons = [
    button({
      label: msg(str`Add ${missing} and pay`, { id: 'top-up.add', desc: 'Button: add the amount and pay.' }),
      blocked: busy,
      press: () => answer({ choice: 'succeed' }),
    }),
    button({
      label: msg('Pay another way', { id: 'top-up.other', desc: 'Button: back to the other methods.' }),
      look: 'quiet',
      blocked: busy,
      press: () => answer({ choice: 'fail' }),
    }),
  ];
  return html`
    <p class="lead">
      ${msg(str`Your wallet has ${balance}. You need ${missing} more.`, {
        id: 'top-up.lead',
        desc: 'Two amounts.',
      })}
    </p>
    <div class="actions">${buttons}</div>
  `;
}
