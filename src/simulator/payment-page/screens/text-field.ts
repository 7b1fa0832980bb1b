import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** One field of a form with its label and what is wrong with it. */
export interface TextField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What is wrong, as a sentence; empty if nothing is known to be. */
  readonly error: string;
  /** Where the browser may find it, such as `cc-number`. */
  readonly autocomplete: string;
  /** The keyboard of a phone. Default: digits. */
  readonly inputmode?: 'numeric' | 'email';
  readonly placeholder: string;
  readonly readonly: boolean;
  readonly input: (field: HTMLInputElement) => void;
  readonly leave: () => void;
  /** Shown at the end of the field; decoration. */
  readonly aside?: unknown;
}

/** A labelled field of one line. The line for its error is always there, so nothing moves when one appears. */
export function textField(field: TextField): TemplateResult {
  const { id, label, value, error, autocomplete, placeholder, aside } = field;
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <div class="field-box">
        <input
          id=${id}
          name=${id}
          type="text"
          inputmode=${field.inputmode ?? 'numeric'}
          autocapitalize="none"
          autocomplete=${autocomplete}
          placeholder=${placeholder}
          spellcheck="false"
          required
          ?readonly=${field.readonly}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${`${id}-error`}
          .value=${live(value)}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) field.input(event.target);
          }}
          @blur=${field.leave}
        />
        ${aside ? html`<span class="field-aside" aria-hidden="true">${aside}</span>` : nothing}
      </div>
      <p class="field-error" id=${`${id}-error`}>${error}</p>
    </div>
  `;
}
