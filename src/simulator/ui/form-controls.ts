import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { wholeText } from './whole-text.ts';

/** A button of a page for customers. */
export interface Button {
  readonly label: unknown;
  /** Default: the one to press. */
  readonly look?: 'quiet' | 'danger' | 'decline' | undefined;
  /** True while the action of a press is under way. */
  readonly busy?: boolean;
  /** It takes no press at the moment. Default: while it is busy. */
  readonly blocked?: boolean;
  /** Without it the button hands in its form. */
  readonly press?: () => void;
}

/** Renders a button. While it is busy it keeps its place and the focus, and shows that it works. */
export function button({ label, look, busy = false, blocked = busy, press }: Button): TemplateResult {
  return html`
    <button
      type=${press ? 'button' : 'submit'}
      class=${look ? `button ${look}` : 'button'}
      aria-disabled=${blocked ? 'true' : 'false'}
      @click=${press ?? nothing}
    >
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
      <span>${wholeText(label)}</span>
    </button>
  `;
}

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
  const take = (event: Event): void => {
    const isTyped = event instanceof InputEvent && event.inputType === 'insertText';
    if (event.target instanceof HTMLInputElement) of.input(event.target, isTyped);
  };
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
          @input=${take}
          @change=${take}
          @blur=${of.leave ?? nothing}
        />
        ${aside ? html`<span class="field-aside" aria-hidden="true">${aside}</span>` : nothing}
      </div>
      <p class="field-error" id=${`${id}-error`} aria-live=${digits ? 'assertive' : 'polite'}>${error}</p>
    </div>
  `;
}

/**
 * Has each field of a form that is handed in take what stands in it: a browser or a password manager may have filled it in
 * without a word.
 */
export function takeFields({ target }: Event): void {
  if (!(target instanceof HTMLFormElement)) return;
  for (const input of target.querySelectorAll('.field-box > input')) input.dispatchEvent(new Event('change'));
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

/** One of a few things to choose from. */
export interface Choice {
  readonly value: string;
  readonly name: unknown;
  /** Stands before the name. */
  readonly mark?: TemplateResult;
  readonly note?: string;
  /** It is shown, and cannot be chosen. */
  readonly disabled?: boolean;
  /** It can be chosen, and the note is a warning. */
  readonly warns?: boolean;
}

/** A group of radio buttons. */
export interface ChoiceGroup {
  /** Of the radio buttons. */
  readonly name: string;
  readonly legend: string;
  /** The group is a part of its screen and shows its legend. Else the heading of the screen says the same. */
  readonly titled: boolean;
  /** The rows are low. Default: where the group shows its legend. */
  readonly small?: boolean;
  readonly choices: readonly Choice[];
  /** The value of the chosen one. */
  readonly chosen: string;
  readonly busy: boolean;
  readonly choose: (value: string) => void;
}

/** Renders a group of rows, of which one is chosen. */
export function choiceGroup(group: ChoiceGroup): TemplateResult {
  const { name, legend, titled, small = titled, choices, chosen, busy, choose } = group;
  return html`
    <fieldset class=${small ? 'choices small' : 'choices'} data-group=${name} @change=${chosenIn(choose)}>
      <legend class=${titled ? nothing : 'hidden'}>${legend}</legend>
      ${choices.map((choice) =>
        choiceRow(
          { group: name, value: choice.value, checked: choice.value === chosen, disabled: busy || choice.disabled },
          html`
            ${choice.mark ?? nothing}
            <span class="entry">
              <span class="entry-name">${wholeText(choice.name)}</span>
              ${
                choice.note === undefined
                  ? nothing
                  : html`<span class="entry-note" data-warns=${choice.warns ? 'true' : nothing}
                      >${wholeText(choice.note)}</span
                    >`
              }
            </span>
            <span class="choice-mark" aria-hidden="true"></span>
          `,
        ),
      )}
    </fieldset>
  `;
}

/** Renders a row with a radio button that covers it. */
export function choiceRow(
  of: { group: string; value: string; checked: boolean; disabled: boolean | undefined },
  content: TemplateResult,
): TemplateResult {
  return html`
    <label class="choice">
      <input
        type="radio"
        name=${of.group}
        value=${of.value}
        .checked=${live(of.checked)}
        ?disabled=${of.disabled === true}
      />
      ${content}
    </label>
  `;
}

/** Returns a handler that passes on the value of the radio button that was chosen. */
export function chosenIn(choose: (value: string) => void): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement) choose(target.value);
  };
}

/** A checkbox with what it means. */
export interface Consent {
  readonly id: string;
  readonly name: string;
  readonly note: unknown;
  readonly checked: boolean;
  readonly busy?: boolean;
  /** It has to be checked first, and the id of the text that says so. */
  readonly missing?: boolean;
  readonly errorId?: string;
  readonly change: (checked: boolean) => void;
}

/** Renders a checkbox. Its accessible name is the name alone: the note describes it. */
export function consent(of: Consent): TemplateResult {
  const ids = { name: `${of.id}-name`, note: `${of.id}-note` };
  return html`
    <label class="consent">
      <input
        type="checkbox"
        .checked=${of.checked}
        ?disabled=${of.busy === true}
        aria-invalid=${of.missing ? 'true' : 'false'}
        aria-labelledby=${ids.name}
        aria-describedby=${of.errorId === undefined ? ids.note : `${ids.note} ${of.errorId}`}
        @change=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) of.change(target.checked);
        }}
      />
      <span class="entry">
        <span id=${ids.name}>${of.name}</span>
        <span class="entry-note" id=${ids.note}>${of.note}</span>
      </span>
    </label>
  `;
}
