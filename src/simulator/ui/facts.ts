import { html, type TemplateResult } from 'lit';

/** Renders labels, each with its value. */
export function facts(entries: readonly (readonly [label: string, value: unknown])[]): TemplateResult {
  return html`
    <dl class="facts">
      ${entries.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  `;
}
