import { type Issue, issueOf } from '../checkout-error.ts';
import { defined, isPlainObject, own } from '../plain-object.ts';
import { longestAppearance, type Scheme, schemes } from './appearance-message.ts';
import { type Colour, contrast, extremeOn, black, colourText, parseColour } from './colour.ts';
import {
  colourTokens,
  type ColourToken,
  darkOf,
  defaultPalettes,
  type GivenColours,
  leastContrast,
  type Palette,
  paletteOf,
} from './palette.ts';

/** A colour for both schemes, or one for each. A dark one that is missing is made from the light one. */
export type AppearanceColour = string | { readonly light?: string; readonly dark?: string };

/** The merchant's brand: what `appearance` may hold. Each token may be left out. */
export interface Appearance {
  /** The colour of buttons: `#rgb`, `#rrggbb`, `rgb()`, `hsl()` or `oklch()`, without alpha. */
  readonly accent?: AppearanceColour;
  /** The text on buttons. Default: white or a dark ink, whichever contrasts more. */
  readonly onAccent?: AppearanceColour;
  /** The ground of the page. */
  readonly surface?: AppearanceColour;
  readonly text?: AppearanceColour;
  /** The colour of errors. */
  readonly danger?: AppearanceColour;
  /** The radius of fields and buttons, from 0 to 24 CSS pixels. Default: 12. */
  readonly radius?: number;
  /** The room between things, as a factor from 0.85 to 1.25. Default: 1. */
  readonly spacing?: number;
  /** A list of font families as CSS has it, and perhaps where the first one lies: https, or `data:font/woff2` of at most 200 kB. */
  readonly font?: { readonly family: string; readonly src?: string };
  /** A picture: https, or `data:` with PNG, WebP or SVG of at most 64 kB. It is drawn in a box of 120 by 32. */
  readonly logo?: string;
  /**
   * Pictures of your own, such as licensed marks: each by the code of its bank, wallet, app or card network (`NB_HDFC`,
   * `PAYTM`, `gpay`, `VISA`) or by its method (`upi`, `card`, `netbanking`). Each is an address as that of the logo.
   */
  readonly marks?: Readonly<Record<string, string>>;
  /** `light`, `dark`, or `auto` (default): the scheme of the page around the element, also when it changes. */
  readonly scheme?: 'light' | 'dark' | 'auto';
  /** `comfortable` (default) or `compact`, with lower rows and fields. */
  readonly density?: 'comfortable' | 'compact';
  /** The place of the label of a field: `above` (default) or `inside`, where it moves up as soon as something is typed. */
  readonly labels?: 'above' | 'inside';
}

/** An appearance as it was read: every value is one that was written anew here, or has passed a check. */
export interface Look {
  readonly palettes: Readonly<Record<Scheme, Palette>>;
  readonly radius: number | undefined;
  readonly spacing: number | undefined;
  readonly font: { readonly families: readonly string[]; readonly src: string | undefined } | undefined;
  readonly logo: string | undefined;
  /** By code or method. */
  readonly marks: Readonly<Record<string, string>>;
  readonly scheme: 'light' | 'dark' | 'auto';
  readonly density: 'comfortable' | 'compact';
  readonly labels: 'above' | 'inside';
}

/** A look with what its developer should change. */
export interface ReadLook {
  readonly look: Look;
  readonly warnings: readonly Issue[];
}

const longestFont = 200_000;
const longestPicture = 64_000;
const longestFamily = 100;

