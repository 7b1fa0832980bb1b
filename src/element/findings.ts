import { viewOf } from '../bridge/page-view.ts';
import type { HyperCheckoutError, Issue } from '../protocol/checkout-error.ts';
import type * as Sentences from './error-sentences.ts';
import { HyperErrorEvent, HyperWarningEvent } from './events.ts';

/** The module that is loaded at the first finding. One load serves the whole page. */
let sentences: typeof Sentences | undefined;
let loading: Promise<void> | undefined;

/** Loads the sentences, and asks again at the next finding if they do not come. Resolves after a short time either way. */
function loadSentences(): Promise<void> {
  loading ??= import('./error-sentences.ts').then(
    (loaded) => void (sentences = loaded),
    () => (loading = undefined),
  );
  return withinASecond(loading);
}

/**
 * Tells the page of errors and warnings: an event for its code, and one line in the console for its developer.
 *
 * An event never waits for the network: its `message` and `fix` name the code until the sentences have come, and the line
 * in the console waits for them.
 */
export class FindingReporter {
  readonly #element: HTMLElement;
  readonly #told = new Set<string>();
  readonly warnings: Issue[] = [];

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Tells a warning, once. */
  warn(issue: Issue): void {
    const told = { ...issue };
    if (!this.#tell(told)) return;
    this.warnings.push(told);
    this.#element.dispatchEvent(new HyperWarningEvent(told));
  }

  /** Tells an error at once, for what happens long after the page was set up. */
  fail(error: HyperCheckoutError): void {
    this.#tell(error);
    this.#element.dispatchEvent(new HyperErrorEvent(error));
  }

  /**
   * Tells an error of what the page has set as soon as its listeners can be there: scripts have run, deferred ones too, and
   * frameworks have painted, after which they run their effects. Unless the page has set it right by then.
   */
  async failLater(error: HyperCheckoutError, isCurrent: () => boolean): Promise<void> {
    const loading = loadSentences();
    const { ownerDocument } = this.#element;
    const view = viewOf(ownerDocument);
    await new Promise<unknown>((resolve) => {
      if (ownerDocument.readyState === 'complete') resolve(undefined);
      else for (const type of ['DOMContentLoaded', 'load']) view.addEventListener(type, resolve, { once: true });
    });
    await loading;
    await sentences?.painted(view);
    if (isCurrent()) this.fail(error);
  }

  /** Gives a finding its sentences, and a line in the console if it has not had one. True if it has not. */
  #tell(finding: Issue | HyperCheckoutError): boolean {
    const key = `${finding.message} ${finding.fix}`;
    const isNew = !this.#told.has(key);
    this.#told.add(key);
    sentences?.completeFinding(finding);
    void loadSentences().then(() => {
      sentences?.completeFinding(finding);
      if (!isNew) return;
      const line = `<hyper-checkout> ${finding.message} ${finding.fix}`;
      if (finding instanceof Error) console.error(line);
      else console.warn(line);
    });
    return isNew;
  }
}

/** Waits for what is loaded, for a second at most: neither a panel nor a line in the console waits for the network longer. */
export function withinASecond(loading: Promise<void>): Promise<void> {
  return Promise.race([loading, new Promise<void>((resolve) => setTimeout(resolve, 1000))]);
}
