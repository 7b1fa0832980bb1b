/** Hears from the gateway that something has changed; connects again by itself. */
export class LiveUpdates {
  readonly #changed: () => void;
  readonly #lost: (lost: boolean) => void;
  #source: EventSource | undefined;

  /**
   * @param changed called for each change, and after every new connection
   * @param lost called with true when the gateway is gone, and with false when it is back
   */
  constructor(changed: () => void, lost: (lost: boolean) => void) {
    this.#changed = changed;
    this.#lost = lost;
  }

  /** Begins to listen. */
  open(): void {
    this.close();
    const source = new EventSource('/simulator/events');
    source.addEventListener('changed', () => this.#changed());
    source.addEventListener('open', () => this.#lost(false));
    source.addEventListener('error', () => this.#lost(true));
    this.#source = source;
  }

  /** Stops listening. */
  close(): void {
    this.#source?.close();
    this.#source = undefined;
  }
}
