import { html, nothing, type TemplateResult } from 'lit';
import type { EndingOption, OrderView } from '../contract/dashboard.ts';

type EndingName = EndingOption['name'];

const groups = [
  { kind: 'status', name: 'Statuses' },
  { kind: 'story', name: 'Stories' },
] as const;

/** Lets the developer choose how an order ends. */
export function endingForm(
  order: OrderView,
  of: {
    endings: readonly EndingOption[];
    chosen: EndingName;
    said: string;
    choose: (ending: EndingName) => void;
    end: (ending: EndingName) => void;
  },
): TemplateResult {
  if (order.done) {
    return html`<section class="ending-form panel" aria-label="How it ended">
      <p>This order is paid: it stays so.</p>
    </section>`;
  }
  const option = of.endings.find(({ name }) => name === of.chosen);
  return html`
    <section class="ending-form panel" aria-labelledby="trigger-title">
      <h2 id="trigger-title">How it shall end</h2>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          of.end(of.chosen);
        }}
      >
        <label for="ending">Ending</label>
        <select
          id="ending"
          .value=${of.chosen}
          @change=${(event: Event) => {
            const { target } = event;
            if (!(target instanceof HTMLSelectElement)) return;
            const chosen = of.endings.find(({ name }) => name === target.value);
            if (chosen) of.choose(chosen.name);
          }}
        >
          ${groups.map(
            ({ kind, name }) => html`
              <optgroup label=${name}>
                ${of.endings
                  .filter((ending) => ending.kind === kind)
                  .map(
                    ({ name: value, title }) =>
                      html`<option value=${value} ?selected=${value === of.chosen}>${title}</option>`,
                  )}
              </optgroup>
            `,
          )}
        </select>
        <button type="submit" class="strong">End it so</button>
      </form>
      <p class="quiet">${option?.what ?? nothing}</p>
      <p class="said" role="status">
        ${of.said || (order.planned ? `The next payment of this order ends so: ${order.planned}.` : nothing)}
      </p>
    </section>
  `;
}
