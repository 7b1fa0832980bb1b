import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { AcceptedVpa } from './contract.ts';

/** The faults of a typed UPI id. */
export type VpaFault = 'missing' | 'form' | 'unlisted';

/** Returns the UPI id that was typed or pasted: without blanks, in lower case, with the letters and the @ of any keyboard. */
export function vpaIn(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** Returns the fault of a UPI id, or undefined. Only the listed ones pass. */
export function vpaFault(typed: string, listed: readonly string[]): VpaFault | undefined {
  const vpa = vpaIn(typed);
  if (vpa === '') return 'missing';
  if (!/^[a-z0-9.\-_]{2,256}@[a-z][a-z0-9]{1,63}$/.test(vpa)) return 'form';
  return listed.includes(vpa) ? undefined : 'unlisted';
}

/** Returns the sentence about the fault of a UPI id, with a test id as an example. */
export function vpaFaultText(fault: VpaFault | undefined, example: string): string {
  switch (fault) {
    case undefined:
      return '';
    case 'missing':
      return msg('Enter your UPI ID.', { id: 'upi.vpa-missing', desc: 'The field is empty.' });
    case 'form':
      return msg('A UPI ID looks like name@bank.', { id: 'upi.vpa-invalid', desc: 'What was typed is no UPI ID.' });
    case 'unlisted':
      return msg(str`Only test UPI IDs work here, such as ${example}. Your UPI ID was not sent anywhere.`, {
        id: 'upi.vpa-unlisted',
        desc: 'A UPI ID that is no test ID; then one that is.',
      });
  }
}

/** Renders the test UPI ids behind a disclosure. A press fills the field. */
export function testVpaList(vpas: readonly AcceptedVpa[], use: (vpa: string) => void): TemplateResult | typeof nothing {
  if (vpas.length === 0) return nothing;
  return html`
    <details class="fold" data-tone="open">
      <summary>
        ${msg('Use a test UPI ID', { id: 'upi.test-vpas', desc: 'Opens the list of UPI IDs that the simulator takes.' })}
      </summary>
      <ul>
        ${vpas.map(
          ({ vpa, answer }) => html`
            <li>
              <button type="button" class="test-card" @click=${() => use(vpa)}>
                <span class="test-card-number">${vpa}</span>
                <span class="test-card-note">${answerText(answer)}</span>
              </button>
            </li>
          `,
        )}
      </ul>
    </details>
  `;
}

function answerText(answer: AcceptedVpa['answer']): string {
  switch (answer) {
    case 'approves':
      return msg('approves', { id: 'upi.vpa-approves', desc: 'After a test UPI ID: its owner pays.' });
    case 'declines':
      return msg('declines', { id: 'upi.vpa-declines', desc: 'After a test UPI ID: its owner says no.' });
    case 'expires':
      return msg('lets it expire', { id: 'upi.vpa-expires', desc: 'After a test UPI ID: no answer in time.' });
    case 'stays silent':
      return msg('does not answer', { id: 'upi.vpa-silent', desc: 'After a test UPI ID: nothing happens.' });
  }
}