/** An address without blanks, quotes, brackets or backslashes, which have a meaning where it is written. */
const webAddress = /^https:\/\/[\w.~:/?#@!$&*+,;=%-]{1,2040}$/;

const known: readonly (keyof Appearance)[] = [
  ...colourTokens,
  'radius',
  'spacing',
  'font',
  'logo',
  'marks',
  'scheme',
  'density',
  'labels',
];

/**
 * Reads an appearance from its JSON text. A value that cannot be used is left out with a warning, and so is a colour that
 * cannot be read on its ground; all others hold. Never fails, since a payment must not stop for a colour.
 *
 * Warnings: `json-syntax`, `json-shape`, `json-size`, `type`, `unknown-field`, `not-allowed`, and `field` with the reasons `colour`,
 * `radius`, `spacing`, `family`, `font-source`, `picture`, `contrast`, and `accent-text` for a colour that is used, with another
 * one for links.
 */
export function readAppearance(text: string): ReadLook {
  const warnings: Issue[] = [];
  const warn = (code: Issue['code'], field: string, reason?: string) =>
    void warnings.push(issueOf(code, field ? `appearance.${field}` : 'appearance', reason));
  const given = objectIn(text, warn);
  for (const key of Object.keys(given)) if (!known.some((name) => name === key)) warn('unknown-field', key);

  const read = <Value>(name: keyof Appearance, valueOf: (value: unknown) => Value | undefined, reason: string) => {
    const value = own(given, name);
    const found = value === undefined || value === null ? undefined : valueOf(value);
    if (found === undefined && value !== undefined && value !== null) warn('field', name, reason);
    return found;
  };
  const oneOf = <Value extends string>(name: keyof Appearance, values: readonly [Value, ...Value[]]): Value => {
    const value = own(given, name) ?? values[0];
    const found = values.find((one) => one === value);
    if (found === undefined) warn('not-allowed', name);
    return found ?? values[0];
  };
  const scheme = oneOf('scheme', ['auto', 'light', 'dark']);
  const colours = coloursIn(given, scheme, warn);
  checkContrasts(colours, scheme === 'auto' ? schemes : [scheme], warnings);
  return {
    look: {
      palettes: {
        light: paletteOf('light', coloursOf(colours, 'light')),
        dark: paletteOf('dark', coloursOf(colours, 'dark')),
      },
      radius: read('radius', (value) => numberIn(value, 0, 24), 'radius'),
      spacing: read('spacing', (value) => numberIn(value, 0.85, 1.25), 'spacing'),
      font: fontIn(own(given, 'font') ?? undefined, warn),
      logo: read('logo', pictureOf, 'picture'),
      marks: marksIn(own(given, 'marks') ?? {}, warn),
      scheme,
      density: oneOf('density', ['comfortable', 'compact']),
      labels: oneOf('labels', ['above', 'inside']),
    },
    warnings,
  };
}

/** Returns the names of a list of font families, without quotes; undefined for a list with any other character than those of names. */
export function familiesIn(list: unknown): readonly string[] | undefined {
  if (typeof list !== 'string' || list.length > longestFamily) return undefined;
  const names = list.split(',').map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'));
  return names.every((name) => /^[\p{L}\p{N}-][\p{L}\p{N} -]*$/u.test(name)) ? names : undefined;
}

/** Returns the address of a font, if it is https or a `data:` URL of WOFF2. */
export function fontSourceOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const isData = value.length <= longestFont && /^data:font\/woff2;base64,[\w+/]+={0,2}$/.test(value);
  return isData || webAddress.test(value) ? value : undefined;
}

type Warn = (code: Issue['code'], field: string, reason?: string) => void;

/** The colours as they were given. A refused one is taken out. */
type Colours = Partial<Record<ColourToken, Pair>>;

type Pair = Partial<Record<Scheme, Colour | undefined>> & { readonly isPair: boolean };

function objectIn(text: string, warn: Warn): Record<string, unknown> {
  if (text.length > longestAppearance) warn('json-size', '');
  else {
    try {
      const given: unknown = JSON.parse(text);
      if (isPlainObject(given)) return given;
      warn('json-shape', '');
    } catch {
      warn('json-syntax', '');
    }
  }
  return {};
}

/** Reads the colours. One text is the colour of the light scheme, unless the page is always dark. */
function coloursIn(given: Record<string, unknown>, shown: Look['scheme'], warn: Warn): Colours {
  const found: Colours = {};
  for (const token of colourTokens) {
    const value = own(given, token);
    if (value === undefined || value === null) continue;
    const pair: Partial<Record<Scheme, Colour>> = {};
    const isPair = isPlainObject(value);
    for (const [key, text] of isPair
      ? Object.entries(value)
      : [[shown === 'dark' ? 'dark' : 'light', value] as const]) {
      const scheme = schemes.find((name) => name === key);
      const colour = parseColour(text);
      const name = isPair ? `${token}.${key}` : token;
      if (!scheme) warn('unknown-field', name);
      else if (colour) pair[scheme] = colour;
      else warn('field', name, 'colour');
    }
    found[token] = { ...pair, isPair };
  }
  return found;
}

