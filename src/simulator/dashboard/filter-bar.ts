import { html, type TemplateResult } from 'lit';

/** A row of buttons of which one is pressed: what a list shows. */
export function filterBar<Value extends string>(
  name: string,
  options: readonly { readonly value: Value; readonly label: string }[],
  of: { readonly chosen: Value; readonly choose: (value: Value) => void },
): TemplateResult {
  return html`
    <div class="filter-bar" role="group" aria-label=${name}>
      ${options.map(
        ({ value, label }) => html`
          <button type="button" aria-pressed=${value === of.chosen ? 'true' : 'false'} @click=${() => of.choose(value)}>
            ${label}
          </button>
        `,
      )}
    </div>
  `;
}

/** A field that searches a list while it is written in. */
export function searchField(
  name: string,
  of: { readonly search: string; readonly hint: string; readonly find: (text: string) => void },
): TemplateResult {
  return html`
    <form role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label class="hidden" for="search">${name}</label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        spellcheck="false"
        placeholder=${of.hint}
        .value=${of.search}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) of.find(event.target.value);
        }}
      />
    </form>
  `;
}
