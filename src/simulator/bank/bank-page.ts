import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import { type BankAnswer, type BankDone, BankQuestion, LanguageChange } from '../contract/bank.ts';
import { parsed } from '../contract/value.ts';
import { momentText } from '../localization/page-language.ts';
import { button } from '../ui/form-controls.ts';
import { facts, quoteFacts, topUpLabel } from '../ui/facts.ts';
import { request } from '../ui/request.ts';
import { bankTitle, debitedFacts, goBackText } from './bank-texts.ts';
import { OtpEvent } from './otp-form.ts';
import { type PageWords, TransactionPage } from './transaction-page.ts';

/**
 * A fictional bank: 3-D Secure for cards, and a page for netbanking.
 *
 * When it has nothing more to ask it says so to the page that frames it, if that is of its own origin, and no more
 * than that: how the payment ended is the gateway's to tell.
 *
 * @element hyper-bank-page
 */
export class BankPage extends TransactionPage<BankQuestion> {
  static override properties = {
    resent: { state: true },
    alone: { state: true },
  };

  /** The password was sent again. */
  declare private resent: boolean;
  /** It has the window to itself: the payment page is not around it. */
  declare private alone: boolean;

  constructor() {
    super();
    this.resent = false;
    this.alone = window.parent === window;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#handleMessage);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('message', this.#handleMessage);
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues): void {
    document.title = msg('Simulated bank', { id: 'bank.title', desc: 'Title of the window.' });
    if (!changed.has('state') || !this.state?.done) return;
    // In a frame, the payment page around it goes on; with the window to itself, the way leads back to the shop.
    if (!this.alone) window.parent.postMessage({ bank: 'done' } satisfies BankDone, location.origin);
    else if (this.state.returns) location.replace(`${this.page}/return${location.search}`);
  }

  protected override ask(path: string, command?: object): Promise<BankQuestion | undefined> {
    return request(BankQuestion, `${this.page}/${path}`, command);
  }

  protected override words(): PageWords {
    return {
      owner: this.state?.bankName ?? '',
      unnamed: msg('Your bank', { id: 'bank.unnamed', desc: 'Name of the page while it loads.' }),
      loading: msg('Connecting to your bank…', { id: 'bank.loading', desc: 'While the page loads.' }),
      lost: msg('The bank does not answer', { id: 'bank.lost', desc: 'Heading: no connection.' }),
    };
  }

  protected override question(state: BankQuestion): TemplateResult {
    if (state.done && this.alone && !state.returns) {
      return html`<div role="status"><h1>${goBackText()}</h1></div>`;
    }
    if (state.done) return this.waiting(msg('Done. Going back…', { id: 'bank.done', desc: 'Nothing to do.' }));
    return html`
      <h1>${bankTitle(state.kind)}</h1>
      ${facts([
        [msg('To', { id: 'bank.payee', desc: 'Label before the name of the shop.' }), state.merchantName],
        [
          msg('Amount', { id: 'bank.amount', desc: 'Label before the amount.' }),
          amountText(state.amount, state.currency),
        ],
        ...quoteFacts(state, state.currency),
        ...debitedFacts(state),
        [msg('Date', { id: 'bank.date', desc: 'Label before day and time.' }), momentText(state.time)],
      ])}
      ${this.lostLine()} ${this.#form(state)}
      ${state.timeLeft === undefined ? nothing : html`<hyper-time-left .ms=${state.timeLeft}></hyper-time-left>`}
    `;
  }

  #form(state: BankQuestion): TemplateResult {
    const answer = (given: BankAnswer) => void this.answer(given);
    if ('testOtp' in state) {
      return html`<hyper-otp-form
        .state=${state}
        ?busy=${this.busy}
        ?resent=${this.resent}
        @resend=${() => this.#resend()}
        @otp=${(event: Event) => event instanceof OtpEvent && answer({ otp: event.otp })}
        @give-up=${() => answer({ choice: 'leave' })}
      ></hyper-otp-form>`;
    }
    return state.kind === 'wallet-top-up' && state.topUp !== undefined
      ? topUpChoice(state, state.topUp, this.busy, answer)
      : netbankingChoice(this.busy, answer);
  }

  async #resend(): Promise<void> {
    this.resent = false;
    await this.step('resend', {});
    this.resent = !this.lost;
  }

  /** The payment page that frames this one may change its language. */
  readonly #handleMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || origin !== location.origin) return;
    const change = parsed(LanguageChange, data);
    if (change) this.setLanguage(change.language);
  };
}

/** The three ways in which a netbanking payment can end, as three buttons. */
function netbankingChoice(busy: boolean, answer: (answer: BankAnswer) => void): TemplateResult {
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

/** A wallet with too little: add what is missing, or pay another way. */
function topUpChoice(
  { amount, balance, currency }: Extract<BankQuestion, { readonly kind: 'wallet-top-up' }>,
  topUp: string,
  busy: boolean,
  answer: (answer: BankAnswer) => void,
): TemplateResult {
  const [there, missing] = [amountText(balance, currency), amountText(topUp, currency)];
  const buttons = [
    button({
      label: topUpLabel(topUp, amount, currency),
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
      ${msg(str`Your wallet has ${there}. You need ${missing} more.`, {
        id: 'top-up.lead',
        desc: 'Two amounts.',
      })}
    </p>
    <div class="actions">${buttons}</div>
  `;
}
