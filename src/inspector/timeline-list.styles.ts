// Named so, editors and formatters know the language.
const css = String.raw;

/** The styles of the list of events, beside those of the inspector. */
export const listStyles = css`
  .log {
    flex: 1;
    min-block-size: 0;
    margin-block-start: 0.5rem;
    overflow: auto;
    overscroll-behavior: contain;
    border-block-start: 1px solid var(--_line);
  }
  ol {
    list-style: none;
  }
  .empty {
    padding: 1rem 0.75rem;
  }
  li + li {
    border-block-start: 1px solid var(--_line);
  }
  .line {
    display: grid;
    grid-template-columns: 1rem 5.75rem 4.75rem minmax(0, 1fr);
    gap: 0 0.5rem;
    align-items: baseline;
    padding: 0.3125rem 0.75rem;
  }
  .line::before {
    color: var(--_soft);
    content: '';
  }
  summary.line {
    list-style: none;
    cursor: pointer;
  }
  summary.line::-webkit-details-marker {
    display: none;
  }
  summary.line::before {
    content: '▸';
  }
  [open] > summary.line::before {
    content: '▾';
  }
  summary.line:hover {
    background: var(--_raised);
  }
  time {
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .lane {
    color: var(--_lane);
    font-weight: 600;
  }
  .lane::before {
    display: inline-block;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    margin-inline-end: 0.3125rem;
    border-radius: 50%;
    background: currentcolor;
    content: '';
  }
  .text {
    overflow-wrap: anywhere;
  }
  pre {
    padding: 0.5rem 0.75rem 0.75rem 2.25rem;
    border-inline-start: 3px solid var(--_lane);
    background: var(--_raised);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .log:focus-visible,
  summary:focus-visible {
    outline-offset: -2px;
  }
  /* Time and lane stand over the event, which needs the width. */
  @container (width < 34rem) {
    .line {
      grid-template-columns: 1rem auto minmax(0, 1fr);
    }
    .text {
      grid-column: 2 / -1;
    }
  }
`;
