import { viewOf } from '../bridge/page-view.ts';

// Named so, editors and formatters know the language.
const css = String.raw;

const styles = css`
  :host {
    display: block;
    position: relative;
    --_line: light-dark(#d9dfe7, #36404d);
    --_accent: var(--hyper-accent, light-dark(#1f5fd0, #8ab4ff));
  }
  :host([hidden]) {
    display: none;
  }
  /* The width where the page leaves it to the content: two words so far apart, which a narrow place breaks. Last, so that
     the baseline stays where it is. */
  :host::after {
    all: initial;
    display: block;
    height: 0;
    overflow: hidden;
    visibility: hidden;
    font-size: 1px;
    word-spacing: 480px;
    content: '. .';
  }
  /* The beginning, for as long as it is scrolled into view. */
  b {
    position: absolute;
    top: 0;
    height: 1px;
    scroll-margin: inherit;
  }
  [part='frame'] {
    display: block;
    width: 100%;
    height: var(--hyper-height, 640px);
    overflow: clip;
    border: 0;
  }
  /* Ready ahead of time: it has its size, and neither eye, pointer nor keyboard finds it. */
  .waiting {
    position: absolute;
    visibility: hidden;
  }
  /* A page that never says that it has painted is shown all the same. */
  .over {
    position: absolute;
    inset: 0;
    animation: gone 0s 10s forwards;
  }
  @keyframes gone {
    to {
      visibility: hidden;
    }
  }
  /* Nothing of the page's text styles, whatever they are, but its colour scheme. All languages run from left to right. */
  slot > div {
    all: initial;
    direction: ltr;
    color-scheme: inherit;
    visibility: inherit;
    display: grid;
    justify-items: center;
    gap: 16px;
    padding: 64px 24px;
    overflow-wrap: anywhere;
    text-align: center;
    font:
      16px/1.5 system-ui,
      sans-serif;
    color: light-dark(#1b2430, #eef2f7);
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: light-dark(#fff, #161b22);
  }
  /* As high as the frame that takes its place, so that nothing around it moves. */
  [name='loader'] > div {
    align-content: center;
    box-sizing: border-box;
    min-height: var(--hyper-height, 640px);
  }
  p {
    margin: 0;
  }
  i {
    width: 32px;
    aspect-ratio: 1;
    border: 3px solid var(--_line);
    border-top-color: var(--_accent);
    border-radius: 50%;
  }
  @media (prefers-reduced-motion: no-preference) {
    i {
      animation: turn 1s linear infinite;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  button {
    min-height: 44px;
    padding: 0 24px;
    border: 0;
    border-radius: 12px;
    background: var(--_accent);
    color: light-dark(#fff, #161b22);
    font: inherit;
  }
  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
`;

/** A sheet for each document: none takes a sheet that was made in the window of another one. */
const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Gives a shadow tree the styles of the element, by a stylesheet that no policy of the page forbids. */
export function addStyles(root: ShadowRoot): ShadowRoot {
  try {
    root.adoptedStyleSheets = [sheetFor(root.ownerDocument)];
  } catch {
    // DOMs of unit tests make no sheets by script.
    root.appendChild(document.createElement('style')).textContent = styles;
  }
  return root;
}

function sheetFor(page: Document): CSSStyleSheet {
  let sheet = sheets.get(page);
  if (!sheet) {
    sheet = new (viewOf(page).CSSStyleSheet)();
    sheet.replaceSync(styles);
    sheets.set(page, sheet);
  }
  return sheet;
}
