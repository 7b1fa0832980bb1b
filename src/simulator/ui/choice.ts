import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** One of a few things to choose from. */
export interface Choice {
  readonly value: string;
  readonly name: unknown;
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
            <span class="entry">
              <span class="entry-name">${choice.name}</span>
              ${
                choice.note === undefined
                  ? nothing
                  : html`<span class="entry-note" data-warns=${choice.warns ? 'true' : nothing}>${choice.note}</span>`
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
  readonly name: string;
  readonly note: unknown;
  readonly checked: boolean;
  readonly busy?: boolean;
  /** It has to be checked first, and the id of the text that says so. */
  readonly missing?: boolean;
  readonly errorId?: string;
  readonly change: (checked: boolean) => void;
}

/** Renders a checkbox. */
export function consent(of: Consent): TemplateResult {
  return html`
    <label class="consent">
      <input
        type="checkbox"
        .checked=${of.checked}
        ?disabled=${of.busy === true}
        aria-invalid=${of.missing ? 'true' : 'false'}
        aria-describedby=${of.errorId ?? nothing}
        @change=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) of.change(target.checked);
        }}
      />
      <span class="entry">
        <span>${of.name}</span>
        <span class="entry-note">${of.note}</span>
      </span>
    </label>
  `;
}
