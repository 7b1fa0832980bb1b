/** The gateway's own time, which can run ahead of the machine's. */
export interface GatewayClock {
  /** ms since 1970. */
  readonly now: () => number;
  /** How far it is ahead of the machine's clock, in ms. */
  ahead(): number;
  /** Moves it forward. Time never goes back but by {@link reset}. */
  advance(ms: number): void;
  /** Puts it back to the machine's time. */
  reset(): void;
}

/** Tells whoever looks at the dashboard that there is something new. */
export interface LiveUpdates {
  /** Something has changed. */
  announce(): void;
  /** Calls back soon after each change; many at once count as one. Returns how to stop that. */
  listen(changed: () => void, ended: () => void): () => void;
  /** Tells every listener that nothing more comes. */
  end(): void;
}

/** Lets happen what happens by itself: late answers of banks, expiries, webhooks. */
export interface Ticker {
  /** Looks what is due now, and sees to it that it is looked again when the next thing is. */
  tick(): Promise<void>;
  /** Something has changed: looks soon, once for many calls. */
  poke(): void;
  stop(): void;
}

/** Sends webhooks that are due. */
export interface WebhookSender {
  /** Sends what is due by now. Returns when all of that has been tried. */
  sendDue(): Promise<void>;
  /** Resolves when nothing that is due for the order is left to try. */
  settled(merchantId: string, orderId: string): Promise<void>;
  /** Breaks off what is under way; it goes out again after the next start. */
  stop(): Promise<void>;
}
