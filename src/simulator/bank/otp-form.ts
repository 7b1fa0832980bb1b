import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { otpLead, type OtpQuestion } from './bank-texts.ts';
import { button, field, onlyDigits, takeFields } from '../ui/form-controls.ts';
import { Countdown, countdownText } from '../ui/countdown.ts';
import { PageElement } from '../ui/page-element.ts';
import { wholeText } from '../ui/whole-text.ts';

const length = 6;

/** The time until the OTP can be sent again, in ms. */
const resendWait = 30_000;

/** The shopper handed in an OTP of six digits. */
export class OtpEvent extends Event {
  static readonly type = 'otp';
  readonly otp: string;

  constructor(otp: string) {
    super(OtpEvent.type);
    this.otp = otp;
  }
}

/**
 * Asks for the OTP. One field takes all six digits, so that they can be pasted and filled in; six boxes are drawn behind
 * it. The sixth digit hands the OTP in.
 *
 * @element hyper-otp-form
 * @fires {OtpEvent} otp - with six digits
 * @fires resend - the shopper wants the password once more
 * @fires give-up - the shopper goes away without one
 */
export class OtpForm extends PageElement {
  static override properties = {
    state: { attribute: false },
    busy: { type: Boolean },
    otp: { state: true },
    fault: { state: true },
    resent: { type: Boolean },
  };

  declare state: OtpQuestion | undefined;
  declare busy: boolean;
  declare private otp: string;
  declare private fault: 'short' | 'wrong' | undefined;
  /** The password was sent again. */
  declare resent: boolean;
  readonly #untilResend = new Countdown(this);

  constructor() {
    super();
    this.#untilResend.start(resendWait);
    this.state = undefined;
    this.busy = false;
    this.otp = '';
    this.fault = undefined;
    this.resent = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.resent && changed.has('resent')) this.#untilResend.start(resendWait);
    const before = changed.get('state');
    if (!before || before.attemptsLeft === this.state?.attemptsLeft) return;
    this.fault = 'wrong';
    this.otp = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.fault === 'wrong' && changed.get('state')) this.#input()?.focus();
  }

  protected override render(): TemplateResult {
    const { testOtp = '' } = this.state ?? {};
    const { left } = this.#untilResend;
    const wait = countdownText(left);
    return html`
      <form class="form" novalidate @submit=${this.#handleSubmit}>
        <p class="lead">${this.state ? otpLead(this.state) : nothing}</p>
        ${field({
          id: 'otp',
          label: msg('OTP', { id: 'otp.label', desc: 'Label of the field for the OTP.' }),
          value: this.otp,
          error: this.#faultText(),
          autocomplete: 'one-time-code',
          digits: 'shown',
          placeholder: '',
          readonly: this.busy,
          aside: Array.from({ length }, (_, place) => html`<span ?data-next=${place === this.otp.length}></span>`),
          input: (input) => this.#enter(input.value),
        })}
        <div class="after">
          <button type="button" class="link" aria-disabled=${left > 0 ? 'true' : 'false'} @click=${this.#handleResend}>
            ${wholeText(
              left > 0
                ? msg(str`Send OTP again in ${wait}`, {
                    id: 'otp.resend-in',
                    desc: 'Button that cannot be pressed yet; then minutes and seconds, such as 0:27.',
                  })
                : msg('Send OTP again', { id: 'otp.resend', desc: 'Button: ask for the OTP once more.' }),
            )}
          </button>
          <span role="status">
            ${
              this.resent
                ? msg('Sent. The OTP is the same.', {
                    id: 'otp.resent',
                    desc: 'After the OTP was sent again.',
                  })
                : nothing
            }
          </span>
        </div>
        ${button({
          label: msg('Confirm payment', { id: 'otp.confirm', desc: 'Button: hand in the OTP.' }),
          busy: this.busy,
        })}
        <button type="button" class="link wide" @click=${() => this.dispatchEvent(new Event('give-up'))}>
          ${msg('Leave the bank’s page', { id: 'otp.leave', desc: 'Button: go away without confirming.' })}
        </button>
        <p class="test-otp">
          <span>
            ${msg('Test OTP:', { id: 'otp.test', desc: 'Then the OTP that is right.' })}
            <strong>${testOtp}</strong>
          </span>
          <button type="button" class="link" @click=${() => this.#enter(testOtp)}>
            ${msg('Fill in', { id: 'otp.fill', desc: 'Button: put the test OTP into the field.' })}
          </button>
        </p>
      </form>
    `;
  }

  #faultText(): string {
    if (this.fault === 'short') {
      return msg(str`The OTP has ${length} digits.`, { id: 'otp.short', desc: 'Too few digits were typed.' });
    }
    if (this.fault !== 'wrong') return '';
    const left = this.state?.attemptsLeft ?? 0;
    return left === 1
      ? msg('Wrong OTP. One try left.', { id: 'otp.wrong-last', desc: 'One try is left.' })
      : msg(str`Wrong OTP. ${left} tries left.`, {
          id: 'otp.wrong',
          desc: 'A number from two up.',
        });
  }

  #input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  #enter(text: string): void {
    if (this.busy) return;
    const before = this.otp;
    this.otp = otpIn(text);
    if (this.otp !== before) this.fault = undefined;
    // What else was typed leaves the field again.
    this.requestUpdate();
    if (this.otp.length === length && this.otp !== before) this.dispatchEvent(new OtpEvent(this.otp));
  }

  readonly #handleResend = () => {
    if (this.busy || this.#untilResend.left > 0) return;
    this.dispatchEvent(new Event('resend'));
    this.#input()?.focus();
  };

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    const before = this.otp;
    takeFields(event);
    // What was filled in without a word and is whole has just been handed in.
    if (this.otp.length === length && this.otp !== before) return;
    if (this.otp.length === length) {
      this.dispatchEvent(new OtpEvent(this.otp));
    } else {
      this.fault = 'short';
      this.#input()?.focus();
    }
  };
}

/** Returns the OTP in a text: the first number that is as long, as in a whole message, else the first digits of all. */
function otpIn(text: string): string {
  const numbers = text.match(/\p{Nd}+/gu)?.map(onlyDigits) ?? [];
  return numbers.find((number) => number.length === length) ?? numbers.join('').slice(0, length);
}
