import { viewOf } from '../bridge/page-view.ts';
import type { Language } from '../protocol/language.ts';
import { isPlainObject, own } from '../protocol/plain-object.ts';
import { dialogStyles } from './checkout-dialog.styles.ts';
import { type CloseCause, HyperCloseEvent } from './close-event.ts';
import type { HyperCheckoutElement } from './hyper-checkout-element.ts';

/** The name of the close button in each language. */
export const closeIn: Readonly<Record<Language, string>> = {
  english: 'Close',
  hindi: 'बंद करें',
  telugu: 'మూసివేయండి',
  tamil: 'மூடு',
  bengali: 'বন্ধ করুন',
  malayalam: 'ക്ലോസ് ചെയ്യുക',
  gujarati: 'બંધ કરો',
  kannada: 'ಮುಚ್ಚಿ',
  marathi: 'बंद करा',
};

/** Marks the entry of the browser's history that Back takes away before it takes the page away. */
const marker = 'hyper-checkout-dialog';

/** The longest time that the payment page and the browser have to answer, in ms. Neither may keep a customer from closing. */
const longestAnswer = 2000;

/** A checkout as the dialog sees it. */
type Checkout = HTMLElement &
  Pick<HyperCheckoutElement, 'state' | 'result' | 'resolvedLanguage' | 'handleBackPress' | 'terminate'> & {
    readonly renderRoot: Node & ParentNode;
    addController(controller: { hostConnected(): void; hostDisconnected(): void }): void;
    requestUpdate(): void;
  };

/**
 * Makes the dialog of a checkout. The returned function opens or closes it as the checkout stands now, and returns the node
 * that the frame and the panels go into.
 */
export function dialogOf(checkout: Checkout): (hasOrder: boolean, title: string) => HTMLElement {
  const dialog = new CheckoutDialog(checkout);
  return (hasOrder, title) => dialog.show(hasOrder, title);
}

/**
 * The native dialog of `presentation="dialog"`. It holds the frame from its beginning, since a frame that moves loads anew.
 *
 * Closing it asks the payment page first, as a phone's back button does. The payment page has the question whether to
 * leave, so that the dialog has none.
 */
class CheckoutDialog {
  readonly #checkout: Checkout;
  readonly #dialog: HTMLDialogElement;
  readonly #title: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #content: HTMLElement;
  /** Ends what listens to the window and holds the page still. Undefined while the dialog is closed. */
  #open: AbortController | undefined;
  #isAsking = false;
  /** The element that had the focus before. Firefox does not give the focus back if a frame has had it since. */
  #focused: HTMLElement | undefined;
  /** The result that the shopper has seen and closed. */
  #seen: unknown;
  #styled: Document | undefined;

