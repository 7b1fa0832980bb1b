import { html, type TemplateResult } from 'lit';

/** A body, set out if it is JSON, with a button that copies it. */
export function jsonBlock(name: string, body: string): TemplateResult {
  return html`
    <figure class="json-block">
      <figcaption>${name}</figcaption>
      <pre tabindex="0" aria-label=${name}><code>${pretty(body)}</code></pre>
      <hyper-copy-button name=${name}></hyper-copy-button>
    </figure>
  `;
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body; // A form, or longer than what is kept: shown as it is.
  }
}
