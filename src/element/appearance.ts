import { viewOf } from '../bridge/page-view.ts';
import { type Look, readAppearance } from '../protocol/appearance/read-appearance.ts';
import { declarationsOf } from '../protocol/appearance/declarations.ts';
import type { Scheme } from '../protocol/appearance/appearance-message.ts';
import { brandStyles } from './appearance.styles.ts';
import type { CheckoutRunner } from './checkout/checkout-runner.ts';
import type { FindingReporter } from './findings.ts';

/** A checkout as its brand sees it. */
type Branded = HTMLElement & { readonly appearance: unknown };

const brands = new WeakMap<Branded, Brand>();

/**
 * Shows a checkout in the brand of its `appearance`: its panels by a stylesheet, and its payment page by a message. To be
 * called with each change of the element; it does only what has changed.
 */
export function brand(
  element: Branded,
  runner: Pick<CheckoutRunner, 'line' | 'frame'>,
  findings: Pick<FindingReporter, 'warn'>,
): void {
  let brand = brands.get(element);
  if (!brand) brands.set(element, (brand = new Brand(element, runner, findings)));
  brand.show();
}

class Brand {
  readonly #element: Branded;
  readonly #runner: Pick<CheckoutRunner, 'line' | 'frame'>;
  readonly #findings: Pick<FindingReporter, 'warn'>;
  /** Its colour is that of the scheme, and a transition of it tells when the page around has changed its scheme. */
  readonly #probe = document.createElement('span');
  #text = '{}';
  #look: Look = readAppearance('{}').look;
  #sheet: CSSStyleSheet | undefined;
  #page: Document | undefined;
  #sent: readonly unknown[] = [];

  constructor(
    element: Branded,
    runner: Pick<CheckoutRunner, 'line' | 'frame'>,
    findings: Pick<FindingReporter, 'warn'>,
  ) {
    this.#element = element;
    this.#runner = runner;
    this.#findings = findings;
    Object.assign(this.#probe.style, {
      position: 'absolute',
      visibility: 'hidden',
      // Two of a kind: one tells by its transition, and one has its value at once.
      color: 'light-dark(#fff, #000)',
      backgroundColor: 'light-dark(#fff, #000)',
      transition: 'color 1ms',
    });
    this.#probe.addEventListener('transitionend', () => this.#send());
  }

  show(): void {
    const text = textOf(this.#element.appearance);
    if (text !== this.#text) {
      const { look, warnings } = readAppearance(text);
      this.#text = text;
      this.#look = look;
      this.#sheet?.replaceSync(this.#css);
      for (const warning of warnings) this.#findings.warn(warning);
    }
    this.#addStyles();
    this.#send();
  }

  /** Adds the stylesheet, also where the element has come into another document. DOMs of unit tests have none. */
  #addStyles(): void {
    const { ownerDocument: page, shadowRoot: root } = this.#element;
    if (!root?.adoptedStyleSheets) return;
    if (this.#probe.parentNode !== root) root.append(this.#probe);
    if (!this.#sheet || this.#page !== page) {
      this.#page = page;
      this.#sheet = new (viewOf(page).CSSStyleSheet)();
      this.#sheet.replaceSync(this.#css);
    }
    if (!root.adoptedStyleSheets.includes(this.#sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }

  /** The stylesheet: empty once the brand was taken away. */
  get #css(): string {
    return this.#element.appearance ? sheetOf(this.#look) : '';
  }

  /** Tells the payment page of the brand, unless it has been told the same. */
  #send(): void {
    const { line, frame } = this.#runner;
    const scheme = this.#scheme;
    const sent = [line, this.#text, scheme];
    if (!line || sent.every((one, index) => one === this.#sent[index])) return;
    this.#sent = sent;
    const view = viewOf(this.#element.ownerDocument);
    if (frame) line.send('scheme', view.getComputedStyle(frame).colorScheme);
    line.send('appearance', { text: this.#text, scheme });
  }

  /** The scheme that is used where the element stands. */
  get #scheme(): Scheme {
    const { scheme } = this.#look;
    if (scheme !== 'auto') return scheme;
    const { backgroundColor } = viewOf(this.#element.ownerDocument).getComputedStyle(this.#probe);
    return backgroundColor === 'rgb(0, 0, 0)' ? 'dark' : 'light';
  }
}

function sheetOf(look: Look): string {
  const scheme = look.scheme === 'auto' ? '' : `color-scheme: ${look.scheme} !important;`;
  return `:host { ${scheme} ${declarationsOf(look, '--_brand-')} } ${brandStyles}`;
}

/** Returns an appearance as JSON text. What has no JSON text is read as one that cannot be used. */
function textOf(appearance: unknown): string {
  if (typeof appearance === 'string') return appearance || '{}';
  try {
    const text: unknown = JSON.stringify(appearance ?? {});
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}
