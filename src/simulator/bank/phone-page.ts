import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import { PhoneQuestion } from '../contract/bank.ts';
import { facts, quoteFacts } from '../ui/facts.ts';
import { clockIcon, crossIcon, tickIcon } from '../ui/icons.ts';
import { request } from '../ui/request.ts';
import { goBackText } from './bank-texts.ts';
import { PinEvent } from './pin-form.ts';
import { type PageWords, TransactionPage } from './transaction-page.ts';
import { wholeText } from '../ui/whole-text.ts';

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
      <p class="amount">${wholeText(amount)}</p>
      ${facts([
        [msg('For', { id: 'phone.note', desc: 'Label before what is paid for.' }), state.note],
        [msg('From', { id: 'phone.account', desc: 'Label before the bank account.' }), state.account],
        ...quoteFacts(state, state.currency),
      ])}
      ${this.lostLine()}
      <hyper-pin-form
        .pins=${state.pins}
        amount=${amount}
        .attemptsLeft=${state.attemptsLeft}
        ?busy=${this.busy}
        @pin=${(event: Event) => event instanceof PinEvent && this.answer({ pin: event.pin })}
        @decline=${() => this.answer({ choice: 'fail' })}
      ></hyper-pin-form>
      <p class="hint">
        ${msg('To let it expire, do nothing here.', { id: 'phone.expire', desc: 'How to see that story.' })}
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

/** The last screen of the phone. */
export interface PhoneEnding {
  readonly tone: 'good' | 'bad' | 'open';
  readonly title: string;
  readonly text: string;
}

/** Returns what the phone says of a transaction that asks nothing more. */
export function phoneEnding(state: PhoneQuestion['state']): PhoneEnding {
  return endings[state]();
}

const approved = (): PhoneEnding => ({
  tone: 'good',
  title: msg('Payment approved', { id: 'phone.charged', desc: 'Heading: paid.' }),
  text: goBackText(),
});

const underWay = (): PhoneEnding => ({
  tone: 'open',
  title: msg('Waiting for your bank', { id: 'phone.authorizing', desc: 'Heading: the bank has not answered.' }),
  text: msg('Your bank has not answered yet. Please don’t pay again.', {
    id: 'phone.authorizing-text',
    desc: 'The bank has not answered.',
  }),
});

const declined = (): PhoneEnding => ({
  tone: 'bad',
  title: msg('Payment declined', { id: 'phone.declined', desc: 'Heading: not paid.' }),
  text: goBackText(),
});

const notCompleted = (): PhoneEnding => ({
  tone: 'bad',
  title: msg('Payment not completed', {
    id: 'phone.not-completed',
    desc: 'Heading: the bank could not be reached, so it never decided.',
  }),
  text: goBackText(),
});

const endings: Readonly<Record<PhoneQuestion['state'], () => PhoneEnding>> = {
  'at-bank': underWay,
  'left-bank': underWay,
  'at-phone': underWay,
  stalled: underWay,
  authorizing: underWay,
  authorized: () => ({
    tone: 'open',
    title: msg('Amount reserved', { id: 'phone.authorized', desc: 'Heading: the bank holds the money for the shop.' }),
    text: msg('Your bank holds the amount for the shop. Please don’t pay again.', {
      id: 'phone.authorized-text',
      desc: 'The money has not reached the shop yet.',
    }),
  }),
  charged: approved,
  'half-charged': () => ({
    tone: 'open',
    title: msg('Only a part was paid', {
      id: 'phone.half-charged',
      desc: 'Heading: a part of the amount was debited.',
    }),
    text: msg('Your bank has paid only a part of the amount. Ask the shop before you pay again.', {
      id: 'phone.half-charged-text',
      desc: 'The rest of the amount will not come.',
    }),
  }),
  'auto-refunded': () => ({
    tone: 'open',
    title: msg('Your money is on its way back', {
      id: 'phone.auto-refunded',
      desc: 'Heading: the shopper has the money back.',
    }),
    text: msg('The payment came too late. The whole amount goes back to your account.', {
      id: 'phone.auto-refunded-text',
      desc: 'The shop did not wait for the money any more.',
    }),
  }),
  'cod-initiated': approved,
  'authorization-failed': declined,
  'authentication-failed': () => ({
    tone: 'bad',
    title: msg('Too many wrong PINs', { id: 'phone.locked', desc: 'Heading: the PIN was wrong three times.' }),
    text: goBackText(),
  }),
  'api-failure': notCompleted,
  'juspay-declined': declined,
  new: notCompleted,
  expired: () => ({
    tone: 'open',
    title: msg('This request has expired', { id: 'phone.expired', desc: 'Heading: too late.' }),
    text: msg('Go back to the shop’s page and try again.', {
      id: 'phone.expired-text',
      desc: 'The time to approve is over.',
    }),
  }),
  replaced: () => ({
    tone: 'open',
    title: msg('You chose another way to pay', { id: 'phone.replaced', desc: 'Heading: another way was chosen.' }),
    text: msg('You can no longer pay with this request.', {
      id: 'phone.replaced-text',
      desc: 'Another instrument took its place.',
    }),
  }),
};
