// Named so, editors and formatters know the language.
const css = String.raw;

/** The panels and the dialog in the merchant's brand, whose values are custom properties of the host. */
export const brandStyles = css`
  :host {
    --_line: var(--_brand-line);
    --_accent: var(--hyper-accent, var(--_brand-accent-text));
  }
  :host slot > div,
  :host dialog {
    background: var(--_brand-surface);
    color: var(--_brand-text);
    font-family: var(--_brand-merchant-font, system-ui), system-ui, sans-serif;
  }
  :host [name='error'] > div {
    border-color: var(--_brand-danger);
  }
  :host > [role] > slot > div {
    gap: calc(16px * var(--_brand-spacing, 1));
    padding: calc(64px * var(--_brand-spacing, 1)) calc(24px * var(--_brand-spacing, 1));
    border-radius: var(--_brand-radius, 12px);
  }
  :host [part='retry'] {
    border: 1px solid var(--_brand-accent-edge);
    border-radius: var(--_brand-radius, 12px);
    background: var(--hyper-accent, var(--_brand-accent));
    color: var(--_brand-on-accent);
  }
  @media (width > 640px) and (height > 480px) {
    :host dialog {
      border-radius: calc(var(--_brand-radius, 12px) + 4px);
    }
  }
`;
