import { viewOf } from '../bridge/view-of.ts';
import type { HyperCheckoutError, Issue } from '../protocol/checkout-error.ts';
import { HyperErrorEvent, HyperWarningEvent } from './events.ts';

/** Tells the page of errors and warnings: an event for its code, and one line in the console for its developer. */
export class Findings {
  readonly #element: HTMLElement;
  readonly #lines = new Set<string>();
  readonly warnings: Issue[] = [];

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Tells a warning, once. */
  warn(issue: Issue): void {
    if (!this.#isNew(issue)) return;
    this.warnings.push(issue);
    this.#element.dispatchEvent(new HyperWarningEvent(issue));
  }

  /** Tells an error at once, for what happens long after the page was set up. */
  fail(error: HyperCheckoutError): void {
    this.#isNew(error);
    this.#element.dispatchEvent(new HyperErrorEvent(error));
  }

  /**
   * Tells an error of what the page has set as soon as its listeners can be there: scripts have run, deferred ones too, and
   * frameworks have painted, after which they run their effects. Unless it is mended by then.
   */
  async failLater(error: HyperCheckoutError, isCurrent: () => boolean): Promise<void> {
    const { ownerDocument } = this.#element;
    const view = viewOf(ownerDocument);
    await new Promise<unknown>((resolve) => {
      if (ownerDocument.readyState === 'complete') resolve(undefined);
      else for (const type of ['DOMContentLoaded', 'load']) view.addEventListener(type, resolve, { once: true });
    });
    await new Promise((resolve) => {
      const painting: Pick<Partial<Window>, 'requestAnimationFrame'> = view;
      // Long enough for tasks that were begun before the painting, and nothing that a person would notice.
      const later = () => setTimeout(resolve, 100);
      // A page in the background does not paint, nor does the DOM of a unit test, nor a frame that is out of sight.
      if (ownerDocument.hidden || !painting.requestAnimationFrame) later();
      else {
        view.requestAnimationFrame(later);
        setTimeout(later, 1_000);
      }
    });
    if (isCurrent()) this.fail(error);
  }

  #isNew(finding: Issue | HyperCheckoutError): boolean {
    const line = `<hyper-checkout> ${finding.message} ${finding.fix}`;
    if (this.#lines.has(line)) return false;
    this.#lines.add(line);
    if (finding instanceof Error) console.error(line);
    else console.warn(line);
    return true;
  }
}
