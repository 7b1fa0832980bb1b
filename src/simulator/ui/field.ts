import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A field of a form with its label and its error. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** A sentence; empty if nothing is known to be wrong. */
  readonly error: string;
  /** The browser's autofill field, such as `cc-number`. */
  readonly autocomplete: string;
  /** The keyboard of a phone. Default: digits. */
  readonly inputmode?: 'numeric' | 'email' | 'none';
  /** A code of a few digits: large, with an error that is read out as soon as it is there. */
  readonly digits?: 'shown' | 'secret';
  readonly placeholder: string;
  readonly readonly: boolean;
  /** The key at the end of a phone's keyboard: on to the next field, or the form is handed in. Default: the latter. */
  readonly enter?: 'next';
  /** `isTyped`: by a key, and not pasted or filled in. */
  readonly input: (field: HTMLInputElement, isTyped: boolean) => void;
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
          enterkeyhint=${of.enter ?? 'go'}
          autocomplete=${of.autocomplete}
          placeholder=${of.placeholder}
          spellcheck="false"
          required
          ?readonly=${of.readonly}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${`${id}-error`}
          .value=${live(of.value)}
          @input=${(event: Event) => {
            const { target } = event;
            const isTyped = event instanceof InputEvent && event.inputType === 'insertText';
            if (target instanceof HTMLInputElement) of.input(target, isTyped);
          }}
          @blur=${of.leave ?? nothing}
        />
        ${aside ? html`<span class="field-aside" aria-hidden="true">${aside}</span>` : nothing}
      </div>
      <p class="field-error" id=${`${id}-error`} aria-live=${digits ? 'assertive' : 'polite'}>${error}</p>
    </div>
  `;
}

/**
 * Returns the digits of a text as 0 to 9, whatever stands between them. Digits of India's scripts, Arabic ones and wide
 * ones count as well: keyboards and messages have them.
 */
export function onlyDigits(text: string): string {
  return Array.from(text.matchAll(/(?=\p{Nd})[0-\u0dff\uff10-\uff19]/gu), ([digit]) => valueOf(digit)).join('');
}

/** In each script the digits stand in a row. It begins at a place that ends with 6 in those of India, and with 0 else. */
function valueOf(digit: string): number {
  const place = digit.codePointAt(0) ?? 0;
  return (place >= 0x900 && place < 0xe00 ? place - 6 : place) % 16;
}
