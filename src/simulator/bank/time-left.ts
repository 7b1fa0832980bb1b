import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Countdown, countdownText } from '../ui/countdown.ts';
import { PageElement } from '../ui/page-element.ts';

/** From here on the shopper is told, in ms. */
const soon = 60_000;

/**
 * Countdown until the bank's page expires. It is read out once, when a minute is left.
 *
 * @element hyper-time-left
 */
export class TimeLeft extends PageElement {
  static override properties = {
    ms: { type: Number },
  };

  /** In ms from the moment at which it is set. */
  declare ms: number;
  readonly #countdown = new Countdown(this);

  constructor() {
    super();
    this.ms = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ms')) this.#countdown.start(this.ms);
  }

  protected override render(): TemplateResult {
    const { left } = this.#countdown;
    const clock = countdownText(left);
    return html`
      <span role="timer">
        ${msg(str`Time left: ${clock}`, { id: 'time.left', desc: 'Then minutes and seconds, such as 4:59.' })}
      </span>
      <span class="hidden" role="status">
        ${
          left <= soon && left > 0
            ? msg('One minute left.', { id: 'time.soon', desc: 'Read out when the bank is about to give up.' })
            : nothing
        }
      </span>
    `;
  }
}
