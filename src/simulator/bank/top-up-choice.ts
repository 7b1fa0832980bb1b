import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount-text.ts';
import type { BankAnswer, BankState } from './bank-state.ts';

/** A wallet with too little: add what is missing, or pay another way. */
export function topUpChoice(state: BankState, busy: boolean, answer: (answer: BankAnswer) => void): TemplateResult {
  const disabled = busy ? 'true' : 'false';
  const balance = amountText(state.balance ?? '0', state.currency);
  const missing = amountText(state.missing ?? state.amount, state.currency);
  return html`
    <p class="lead">
      ${msg(str`There is ${balance} in your wallet; ${missing} more is needed.`, {
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
