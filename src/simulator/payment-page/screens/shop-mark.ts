import { html, type TemplateResult } from 'lit';

/** The merchant's logo. */
export interface Logo {
  /** https, or `data:` with a picture. */
  readonly src: string;
  /** Called if the picture cannot be shown. */
  readonly failed: () => void;
}

/** The sign of a shop: its logo, or else the first letter of its name. */
export function shopMark(merchantName: string, logo: Logo | undefined): TemplateResult {
  return logo
    ? html`<img class="logo" src=${logo.src} alt=${merchantName} width="120" height="32" @error=${logo.failed} />`
    : html`<span class="avatar" aria-hidden="true">${merchantName.trim().slice(0, 1)}</span>`;
}
