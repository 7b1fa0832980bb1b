import { visibleDeadline } from '../bridge/page-view.ts';
import type { HyperCheckoutError } from '../protocol/checkout-error.ts';
import type { Language } from '../protocol/language.ts';
import type { ErrorTexts } from './error-texts.ts';
import { withinASecond } from './findings.ts';

/** The longest time that a payment page usually takes, in ms of visible time. */
const usualWait = 8000;

/** Makes the panel that a customer sees while the payment page loads, with one more line if that takes long. */
function loaderPanel(title: string, slow: string | undefined): Node {
  return slotted('loader', spinner(), element('p', `${title}…`), ...(slow ? [element('p', slow)] : []));
}

/** For a shopper whose texts did not load: a panel is never empty, and nothing may leave open whether to pay again. */
const failedInEnglish = 'The payment page did not open.';
const unknownInEnglish = 'Please do not pay again before you have asked the shop.';

/**
 * Makes the panel that a customer sees if the payment page does not open. It has a button to try again, unless a payment may
 * have been made. The code and its sentences are for the developer: they are in the event and in the console.
 */
function errorPanel(
  { code, recoverable }: HyperCheckoutError,
  texts: ErrorTexts | undefined,
  retry: () => void,
  link: string | undefined,
): Node {
  const isUnknown = code === 'result-unknown';
  return slotted(
    'error',
    element('p', isUnknown ? (texts?.unknown ?? unknownInEnglish) : (texts?.failed ?? failedInEnglish)),
    // Without texts, which did not load, a sign stands for them.
    ...(recoverable && !isUnknown ? [retryButton(texts?.retry ?? '↻', retry)] : []),
    ...((!isUnknown && texts?.wayOut(link)) || []),
  );
}

/** The two regions in which the element speaks for itself: what goes on, and what went wrong. */
export class CheckoutPanels {
  readonly #status = liveRegion('status');
  readonly #alert = liveRegion('alert');
  #loading: Promise<void> | undefined;
  #hasWaited = false;
  /** Ends the wait for the payment page after which the loader says that it takes long. */
  #endWait: (() => void) | undefined;
  #isSlow = false;
  /** The words for shoppers, once they have loaded. */
  textsIn: ((language: Language) => ErrorTexts) | undefined;
  readonly #loaded: () => void;

  /** @param loaded called once there is more to show */
  constructor(loaded: () => void) {
    this.#loaded = loaded;
  }

  /**
   * Returns the name of the payment page. English needs no texts; a customer of another language gets no English while they
   * load.
   */
  titleIn(language: Language): string {
    const isEnglish = language === 'english';
    if (!isEnglish) this.#prepare();
    return this.textsIn?.(language).title ?? (isEnglish || this.#hasWaited ? 'Payment' : '');
  }

  /** Puts both regions at the end of the element's tree and the frame before them, each once: moved, it loads anew. */
  attach(root: ParentNode, frame: HTMLElement | undefined, title: string, isShown: boolean): void {
    if (this.#status.parentNode !== root) root.append(this.#status, this.#alert);
    if (frame && !frame.isConnected) root.prepend(frame);
    if (frame && 'src' in frame) frame.title = title;
    if (frame) frame.className = isShown ? '' : 'waiting';
    // Before a payment may be made: the network may be what fails it.
    if (isShown) this.#prepare();
  }

  /** Shows a panel or the loader, which may lie over the payment page, or takes both away. */
  showStatus(panel: Node | undefined, title: string | undefined, isShown: boolean, language: Language): void {
    const isLoading = title !== undefined;
    this.#status.className = isShown && isLoading ? 'over' : '';
    this.#isSlow &&= isLoading;
    if (isLoading) this.#endWait ??= visibleDeadline(usualWait, () => this.#handleSlow());
    else {
      this.#endWait?.();
      this.#endWait = undefined;
    }
    const texts = this.#isSlow ? this.textsIn?.(language) : undefined;
    show(this.#status, panel ? [panel] : isLoading ? [loaderPanel(title, texts?.slow)] : []);
  }

  /** Shows why the payment page does not come, or takes the reason away. */
  showError(error: HyperCheckoutError | undefined, language: Language, retry: () => void, link?: string): void {
    if (error) this.#prepare();
    else if (this.#alert.hasChildNodes() && !this.textsIn) {
      // What did not come is asked for again at the next failure.
      this.#loading = undefined;
      this.#hasWaited = false;
    }
    const isReady = this.#hasWaited || this.textsIn;
    show(this.#alert, error && isReady ? [errorPanel(error, this.textsIn?.(language), retry, link)] : []);
  }

  #handleSlow(): void {
    this.#isSlow = true;
    this.#prepare();
    this.#loaded();
  }

  /** Loads the texts, once. */
  #prepare(): void {
    this.#loading ??= this.#load();
  }

  /** Waits for the texts for a short time only: a panel without them has a code and a sign. */
  async #load(): Promise<void> {
    const texts = import('./error-texts.ts').then(
      ({ errorTextsIn }) => void (this.textsIn = errorTextsIn),
      () => undefined,
    );
    void texts.then(this.#loaded);
    await withinASecond(texts);
    this.#hasWaited = true;
    this.#loaded();
  }

  /** Settled once what can be shown is shown. */
  get loading(): Promise<void> | undefined {
    return this.#loading;
  }

  /** Takes the focus from a button that goes away. */
  focus(): void {
    this.#status.tabIndex = -1;
    this.#status.focus();
  }
}

/** A region of the page whose changes are read out. */
function liveRegion(role: 'status' | 'alert'): HTMLElement {
  const region = document.createElement('div');
  region.setAttribute('role', role);
  return region;
}

/** Puts a panel in a region; one that says the same stays, so that it is not read out twice and keeps the focus. */
function show(region: HTMLElement, panel: readonly Node[]): void {
  if (region.textContent !== (panel[0]?.textContent ?? '')) region.replaceChildren(...panel);
}

/** Makes a slot of that name. Its fallback is a panel, which is a part of the same name. */
export function slotted(name: string, ...content: Node[]): Node {
  const slot = element('slot');
  const panel = element('div');
  slot.name = name;
  panel.setAttribute('part', name);
  panel.append(...content);
  slot.append(panel);
  return slot;
}

/** Makes the button of a panel, which tries again. */
export function retryButton(text: string, retry: () => void): HTMLElement {
  const button = element('button', text);
  button.setAttribute('part', 'retry');
  button.onclick = retry;
  return button;
}

/** Makes the sign of a panel in which something goes on. */
export function spinner(): HTMLElement {
  const sign = element('i');
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

/** Makes an HTML element with a text. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
