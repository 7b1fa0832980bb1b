import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { inPageLanguage } from '../../localization/page-language.ts';
import { wholeText } from '../../ui/whole-text.ts';
import { button } from '../../ui/form-controls.ts';
import { countdownText } from '../../ui/countdown.ts';
import { draw } from '../../ui/icons.ts';
import { PageElement } from '../../ui/page-element.ts';
import type { PhoneTransaction } from '../method-screen.ts';
import { qrPicture } from './qr-picture.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-upi-wait': UpiWait;
  }
}

const phoneIcon = draw(svg`<rect x="7" y="3" width="10" height="18" rx="2.5" /><path d="M11 18h2" />`);

/** The interval of the countdown, in ms. */
const tick = 500;

/**
 * The screen while the phone has the payment: the code or the name of the app, with the time that is left.
 *
 * A real phone cannot pay by the code, so a link to the simulated phone stands beside it.
 *
 * @element hyper-upi-wait
 * @fires elsewhere - the customer wants to choose another way
 * @fires cancel-payment - the customer wants to give up
 */
export class UpiWait extends PageElement {
  static override properties = {
    transaction: { attribute: false },
    amount: {},
    offline: { type: Boolean },
    left: { state: true },
  };

  declare transaction: PhoneTransaction | undefined;
  /** For people, with its currency. */
  declare amount: string;
  declare offline: boolean;
  /** ms, or undefined if it never expires. */
  declare private left: number | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.transaction = undefined;
    this.amount = '';
    this.offline = false;
    this.left = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.#look(), tick);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    this.#look();
  }

  protected override render(): TemplateResult {
    const { flow, app = '' } = this.transaction?.texts ?? {};
    const phoneUrl = this.transaction ? inPageLanguage(this.transaction.phoneUrl) : '';
    return html`
      ${flow === 'qr' ? this.#code() : this.#words()}
      <p class="hidden" role="status">${this.left === undefined ? nothing : announcedTime(this.left)}</p>
      <p class="offline" role="status">
        ${
          this.offline
            ? msg('No connection. We are trying to reconnect. Please don’t pay again.', {
                id: 'upi.offline',
                desc: 'While the gateway does not answer.',
              })
            : nothing
        }
      </p>
      <div class="actions">
        <a class="button" href=${phoneUrl} target="_blank" rel="noopener">
          ${phoneIcon}
          ${
            flow === 'intent'
              ? msg(str`Open ${app}`, { id: 'upi.open-app', desc: 'Link; then the name of a payment app.' })
              : msg('Open the simulated phone', { id: 'upi.open-phone', desc: 'Link: opens in a second tab.' })
          }
        </a>
        ${button({
          label:
            flow === 'intent'
              ? msg('Nothing opened? Choose another app', {
                  id: 'upi.other-app',
                  desc: 'Button: back to the list of apps.',
                })
              : msg('Pay another way', { id: 'upi.other-way', desc: 'Button: back to the ways to pay by UPI.' }),
          look: 'quiet',
          press: () => this.dispatchEvent(new Event('elsewhere')),
        })}
        <button type="button" class="link wide" @click=${() => this.dispatchEvent(new Event('cancel-payment'))}>
          ${msg('Cancel', { id: 'upi.cancel', desc: 'Button: give up this payment.' })}
        </button>
      </div>
    `;
  }

  #code(): TemplateResult {
    const code = this.transaction?.texts?.code;
    const over = this.left === 0;
    return html`
      <div class="qr-box" ?data-over=${over}>
        ${
          code &&
          qrPicture(
            code,
            msg(str`QR code for ${this.amount}, for the simulated phone only`, {
              id: 'upi.code-name',
              desc: 'What a screen reader says for the code; then the amount.',
            }),
          )
        }
      </div>
      <p class="hint">
        ${msg('Simulator: real UPI apps can’t pay with this code. Approve it on the simulated phone.', {
          id: 'upi.code-hint',
          desc: 'Under the QR code of the simulator.',
        })}
      </p>
      ${this.#timeLeft()}
    `;
  }

  #words(): TemplateResult {
    const { flow, vpa = '' } = this.transaction?.texts ?? {};
    return html`
      <p class="message-text">
        ${
          flow === 'collect'
            ? msg(str`We have sent a request to ${vpa}. Open your UPI app and approve it there.`, {
                id: 'upi.collect-sent',
                desc: 'Then a masked UPI ID.',
              })
            : msg('Approve the payment in the app with your UPI PIN. Then come back to this page.', {
                id: 'upi.app-hint',
                desc: 'While the shopper is in a payment app.',
              })
        }
      </p>
      ${this.#timeLeft()}
    `;
  }

  #timeLeft(): TemplateResult | typeof nothing {
    if (this.left === undefined) return nothing;
    return html`
      <p class="time-left" aria-hidden="true">
        <span class="spinner"></span>
        ${wholeText(
          msg(str`Waiting for your approval: ${countdownText(this.left)} left`, {
            id: 'upi.time-left',
            desc: 'A time such as 4:59.',
          }),
        )}
      </p>
    `;
  }

  #look(): void {
    const deadline = this.transaction?.deadline;
    this.left = deadline === undefined ? undefined : Math.max(0, deadline - performance.now());
  }
}

/**
 * Returns the time that is left for screen readers: it changes with each full minute, at half a minute and at ten
 * seconds, not with every second.
 */
function announcedTime(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds === 0) return msg('Time’s up.', { id: 'time.over', desc: 'Read out when a code expires.' });
  if (seconds <= 10) return msg('Ten seconds left.', { id: 'time.ten', desc: 'Read out.' });
  if (seconds <= 30) return msg('Half a minute left.', { id: 'time.half', desc: 'Read out.' });
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1
    ? msg('Less than a minute left.', { id: 'time.one', desc: 'Read out.' })
    : msg(str`Less than ${minutes} minutes left.`, { id: 'time.several', desc: 'Read out; a number from two up.' });
}
