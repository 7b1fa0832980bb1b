import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A field of a form with its label and its error. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** A sentence; empty if nothing is known to be wrong. */
  readonly error: string;
  /** What the browser may fill in, such as `cc-number`. */
  readonly autocomplete: string;
  /** The keyboard of a phone. Default: digits. */
  readonly inputmode?: 'numeric' | 'email';
  /** A code of a few digits: large, with an error that is read out as soon as it is there. */
  readonly digits?: 'shown' | 'secret';
  readonly placeholder: string;
  readonly readonly: boolean;
  readonly input: (field: HTMLInputElement) => void;
  readonly leave?: () => void;
  /** Shown at the end of the field; decoration. */
  readonly aside?: unknown;
}

/** Renders a labelled field of one line. */
export function field({ id, error, digits, aside, ...of }: Field): TemplateResult {
  return html`
    <div class=${digits ? 'field digits' : 'field'}>
      <label for=${id}>${of.label}</label>
      <div class="field-box">
        <input
          id=${id}
          name=${id}
          type=${digits === 'secret' ? 'password' : 'text'}
          inputmode=${of.inputmode ?? 'numeric'}
          autocapitalize="none"
          autocomplete=${of.autocomplete}
          placeholder=${of.placeholder}
          spellcheck="false"
          required
          ?readonly=${of.readonly}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${`${id}-error`}
          .value=${live(of.value)}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) of.input(target);
          }}
          @blur=${of.leave ?? nothing}
        />
        ${aside ? html`<span class="field-aside" aria-hidden="true">${aside}</span>` : nothing}
      </div>
      <p class="field-error" id=${`${id}-error`} role=${digits ? 'alert' : nothing}>${error}</p>
    </div>
  `;
}
