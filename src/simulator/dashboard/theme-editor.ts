import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { type Scheme, schemes } from '../../protocol/appearance/appearance-message.ts';
import { colourText, contrast } from '../../protocol/appearance/colour.ts';
import { declarationsOf } from '../../protocol/appearance/declarations.ts';
import { type ColourToken, colourTokens, leastContrast, type Palette } from '../../protocol/appearance/palette.ts';
import { type Look, readAppearance } from '../../protocol/appearance/read-appearance.ts';
import { inFull } from '../../protocol/errors/catalogue.ts';

type Texts = Readonly<Record<string, string>>;

/** The names and grounds of the colours. */
const colours: Readonly<Record<ColourToken, readonly [name: string, ground?: 'surface' | 'accent']>> = {
  accent: ['Buttons', 'surface'],
  onAccent: ['Text on buttons', 'accent'],
  surface: ['Ground'],
  text: ['Text', 'surface'],
  danger: ['Errors', 'surface'],
};

const roleOf: Readonly<Record<ColourToken, keyof Palette>> = {
  accent: 'accent',
  onAccent: 'on-accent',
  surface: 'surface',
  text: 'text',
  danger: 'danger',
};

const choices = {
  scheme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  labels: ['above', 'inside'],
} as const;

/**
 * The editor of a merchant's brand: fields for the tokens of `appearance`, a preview, the contrast, and the attribute to copy.
 *
 * @element hyper-theme-editor
 */
export class ThemeEditor extends LitElement {
  static override properties = { texts: { state: true } };

  /** The texts of the fields, by name. Empty fields are left out. */
  declare private texts: Texts;
  readonly #sheet = new CSSStyleSheet();

  constructor() {
    super();
    this.texts = { 'accent light': '#9a3022' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const text = JSON.stringify(appearanceOf(this.texts));
    const { look, warnings } = readAppearance(text);
    this.#sheet.replaceSync(`.theme-preview { ${declarationsOf(look, '--')} }`);
    const attribute = `appearance='${text.replaceAll("'", '&#39;')}'`;
    const shown = look.scheme === 'auto' ? schemes : [look.scheme];
    return html`
      <div class="theme-fields panel">
        <h2>Tokens</h2>
        ${colourTokens.map((token) => this.#colour(token, look))} ${this.#field('radius', 'Corners, 0 to 24', '12')}
        ${this.#field('spacing', 'Room, 0.85 to 1.25', '1')}
        ${this.#field('font', 'Font families', 'Inter, sans-serif')}
        ${this.#field('src', 'Address of the font', 'https://…')}
        ${this.#field('logo', 'Address of the logo', 'https://…')}
        ${Object.entries(choices).map(([name, values]) => this.#choice(name, values))}
      </div>
      <div class="theme-result">
        <section class="panel" aria-labelledby="preview-title">
          <h2 id="preview-title">Preview</h2>
          <div class="theme-previews">${shown.map((scheme) => themePreview(scheme, look))}</div>
        </section>
        <section class="panel" aria-labelledby="attribute-title">
          <h2 id="attribute-title">Attribute</h2>
          <pre><code>${attribute}</code></pre>
          <hyper-copy-button name="appearance"></hyper-copy-button>
          <ul class="theme-warnings" aria-label="Warnings">
            ${warnings.map((warning) => {
              const { message, fix } = inFull(warning);
              return html`<li>${message} ${fix}</li>`;
            })}
          </ul>
        </section>
        <section class="panel" aria-labelledby="juspay-title">
          <h2 id="juspay-title">On Juspay’s side</h2>
          <p>Juspay’s live page takes no <code>appearance</code>. Its look is set there:</p>
          <ul class="theme-checklist">
            <li>
              Juspay Studio: theme, order of methods and apps, screens for loading and success, texts of the summary.
              Published by a ticket, after a review.
            </li>
            <li>Dashboard, General Settings: “Your Company Logo” (180 × 75 is ideal) and “Merchant Name”.</li>
            <li>Product summary in the payload of the session or of process: the lines of the order.</li>
          </ul>
        </section>
      </div>
    `;
  }

  #colour(token: ColourToken, look: Look): TemplateResult {
    const [name, ground] = colours[token];
    return html`
      <fieldset>
        <legend>${name} <code>${token}</code></legend>
        <div class="theme-pair">
          ${schemes.map((scheme) => {
            const palette = look.palettes[scheme];
            const colour = palette[roleOf[token]];
            const ratio = ground && contrast(colour, palette[ground]);
            return html`
              <div>
                ${this.#field(`${token} ${scheme}`, scheme, colourText(colour))}
                <p class="quiet">
                  <svg class="theme-swatch" viewBox="0 0 14 14" aria-hidden="true">
                    <circle cx="7" cy="7" r="7" fill=${colourText(colour)}></circle>
                  </svg>
                  ${ratio === undefined ? colourText(colour) : html`${colourText(colour)}, ${ratio.toFixed(2)} on ${ground}`}
                  ${ratio !== undefined && ratio < leastContrast ? html`<strong>below ${leastContrast}</strong>` : nothing}
                </p>
              </div>
            `;
          })}
        </div>
      </fieldset>
    `;
  }

  #field(name: string, label: string, placeholder: string): TemplateResult {
    const id = `theme-${name.replace(' ', '-')}`;
    return html`
      <p class="field">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          type="text"
          autocomplete="off"
          spellcheck="false"
          placeholder=${placeholder}
          .value=${this.texts[name] ?? ''}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) this.#set(name, target.value);
          }}
        />
      </p>
    `;
  }

