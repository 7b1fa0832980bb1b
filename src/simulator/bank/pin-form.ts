import { msg, str } from '@lit/localize';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type { PhoneQuestion } from '../contract/bank.ts';
import type { PinOutcome } from '../contract/closed-sets.ts';
import { button, field, onlyDigits, takeFields } from '../ui/form-controls.ts';
import { draw, tickIcon } from '../ui/icons.ts';
import { PageElement } from '../ui/page-element.ts';

/** The shortest and the longest PIN, in digits. */
const lengths = [4, 6] as const;

const deleteIcon = draw(svg`<path d="M9 5h11v14H9l-6-7zm3 4.5 5 5m0-5-5 5" />`);

/** The shopper handed in a UPI PIN. */
export class PinEvent extends Event {
  static readonly type = 'pin';
  readonly pin: string;

  constructor(pin: string) {
    super(PinEvent.type);
    this.pin = pin;
  }
}

/**
 * Asks for the UPI PIN, which is typed on the keys of the app or on a keyboard. It lives in this field only, and goes nowhere but with {@link PinEvent}.
 *
 * @element hyper-pin-form
 * @fires {PinEvent} pin - with four or six digits
 * @fires decline - the shopper does not want to pay
 */
export class PinForm extends PageElement {
  static override properties = {
    pins: { attribute: false },
    amount: {},
    attemptsLeft: { type: Number },
    busy: { type: Boolean },
    pin: { state: true },
    fault: { state: true },
  };

  declare pins: PhoneQuestion['pins'];
  /** As shown, with its currency. */
  declare amount: string;
  declare attemptsLeft: number;
  declare busy: boolean;
  declare private pin: string;
  declare private fault: 'short' | 'wrong' | undefined;

  constructor() {
    super();
    this.pins = [];
    this.amount = '';
    this.attemptsLeft = 0;
    this.busy = false;
    this.pin = '';
    this.fault = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('attemptsLeft');
    if (!before || before <= this.attemptsLeft) return;
    this.fault = 'wrong';
    this.pin = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.fault === 'wrong' && changed.get('attemptsLeft')) this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <form class="form" novalidate @submit=${this.#handleSubmit}>
        ${field({
          id: 'pin',
          label: msg('UPI PIN', { id: 'phone.pin', desc: 'Label of the field for the PIN.' }),
          value: this.pin,
          error: this.#faultText(),
          autocomplete: 'off',
          digits: 'secret',
          // The app has keys of its own.
          inputmode: 'none',
          placeholder: '',
          readonly: this.busy,
          input: (input) => this.#enter(input.value),
        })}
        <p class="hidden" role="status">
          ${
            this.pin === ''
              ? nothing
              : msg(str`Digits typed: ${this.pin.length}`, {
                  id: 'phone.pin-length',
                  desc: 'Read out; how many were typed.',
                })
          }
        </p>
        <div class="keys">
          ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => this.#digit(digit))}
          <button
            type="button"
            class="key"
            aria-label=${msg('Delete the last digit', { id: 'phone.pin-delete', desc: 'Key of the PIN pad.' })}
            @click=${() => this.#enter(this.pin.slice(0, -1))}
          >
            ${deleteIcon}
          </button>
          ${this.#digit(0)}
          ${button({
            label: html`
              ${this.busy ? nothing : tickIcon}
              <span class="hidden">
                ${msg(str`Pay ${this.amount}`, { id: 'phone.pay', desc: 'Button; then the amount.' })}
              </span>
            `,
            busy: this.busy,
          })}
        </div>
        ${button({
          label: msg('Decline', { id: 'phone.decline', desc: 'Button: do not pay.' }),
          look: 'decline',
          blocked: this.busy,
          press: () => this.dispatchEvent(new Event('decline')),
        })}
        <fieldset class="test-pins">
          <legend>${msg('Test PINs', { id: 'phone.test-pins', desc: 'Over the PINs that are taken.' })}</legend>
          ${this.pins.map(
            ({ pin, ending }) => html`
              <button type="button" class="test-pin" @click=${() => this.#fill(pin)}>
                <strong>${pin}</strong> <span>${endingText(ending)}</span>
              </button>
            `,
          )}
        </fieldset>
      </form>
    `;
  }

  #digit(digit: number): TemplateResult {
    return html`
      <button type="button" class="key" @click=${() => this.#enter(`${this.pin}${digit}`)}>${digit}</button>
    `;
  }

  #faultText(): string {
    if (this.fault === 'short') {
      return msg('A UPI PIN has four or six digits.', { id: 'phone.pin-short', desc: 'The PIN has a wrong length.' });
    }
    if (this.fault !== 'wrong') return '';
    return this.attemptsLeft === 1
      ? msg('Wrong PIN. One try left.', { id: 'phone.pin-wrong-last', desc: 'One try is left.' })
      : msg(str`Wrong PIN. ${this.attemptsLeft} tries left.`, { id: 'phone.pin-wrong', desc: 'A number from two up.' });
  }

  #enter(text: string): void {
    if (this.busy) return;
    const before = this.pin;
    this.pin = onlyDigits(text).slice(0, lengths[1]);
    if (this.pin !== before) this.fault = undefined;
    // What else was typed leaves the field again.
    this.requestUpdate();
  }

  #fill(pin: string): void {
    this.#enter(pin);
    this.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    takeFields(event);
    if (lengths.some((length) => length === this.pin.length)) {
      this.dispatchEvent(new PinEvent(this.pin));
    } else {
      this.fault = 'short';
      this.querySelector('input')?.focus();
    }
  };
}

function endingText(ending: PinOutcome): string {
  switch (ending) {
    case 'charged':
      return msg('pays', { id: 'phone.pin-pays', desc: 'After a test PIN: the payment succeeds.' });
    case 'authorizing':
      return msg('stays pending', { id: 'phone.pin-open', desc: 'After a test PIN: the bank does not answer.' });
    case 'authorization_failed':
      return msg('the bank declines', { id: 'phone.pin-refused', desc: 'After a test PIN: the bank says no.' });
  }
}
