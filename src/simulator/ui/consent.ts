import { html, nothing, type TemplateResult } from 'lit';

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
