import { css, html, LitElement } from 'lit';

/*
 * The least that a shop loads for an element made with Lit: one property, a template with an iframe and a style.
 */

class MinimalElement extends LitElement {
  static override properties = { frameUrl: { attribute: 'frame-url' } };
  static override styles = css`
    iframe {
      width: 100%;
      border: 0;
    }
  `;
  declare frameUrl: string | undefined;

  protected override render() {
    return html`<iframe src=${this.frameUrl ?? 'about:blank'} title="Checkout"></iframe>`;
  }
}

customElements.define('minimal-element', MinimalElement);
