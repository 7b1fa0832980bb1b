import { listStyles } from './timeline-list.styles.ts';

// Named so, editors and formatters know the language.
const css = String.raw;

const styles = css`
  :host {
    all: initial;
    direction: ltr;
    color-scheme: inherit;
    display: block;
    box-sizing: border-box;
    block-size: 24rem;
    min-block-size: 12rem;
    overflow: hidden;
    resize: vertical;
    container-type: inline-size;
    border: 1px solid var(--_line);
    border-radius: 0.5rem;
    background: var(--_surface);
    color: var(--_text);
    font:
      0.875rem/1.45 system-ui,
      sans-serif;
    text-align: start;
    --_surface: light-dark(#fff, #1b1e24);
    --_raised: light-dark(#f3f2ee, #24282f);
    --_text: light-dark(#1b1d22, #eceae4);
    --_soft: light-dark(#5a5e68, #a9adb7);
    --_line: light-dark(#dcd9d0, #363b44);
    --_edge: light-dark(#85826f, #7b818d);
    --_accent: light-dark(#1f5f4a, #7fd1b0);
    --_on-accent: light-dark(#fff, #10211b);
    --_code: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', Menlo, Consolas, monospace;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  [data-lane='page'] {
    --_lane: light-dark(#2b62c4, #8db4ff);
  }
  [data-lane='element'] {
    --_lane: light-dark(#8f4c00, #f0b46a);
  }
  [data-lane='frame'] {
    --_lane: light-dark(#7a3fb0, #cda4f5);
  }
  [data-lane='gateway'] {
    --_lane: light-dark(#17603f, #7fd6a8);
  }
  [data-lane='webhook'] {
    --_lane: light-dark(#a8245f, #f59ac0);
  }
  section {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  header,
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.625rem;
    padding: 0.5rem 0.75rem 0;
  }
  h2,
  p,
  ol,
  pre,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2 {
    font-size: 1rem;
    font-weight: 650;
  }
  code,
  pre {
    font-family: var(--_code);
    font-size: 0.8125rem;
  }
  .checkout {
    overflow-wrap: anywhere;
  }
  .checkout,
  .note,
  .said,
  .empty,
  time {
    color: var(--_soft);
  }
  .state {
    padding: 0.0625rem 0.5rem;
    border-radius: 1rem;
    background: var(--_raised);
    color: var(--_text);
    font-weight: 600;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    min-inline-size: 0;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 0.3125rem;
    min-block-size: 2rem;
    padding-inline: 0.5rem;
    border: 1px solid var(--_line);
    border-radius: 1rem;
    color: var(--_lane);
    font-weight: 600;
    cursor: pointer;
  }
  label input {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    margin: 0;
    accent-color: var(--_lane);
    cursor: inherit;
  }
  .count {
    color: var(--_soft);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  input[type='search'],
  button {
    box-sizing: border-box;
    min-block-size: 2rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--_edge);
    border-radius: 0.375rem;
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  input[type='search'] {
    flex: 1 1 8rem;
    inline-size: 8rem;
    min-inline-size: 0;
  }
  ::placeholder {
    color: var(--_soft);
    opacity: 1;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    background: var(--_raised);
  }
  .strong,
  .strong:hover {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .note,
  .said:not(:empty) {
    padding: 0.375rem 0.75rem 0;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .note::before {
    content: '○ ';
  }
  .note.live::before {
    color: light-dark(#17603f, #7fd6a8);
    content: '● ';
  }
  .said {
    color: var(--_text);
  }
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    label,
    input[type='search'],
    button,
    summary.line {
      min-block-size: 2.75rem;
    }
    summary.line {
      align-content: center;
    }
  }
  @media (forced-colors: active) {
    .strong {
      border-width: 2px;
    }
  }
`;

let sheet: CSSStyleSheet | undefined;

/** Gives a shadow tree the styles of the inspector, by a stylesheet that no policy of the page forbids. */
export function addInspectorStyles(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles + listStyles);
  }
  root.adoptedStyleSheets = [sheet];
}
