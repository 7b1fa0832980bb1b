import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount-text.ts';
import type { BankAnswer, BankQuestion } from '../contract/bank.ts';

/** A wallet with too little: add what is missing, or pay another way. */
export function topUpChoice(
  question: Extract<BankQuestion, { readonly kind: 'wallet-top-up' }>,
  busy: boolean,
  answer: (answer: BankAnswer) => void,
): TemplateResult {
  const disabled = busy ? 'true' : 'false';
  const balance = amountText(question.balance, question.currency);
  const missing = amountText(question.missing, question.currency);
  return html`
    <p class="lead">
      ${msg(str`Your wallet has ${balance}. You need ${missing} more.`, {
        id: 'top-up.lead',
        desc: 'Two amounts.',
      })}
    </p>
    <div class="actions">
      <button type="button" class="button" aria-disabled=${disabled} @click=${() => answer({ choice: 'succeed' })}>
        ${msg(str`Add ${missing} and pay`, { id: 'top-up.add', desc: 'Button: add the amount and pay.' })}
      </button>
      <button type="button" class="button quiet" aria-disabled=${disabled} @click=${() => answer({ choice: 'fail' })}>
        ${msg('Pay another way', { id: 'top-up.other', desc: 'Button: back to the other methods.' })}
      </button>
    </div>
  `;
}
