import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { BankAnswer } from '../contract/bank.ts';

/** The three ways in which a netbanking payment can end, as three buttons. */
export function netbankingChoice(busy: boolean, answer: (answer: BankAnswer) => void): TemplateResult {
  const disabled = busy ? 'true' : 'false';
  return html`
    <p class="lead">
      ${msg('A real bank would ask you to log in here. Choose how the payment should end instead.', {
        id: 'netbanking.lead',
        desc: 'Explains the buttons below.',
      })}
    </p>
    <div class="actions">
      <button type="button" class="button" aria-disabled=${disabled} @click=${() => answer({ choice: 'succeed' })}>
        ${msg('Approve payment', { id: 'netbanking.succeed', desc: 'Button: the payment succeeds.' })}
      </button>
      <button type="button" class="button decline" aria-disabled=${disabled} @click=${() => answer({ choice: 'fail' })}>
        ${msg('Decline payment', { id: 'netbanking.fail', desc: 'Button: the bank says no.' })}
      </button>
      <button type="button" class="button quiet" aria-disabled=${disabled} @click=${() => answer({ choice: 'leave' })}>
        ${msg('Leave without deciding', { id: 'netbanking.leave', desc: 'Button: the payment stays open.' })}
      </button>
    </div>
  `;
}
