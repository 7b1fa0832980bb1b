/** The lanes of the timeline, in the order of the way of a payment. */
export const lanes = ['page', 'element', 'frame', 'gateway', 'webhook'] as const;

/**
 * The place at which an event happened:
 *
 * - `page`: your page set something
 * - `element`: the element changed its state or dispatched an event of its own
 * - `frame`: an SDK event, as the element dispatched it
 * - `gateway`: the simulator, its banks and its payment page
 * - `webhook`: a webhook of the simulator for your server
 */
export type Lane = (typeof lanes)[number];

/** An event of the timeline. */
export interface InspectedEvent {
  /** In ms since 1970. Those of the simulator follow its own clock. */
  readonly at: number;
  readonly lane: Lane;
  /** Such as `hyper-process-result: charged`. */
  readonly text: string;
  /** The payload in the values of JSON, with secrets and personal data masked. */
  readonly payload?: unknown;
}

/**
 * `<hyper-checkout-inspector>`: shows the life of a checkout as one timeline, for developers.
 *
 * It uses only the public properties and events of the element. Payloads are masked before they are stored or shown. It is 24rem
 * high unless your stylesheet gives it another `block-size`.
 */
export interface InspectorElement extends HTMLElement {
  /**
   * The id of the `<hyper-checkout>`, in the same document or shadow root. The element may come later, and another one may
   * take its place. Attribute `for`.
   */
  htmlFor: string;
  /** The origin of a simulator, for the lanes `gateway` and `webhook`. Empty: there is none. */
  simulator: string;
  /**
   * Keeps the timeline in the storage of this tab: an inspector on the next page goes on with it. A checkout of another order
   * begins a new one.
   */
  keep: boolean;
  /** The timeline, oldest first; at most 500 events. */
  readonly events: readonly InspectedEvent[];
  /** The text of "Copy as bug report". */
  readonly report: string;
  /** Resolves once all that has happened is shown. */
  readonly updateComplete: Promise<boolean>;
  /** Empties the timeline. */
  clear(): void;
}
