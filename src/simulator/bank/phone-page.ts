import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import { PhoneQuestion } from '../contract/bank.ts';
import { facts } from '../ui/facts.ts';
import { quoteFacts } from '../ui/quote-facts.ts';
import { clockIcon, crossIcon, tickIcon } from '../ui/icons.ts';
import { request } from '../ui/request.ts';
import { phoneEnding } from './phone-ending.ts';
import { PinEvent } from './pin-form.ts';
import { TransactionPage, type PageWords } from './transaction-page.ts';

const icons = { good: tickIcon, bad: crossIcon, open: clockIcon } as const;

/**
 * The customer's phone with a UPI app on it, in a tab of its own: what a real phone would show after it has scanned the
 * code, opened the app, or got a collect request.
 *
 * @element hyper-phone-page
 */
export class PhonePage extends TransactionPage<PhoneQuestion> {
  protected override updated(): void {
    document.title = msg('Simulated phone', { id: 'phone.window', desc: 'Title of the window.' });
  }

  protected override ask(path: string, command?: object): Promise<PhoneQuestion | undefined> {
    return request(PhoneQuestion, `${this.page}/${path}`, command);
  }

  protected override words(): PageWords {
    return {
      owner: this.state?.appName ?? '',
      unnamed: msg('Phone', { id: 'phone.unnamed', desc: 'While it loads.' }),
      loading: msg('Opening the app…', { id: 'phone.loading', desc: 'While the page loads.' }),
      lost: msg('The app has no connection', { id: 'phone.lost', desc: 'Heading: no connection.' }),
    };
  }

  protected override question(state: PhoneQuestion): TemplateResult {
    if (state.done) return ending(state);
    if (state.missing) return missingApp(state);
    const amount = amountText(state.amount, state.currency);
    return html`
      <h1>${msg(str`Pay ${state.payee}?`, { id: 'phone.title', desc: 'Heading; then the name of the payee.' })}</h1>
      <p class="amount">${amount}</p>
      ${facts([
        [msg('For', { id: 'phone.note', desc: 'Label before what is paid for.' }), state.note],
        [msg('From', { id: 'phone.account', desc: 'Label before the bank account.' }), state.account],
        ...quoteFacts(state, state.currency),
      ])}
      <hyper-pin-form
        .pins=${state.pins}
        amount=${amount}
        .attemptsLeft=${state.attemptsLeft}
        ?busy=${this.busy}
        @pin=${(event: Event) => event instanceof PinEvent && this.answer({ pin: event.pin })}
        @decline=${() => this.answer({ choice: 'fail' })}
      ></hyper-pin-form>
      ${this.lostLine()}
      <p class="hint">
        ${msg('To let it expire, leave this page as it is.', { id: 'phone.expire', desc: 'How to see that story.' })}
      </p>
    `;
  }
}

function missingApp({ appName }: PhoneQuestion): TemplateResult {
  return html`
    <h1>
      ${msg(str`${appName} is not on this phone`, {
        id: 'phone.missing',
        desc: 'Heading: the chosen payment app is not installed.',
      })}
    </h1>
    <p class="lead">
      ${msg('Go back to the shop’s page and choose another app, or scan the code there.', {
        id: 'phone.missing-text',
        desc: 'What to do without the app.',
      })}
    </p>
  `;
}

function ending({ state }: PhoneQuestion): TemplateResult {
  const { tone, title, text } = phoneEnding(state);
  return html`
    <div class="sign" data-tone=${tone} aria-hidden="true">${icons[tone]}</div>
    <div role="status">
      <h1>${title}</h1>
      <p class="lead">${text}</p>
    </div>
  `;
}