/** Takes out the colours that cannot be read on their ground in a scheme that is shown. */
function checkContrasts(colours: Colours, shown: readonly Scheme[], warnings: Issue[]): void {
  for (const [token, ground] of [
    ['text', 'surface'],
    ['danger', 'surface'],
    ['onAccent', 'accent'],
    ['accent', 'surface'],
  ] as const) {
    for (const scheme of shown) {
      const pair = colours[token];
      const colour = pair?.[scheme];
      const behind = colourIn(colours, ground, scheme) ?? defaultPalettes[scheme][ground];
      if (!colour || contrast(colour, behind) >= leastContrast) continue;
      const name = `appearance.${token}${pair.isPair ? `.${scheme}` : ''}`;
      const ratio = twoDecimals(contrast(colour, behind));
      const fact = `${name} ${colourText(colour)} on ${ground} ${colourText(behind)} has a contrast of ${ratio}.`;
      const direction = extremeOn(behind) === black ? 'darker' : 'lighter';
      if (token === 'accent') {
        const link = colourText(paletteOf(scheme, coloursOf(colours, scheme))['accent-text']);
        const message = `${fact} Links, focus and selection use ${link}.`;
        const fix = `Choose a ${direction} colour if they are to have it, too.`;
        warnings.push({ ...issueOf('field', name, 'accent-text'), message, fix });
      } else {
        pair[scheme] = undefined;
        const message = `${fact} It needs ${leastContrast}.`;
        warnings.push({ ...issueOf('field', name, 'contrast'), message, fix: `Choose a ${direction} colour.` });
      }
    }
  }
}

function coloursOf(colours: Colours, scheme: Scheme): GivenColours {
  const of = (token: ColourToken) => colourIn(colours, token, scheme);
  return defined({
    accent: of('accent'),
    onAccent: of('onAccent'),
    surface: of('surface'),
    text: of('text'),
    danger: of('danger'),
  });
}

/** Returns the colour of a token in a scheme. A dark one that is missing is made from the light one. */
function colourIn(colours: Colours, token: ColourToken, scheme: Scheme): Colour | undefined {
  const { [scheme]: given, light } = colours[token] ?? {};
  if (given || !light) return given;
  if (token === 'surface') return darkOf(token, light, light);
  const ground = token === 'onAccent' ? 'accent' : 'surface';
  return darkOf(token, light, colourIn(colours, ground, 'dark') ?? defaultPalettes.dark[ground]);
}

function fontIn(value: unknown, warn: Warn): Look['font'] {
  if (value === undefined) return undefined;
  if (!isPlainObject(value)) {
    warn('type', 'font', 'object');
    return undefined;
  }
  for (const key of Object.keys(value)) if (!/^(family|src)$/.test(key)) warn('unknown-field', `font.${key}`);
  const families = familiesIn(own(value, 'family'));
  const given = own(value, 'src') ?? undefined;
  const src = fontSourceOf(given);
  if (!families) warn('field', 'font.family', 'family');
  if (given !== undefined && src === undefined) warn('field', 'font.src', 'font-source');
  return families && { families, src };
}

/** Reads the pictures. The code of a mark is written as Juspay's codes, names of apps and ids of networks are. */
function marksIn(value: unknown, warn: Warn): Look['marks'] {
  if (!isPlainObject(value)) {
    warn('type', 'marks', 'object');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([code, given]) => {
      const picture = pictureOf(given);
      if (!/^[\w.-]{1,60}$/.test(code)) warn('unknown-field', `marks.${code}`);
      else if (picture === undefined) warn('field', `marks.${code}`, 'picture');
      else return [[code, picture] as const];
      return [];
    }),
  );
}

function pictureOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const isData = value.length <= longestPicture && /^data:image\/(png|webp|svg\+xml)[;,]/.test(value);
  return isData || webAddress.test(value) ? value : undefined;
}

function numberIn(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? Math.round(value * 100) / 100 : undefined;
}

/** Rounds down, so that what is refused is never written as the least contrast. */
function twoDecimals(ratio: number): string {
  return (Math.floor(ratio * 100 + 1e-9) / 100).toFixed(2);
}
