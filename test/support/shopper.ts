import { executeServerCommand } from '@web/test-runner-commands';

/** An accessible name or text, exact but for white space, or a pattern. */
export type Wanted = string | RegExp;

/** The time that an action waits for its target, in ms, where 30 s are not right. */
export interface Patience {
  readonly within: number;
}

/** The focused element: its accessible name and its role, or its element's name. */
export interface Focus {
  readonly name: string;
  readonly role: string;
}

/** A place in a frame that breaks a rule of axe-core or of Equal Access. */
export interface Violation {
  /** Address of the frame, without query. */
  readonly frame: string;
  readonly rule: string;
  readonly help: string;
  readonly html: string;
}

/**
 * A person at the page of a browser test, who sees and uses every frame of it, of whatever origin: with trusted clicks
 * and key presses, in every engine.
 *
 * Each action waits until what it is about is there. After 30 s, which only ends a hang, it fails with what it saw
 * instead.
 */
export const shopper = {
  /**
   * Clicks the button, link, tab, radio or checkbox of that name once it is visible, enabled and not covered. `still`:
   * without scrolling, once it stands in the window.
   */
  press: (name: Wanted, how?: Partial<Patience> & { readonly still?: true }) =>
    perform('press', { name: wire(name), ...how }),

  /** Types over what is in the field with that label, or picks the option of a select. Resolves with its value then. */
  fill: (label: Wanted, text: string, patience?: Patience) =>
    act<string>('fill', { label: wire(label), text, ...patience }),

  /** Resolves once the text, part of a longer one perhaps, is visible in some frame. */
  sees: (text: Wanted, patience?: Patience) => perform('sees', { text: wire(text), ...patience }),

  /** Resolves once no frame shows the text. */
  losesSight: (text: Wanted, patience?: Patience) => perform('losesSight', { text: wire(text), ...patience }),

  /** Presses keys, or combinations such as `Shift+Tab`, one after the other. */
  keys: (...keys: string[]) => perform('keys', { keys }),

  /** Types into whatever has the focus. */
  type: (text: string) => perform('type', { text }),

  /** Returns the focused element, in whichever frame, or null. */
  focused: () => act<Focus | null>('focused', {}),

  /** Presses Tab until the focus is on what has that name; `back` presses Shift+Tab. */
  tabTo: (name: Wanted, { back = false } = {}) => act<Focus>('tabTo', { name: wire(name), back }),

  /**
   * Runs axe-core and Equal Access in every visible frame and resolves with what they found.
   *
   * Rules about a whole page are off for the top frame, which is the test runner's own page.
   */
  violations: ({ disabled = [], exclude = [] }: { disabled?: readonly string[]; exclude?: readonly string[] } = {}) =>
    act<Violation[]>('violations', { disabled, exclude }),

  /** Saves what the window shows as PNG; the path is relative to the project, such as `logs/screens/card.png`. */
  screenshot: (path: string) => perform('screenshot', { path }),
};

async function perform(action: string, payload: object): Promise<void> {
  await act<null>(action, payload);
}

type Outcome<Answer> = { readonly answer: Answer } | { readonly failure: string } | { readonly ticket: string };

async function act<Answer>(action: string, payload: object): Promise<Answer> {
  let outcome = await executeServerCommand<Outcome<Answer>, object>(`shopper-${action}`, payload);
  while ('ticket' in outcome) outcome = await executeServerCommand<Outcome<Answer>, object>('shopper-wait', outcome);
  if ('failure' in outcome) throw new Error(outcome.failure);
  return outcome.answer;
}

/** A regular expression does not survive JSON. */
function wire(wanted: Wanted): string | { source: string; flags: string } {
  return typeof wanted === 'string' ? wanted : { source: wanted.source, flags: wanted.flags };
}
