import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    font:
      1rem/1.5 system-ui,
      sans-serif;
    color: light-dark(#1b2430, #eef2f7);
    --_line: light-dark(#d9dfe7, #36404d);
    --_accent: var(--hyper-accent, light-dark(#1f5fd0, #8ab4ff));
  }
  :host([hidden]) {
    display: none;
  }
  [part='frame'] {
    display: block;
    width: 100%;
    height: var(--hyper-height, 40rem);
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
  slot > div {
    display: grid;
    justify-items: center;
    gap: 1rem;
    padding: 4rem 1.5rem;
    overflow-wrap: anywhere;
    text-align: center;
    border: 1px solid var(--_line);
    border-radius: 0.75rem;
    background: light-dark(#fff, #161b22);
  }
  p {
    margin: 0;
  }
  i {
    width: 2rem;
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
    min-height: 2.75rem;
    padding: 0 1.5rem;
    border: 0;
    border-radius: 0.75rem;
    background: var(--_accent);
    color: light-dark(#fff, #161b22);
    font: inherit;
  }
  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
`;
