import type { inPage } from './shopper-in-page.js';

/** An engine's abilities for the shopper: it looks into every frame, and uses mouse and keyboard. */
export interface Hands {
  /** Runs one action at a time where the engine has one point of attention for all frames. */
  exclusively<T>(action: () => Promise<T>): Promise<T>;
  /** Every frame of the page that answers now, the top one first, parents before children. */
  frames(): Promise<SeenFrame[]>;
  /** A trusted click at a point of the top viewport, in CSS pixels. */
  click(spot: { x: number; y: number }): Promise<unknown>;
  /** One key, or a combination such as `Shift+Tab`. */
  press(combination: string): Promise<unknown>;
  /** Key by key, to whatever has the focus. */
  type(text: string): Promise<unknown>;
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>;
}

/** One document on the page. */
export interface SeenFrame {
  /** Tells frames of one look from each other: the way down the tree. */
  readonly key: string;
  readonly url: string;
  readonly parent: SeenFrame | undefined;
  /** True if the shopper can see it: neither it nor a frame around it is hidden. */
  readonly visible: boolean;
  /** Returns its position in its parent's viewport, now. */
  place(): Promise<{ x: number; y: number; visible: boolean }>;
  /** Runs one operation of {@link inPage} in it. Rejects if it does not answer. */
  // oxlint-disable-next-line typescript/no-explicit-any -- JSON from a page, as each operation says
  run(operation: Parameters<typeof inPage>[0], argument?: unknown): Promise<any>;
  /** Runs the text of a script in it. */
  load(source: string): Promise<unknown>;
}