  #choice(name: string, values: readonly string[]): TemplateResult {
    return html`
      <p class="field">
        <label for=${`theme-${name}`}><code>${name}</code></label>
        <select
          id=${`theme-${name}`}
          @change=${({ target }: Event) => {
            if (target instanceof HTMLSelectElement) this.#set(name, target.value === values[0] ? '' : target.value);
          }}
        >
          ${values.map((value) => html`<option value=${value} ?selected=${value === this.texts[name]}>${value}</option>`)}
        </select>
      </p>
    `;
  }

  #set(name: string, text: string): void {
    this.texts = { ...this.texts, [name]: text.trim() };
  }
}

/** The appearance that the fields stand for. */
function appearanceOf(texts: Texts): object {
  const pairs = colourTokens.map((token) => {
    const [light, dark] = schemes.map((scheme) => texts[`${token} ${scheme}`] || undefined);
    return [token, dark === undefined ? light : { light, dark }] as const;
  });
  const { radius, spacing, font, src, logo, scheme, density, labels } = texts;
  return Object.fromEntries(
    [
      ...pairs,
      ['radius', numberOf(radius)],
      ['spacing', numberOf(spacing)],
      ['font', font ? { family: font, src: src || undefined } : undefined],
      ...Object.entries({ logo, scheme, density, labels }),
    ].filter(([, value]) => value !== undefined && value !== ''),
  ) as object;
}

/** Reads a number. Any other text stays as it is, so that its warning is shown. */
function numberOf(text: string | undefined): number | string | undefined {
  const number = Number(text);
  return text && Number.isFinite(number) ? number : text;
}

/** A part of the payment page in a brand. Nothing in it can be pressed. */
function themePreview(scheme: Scheme, { logo, density, labels }: Look): TemplateResult {
  return html`
    <div
      class="theme-preview"
      data-scheme=${scheme}
      data-density=${density}
      data-labels=${labels}
      role="img"
      aria-label=${`The payment page in ${scheme} colours`}
    >
      <div class="preview-head">
        ${logo ? html`<img src=${logo} alt="" width="120" height="32" />` : html`<span class="preview-avatar">A</span>`}
        <span>Acme</span>
        <strong>₹249.00</strong>
      </div>
      <div class="preview-row">
        <span class="preview-mark"></span>
        <span>Visa •••• 4242<small>Last used</small></span>
      </div>
      <div class="preview-field">
        <span>Card number</span>
        <span class="preview-box">4242 4242</span>
        <span class="preview-error">Some digits are missing.</span>
      </div>
      <span class="preview-link">Enter UPI ID</span>
      <span class="preview-button">Pay ₹249.00</span>
    </div>
  `;
}
