// Named so, editors and formatters know the language.
const css = String.raw;

/** The styles of the dialog, beside those of the element. */
export const dialogStyles = css`
  /* Out of sight while it is closed, and not without a size: a payment page gets ready in it. */
  dialog {
    all: initial;
    direction: ltr;
    color-scheme: inherit;
    position: fixed;
    inset: 0;
    margin: auto;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    width: min(100% - 32px, 560px);
    height: min(100% - 32px, 760px);
    overflow: hidden;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: light-dark(#fff, #161b22);
    color: light-dark(#1b2430, #eef2f7);
    font:
      16px/1.5 system-ui,
      sans-serif;
  }
  dialog:not([open]) {
    visibility: hidden;
    pointer-events: none;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 4px 4px 20px;
    border-bottom: 1px solid var(--_line);
  }
  h2 {
    flex: 1;
    margin: 0;
    font: inherit;
    font-weight: 600;
    outline: 0;
    overflow-wrap: anywhere;
  }
  [part='close'] {
    min-width: 44px;
    padding: 0;
    background: none;
    color: inherit;
    font-size: 20px;
  }
  [part='close']:focus-visible,
  section:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: -3px;
  }
  section {
    flex: 1;
    min-height: 0;
    position: relative;
    display: flex;
    flex-direction: column;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  section [part='frame'] {
    flex: none;
    min-height: 100%;
  }
  section .waiting {
    inset: 0;
  }
  /* The box of a panel is the dialog itself, which it fills. */
  section [role]:not(:empty) {
    flex: 1;
    display: grid;
    outline: 0;
  }
  section [name] > div {
    box-sizing: border-box;
    min-height: 0;
    padding: 24px;
    align-content: center;
    border: 0;
    border-radius: 0;
  }
  @media (width <= 640px), (height <= 480px) {
    dialog {
      width: 100%;
      height: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
`;
