import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { button } from '../ui/button.ts';
import type { BankAnswer } from '../contract/bank.ts';

/** The three ways in which a netbanking payment can end, as three buttons. */
export function netbankingChoice(busy: boolean, answer: (answer: BankAnswer) => void): TemplateResult {
  const buttons = [
    button({
      label: msg('Approve payment', { id: 'netbanking.succeed', desc: 'Button: the payment succeeds.' }),
      blocked: busy,
      press: () => answer({ choice: 'succeed' }),
    }),
    button({
      label: msg('Decline payment', { id: 'netbanking.fail', desc: 'Button: the bank says no.' }),
      look: 'decline',
      blocked: busy,
      press: () => answer({ choice: 'fail' }),
    }),
    button({
      label: msg('Leave without deciding', { id: 'netbanking.leave', desc: 'Button: the payment stays open.' }),
      look: 'quiet',
      blocked: busy,
      press: () => answer({ choice: 'leave' }),
    }),
  ];
  return html`
    <p class="lead">
      ${msg('A real bank would ask you to log in here. Choose how the payment should end instead.', {
        id: 'netbanking.lead',
        desc: 'Explains the buttons below.',
      })}
    </p>
    <div class="actions">${buttons}</div>
  `;
}
