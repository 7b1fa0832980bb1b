import { html, type TemplateResult } from 'lit';
import type { Look } from '../../protocol/appearance/read-appearance.ts';
import type { Scheme } from '../../protocol/appearance/appearance-message.ts';

/** A part of the payment page in a brand. Nothing in it can be pressed. */
export function themePreview(scheme: Scheme, { logo, density, labels }: Look): TemplateResult {
  return html`
    <div
      class="theme-preview"
      data-scheme=${scheme}
      data-density=${density}
      data-labels=${labels}
      role="img"
      aria-label=${`The payment page in ${scheme} colours`}
    >
      <div class="preview-head">
        ${logo ? html`<img src=${logo} alt="" width="120" height="32" />` : html`<span class="preview-avatar">A</span>`}
        <span>Acme</span>
        <strong>₹249.00</strong>
      </div>
      <div class="preview-row">
        <span class="preview-mark"></span>
        <span>Visa •••• 4242<small>Last used</small></span>
      </div>
      <div class="preview-field">
        <span>Card number</span>
        <span class="preview-box">4242 4242</span>
        <span class="preview-error">Some digits are missing.</span>
      </div>
      <span class="preview-link">Enter UPI ID</span>
      <span class="preview-button">Pay ₹249.00</span>
    </div>
  `;
}
