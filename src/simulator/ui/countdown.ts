import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The time that is left, for a component that shows it: it renders anew every second while it is on a page. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #deadline = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** In ms, at least 0. */
  get left(): number {
    return Math.max(0, this.#deadline - performance.now());
  }

  start(ms: number): void {
    this.#deadline = performance.now() + ms;
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), 1_000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}

/** Returns the time that is left, as `4:05`. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
