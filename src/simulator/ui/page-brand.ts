import { familiesIn, fontSourceOf, type Look, readAppearance } from '../../protocol/appearance/read-appearance.ts';
import type { AppearanceMessage } from '../../protocol/appearance/appearance-message.ts';
import { declarationsOf } from '../../protocol/appearance/declarations.ts';
import { isPlainObject, own } from '../../protocol/plain-object.ts';

/** The fonts of a page: their families as CSS lists them, and the files of the first one. */
interface Fonts {
  readonly families: readonly string[];
  readonly files: readonly { readonly weight?: string; readonly src: string }[];
}

/** The weights of `merchantFonts`. */
const weights = { regular: '400', semiBold: '600', bold: '700' };

/**
 * The merchant's brand on this page: one stylesheet over the tokens, and attributes of the root that choose among rules.
 *
 * No text of the merchant gets into a rule. The sheet is written from numbers and from names of fonts, files of fonts are
 * loaded by the browser's own interface for them, and a logo is the address of a picture. Those of marks are backgrounds:
 * their addresses hold nothing that could end one.
 */
export class PageBrand {
  readonly #sheet = new CSSStyleSheet();
  /** The pictures in place of marks. Each `show` has a sheet of its own, so that what loads late changes no later brand. */
  #marks = new CSSStyleSheet();
  readonly #root = document.documentElement;
  readonly #isSchemeSet: boolean;
  readonly #mistake: (text: string) => void;
  #look: Look | undefined;
  #merchantFonts: Fonts | undefined;
  #faces: readonly FontFace[] = [];

  /**
   * @param isSchemeSet the scheme of the page is not the merchant's to choose
   * @param mistake hears what the merchant's developer should know
   */
  constructor(isSchemeSet: boolean, mistake: (text: string) => void) {
    this.#isSchemeSet = isSchemeSet;
    this.#mistake = mistake;
  }

  /** Shows the page in a brand, in place of the one before, and returns the address of its logo. */
  show({ text, scheme }: AppearanceMessage): string | undefined {
    this.#look = readAppearance(text).look;
    const { density, labels, logo, marks } = this.#look;
    this.#root.dataset['density'] = density;
    this.#root.dataset['labels'] = labels;
    if (!this.#isSchemeSet) this.#root.dataset['theme'] = scheme;
    this.#write();
    this.#showMarks(marks);
    return logo;
  }

  /** Takes the fonts of `initiate`, which count where the brand has none. */
  useFonts(merchantFonts: unknown): void {
    this.#merchantFonts = fontsIn(merchantFonts);
    if (this.#merchantFonts) this.#write();
  }

  #write(): void {
    const look = this.#look ?? readAppearance('{}').look;
    const fonts = look.font ? fontsOf(look.font) : this.#merchantFonts;
    this.#load(fonts);
    this.#swap(
      `:root { ${declarationsOf({ ...look, font: fonts && { families: fonts.families, src: undefined } }, '--')} }`,
    );
  }

  /** Puts the rules in place of those before, without a transition. */
  #swap(rules: string): void {
    if (!document.adoptedStyleSheets.includes(this.#sheet)) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    }
    this.#sheet.replaceSync(`${rules} *, ::before, ::after { transition: none !important; }`);
    // Has the browser compute the new styles while nothing may be in transition.
    void this.#root.offsetHeight;
    this.#sheet.replaceSync(rules);
  }

  /** A mark keeps its initials until its picture is there, and where it does not come. */
  #showMarks(marks: Look['marks']): void {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== this.#marks), sheet];
    this.#marks = sheet;
    for (const [code, src] of Object.entries(marks)) {
      const picture = Object.assign(new Image(), { src });
      picture.decode().then(
        () => markRules(code, src).forEach((rule) => sheet.insertRule(rule)),
        () => this.#mistake(`The picture of the mark ${code} did not load.`),
      );
    }
  }

  #load(fonts: Fonts | undefined): void {
    for (const face of this.#faces) document.fonts.delete(face);
    this.#faces = (fonts?.files ?? []).map(
      ({ src, weight }) =>
        new FontFace(fonts?.families[0] ?? '', `url("${src}")`, { display: 'swap', ...(weight && { weight }) }),
    );
    for (const face of this.#faces) document.fonts.add(face);
  }
}

/** The letters below a picture stay where screen readers find them, and are not seen. */
function markRules(code: string, src: string): readonly string[] {
  const address = src.replace(/["\\\s]/g, encodeURIComponent);
  const mark = `[data-mark="${CSS.escape(code)}"]`;
  return [
    `${mark} { background: url("${address}") center / contain no-repeat; color: transparent; forced-color-adjust: none; }`,
    `${mark} > * { visibility: hidden; }`,
  ];
}

function fontsOf({ families, src }: NonNullable<Look['font']>): Fonts {
  return { families, files: src === undefined ? [] : [{ src }] };
}

/** Reads `merchantFonts`, as an object or as its JSON text. A file counts if it is https; apps have others by name. */
function fontsIn(given: unknown): Fonts | undefined {
  const fonts = typeof given === 'string' ? objectIn(given) : given;
  if (!isPlainObject(fonts)) return undefined;
  const read = Object.entries(weights).flatMap(([name, weight]) => {
    const font = own(fonts, name);
    return isPlainObject(font) ? [{ weight, families: familiesIn(font['name']), src: fontSourceOf(font['path']) }] : [];
  });
  const families = read.find((font) => font.families)?.families?.slice(0, 1);
  const files = read.flatMap(({ weight, src }) => (src?.startsWith('https:') ? [{ weight, src }] : []));
  return families && { families, files };
}

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