  constructor(checkout: Checkout) {
    const page = checkout.ownerDocument;
    this.#checkout = checkout;
    this.#dialog = page.createElement('dialog');
    this.#title = page.createElement('h2');
    this.#button = page.createElement('button');
    this.#content = page.createElement('section');
    const header = page.createElement('header');
    this.#dialog.setAttribute('part', 'dialog');
    this.#button.setAttribute('part', 'close');
    this.#button.type = 'button';
    this.#button.textContent = '✕';
    this.#button.onclick = () => void this.#ask('button');
    // A screen reader begins with it, and no key press closes or pays.
    this.#title.tabIndex = -1;
    // It scrolls, and holds nothing that takes the focus until the payment page is there.
    this.#content.tabIndex = 0;
    header.append(this.#title, this.#button);
    this.#dialog.append(header, this.#content);
    this.#dialog.oncancel = (event) => {
      event.preventDefault();
      void this.#ask('back');
    };
    // Browsers close a dialog that was asked twice without a press in between. The payment page decides all the same.
    this.#dialog.onclose = () => {
      if (!this.#open || !this.#dialog.isConnected) return;
      this.#dialog.showModal();
      void this.#ask('back');
    };
    checkout.addController({
      hostConnected: () => checkout.requestUpdate(),
      hostDisconnected: () => this.#close(),
    });
    checkout.renderRoot.append(this.#dialog);
  }

  show(hasOrder: boolean, title: string): HTMLElement {
    const { state, result, resolvedLanguage: language } = this.#checkout;
    this.#addStyles();
    this.#title.textContent = title;
    this.#dialog.setAttribute('aria-label', title);
    this.#button.setAttribute('aria-label', closeIn[language]);
    const isWanted = hasOrder && state !== 'terminated';
    if (result?.status === 'backpressed' && this.#open) this.#end('payment-page');
    else if (isWanted && !(result && result === this.#seen)) this.#show();
    else this.#end('page');
    return this.#content;
  }

  #show(): void {
    if (this.#open || !this.#checkout.isConnected) return;
    const view = viewOf(this.#checkout.ownerDocument);
    this.#open = new AbortController();
    const { signal } = this.#open;
    this.#focused = focusedIn(this.#checkout.ownerDocument);
    this.#dialog.showModal();
    // WebKit focuses nothing that was out of sight a moment ago.
    this.#title.focus();
    lockScroll(this.#checkout.ownerDocument, signal);
    pushEntry(view);
    view.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        // Before the browser asks to close the dialog, which it does not do in the same way everywhere.
        event.preventDefault();
        if (!event.repeat) void this.#ask('escape');
      },
      { signal },
    );
    view.addEventListener(
      'popstate',
      () => {
        if (isOwnEntry(view)) return;
        pushEntry(view);
        void this.#ask('back');
      },
      { signal },
    );
  }

  /** Closes the dialog unless the payment page takes the press. A press while it makes up its mind counts no more. */
  async #ask(by: CloseCause): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const open = this.#open;
    const isTaken = await Promise.race([this.#checkout.handleBackPress(), afterLong()]);
    this.#isAsking = false;
    if (isTaken || open !== this.#open) return;
    // A result stands, and its page is ready for the next order. Anything else ends here.
    if (!this.#checkout.result) this.#checkout.terminate();
    this.#end(by);
  }

  #end(by: CloseCause): void {
    if (!this.#open) return;
    this.#seen = this.#checkout.result;
    this.#close();
    const page = this.#checkout.ownerDocument;
    void popEntry(viewOf(page)).then(() => {
      if (!focusedIn(page)) this.#focused?.focus({ preventScroll: true });
      this.#checkout.dispatchEvent(new HyperCloseEvent(by));
    });
  }

  #close(): void {
    this.#open?.abort();
    this.#open = undefined;
    if (this.#dialog.open) this.#dialog.close();
  }

  /** The element takes its styles off when it comes into another document. */
  #addStyles(): void {
    const { ownerDocument: page, shadowRoot } = this.#checkout;
    if (this.#styled === page || !shadowRoot?.adoptedStyleSheets) return;
    this.#styled = page;
    const sheet = new (viewOf(page).CSSStyleSheet)();
    sheet.replaceSync(dialogStyles);
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }
}

/** Returns the element that has the focus, in any open shadow tree. */
function focusedIn(page: Document): HTMLElement | undefined {
  let found = page.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found && found !== page.body && 'focus' in found ? (found as HTMLElement) : undefined;
}

function isOwnEntry({ history }: Window): boolean {
  return isPlainObject(history.state) && own(history.state, marker) === true;
}

/** Gives Back something to take away. Routers find their own state in it, and the same address. */
function pushEntry(view: Window): void {
  const state: unknown = view.history.state;
  try {
    if (!isOwnEntry(view)) view.history.pushState({ ...(isPlainObject(state) ? state : {}), [marker]: true }, '');
  } catch {
    // A sandboxed page, or one that does so too often: Back is the browser's there.
  }
}

/** Takes the entry away, and waits for that: a listener that leaves the page would be called back. */
async function popEntry(view: Window): Promise<void> {
  if (!isOwnEntry(view)) return;
  const gone = new Promise((resolve) => view.addEventListener('popstate', resolve, { once: true }));
  view.history.back();
  await Promise.race([gone, afterLong()]);
}

function afterLong(): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, longestAnswer, false));
}

/**
 * Keeps the page behind the dialog from scrolling until the signal ends it. Nothing moves: the room of the scrollbar stays,
 * and so does the place in the page.
 */
function lockScroll(page: Document, signal: AbortSignal): void {
  const { documentElement, body } = page;
  const view = viewOf(page);
  // The one of the two that the window takes its scrolling from: the other one would become a box that scrolls by itself.
  const isRoot = view.getComputedStyle(documentElement).overflowY !== 'visible';
  const hasBar = view.innerWidth > documentElement.clientWidth;
  const undo = [set(isRoot ? documentElement : body, 'overflow', 'hidden')];
  if (hasBar) undo.push(set(documentElement, 'scrollbar-gutter', 'stable'));
  signal.addEventListener('abort', () => {
    for (const restore of undo) restore();
  });
}

/** Sets one inline style, over any other, and returns how to give it back. */
function set({ style }: HTMLElement, name: string, value: string): () => void {
  const before = style.getPropertyValue(name);
  const priority = style.getPropertyPriority(name);
  style.setProperty(name, value, 'important');
  return () => style.setProperty(name, before, priority);
}
