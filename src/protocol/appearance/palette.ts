import type { Scheme } from './appearance-message.ts';
import {
  type Colour,
  contrast,
  extremeOn,
  black,
  lightnessOf,
  mix,
  readableOn,
  white,
  withLightness,
} from './colour.ts';

/** The colours that a merchant may give. */
export const colourTokens = ['accent', 'onAccent', 'surface', 'text', 'danger'] as const;

/** One of {@link colourTokens}. */
export type ColourToken = (typeof colourTokens)[number];

/** The colours that were given for a scheme. */
export type GivenColours = Readonly<Partial<Record<ColourToken, Colour>>>;

/** The least contrast of text (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** The least contrast of the boundary of a control (WCAG 2.2, 1.4.11). */
const leastEdge = 3;

/** The contrast of an accent or a text that is made for the dark scheme. */
const contrastInDark = { accent: 7, text: 12, danger: 7 };

/** The ink that stands on light colours. */
const ink: Colour = [0x16, 0x1a, 0x2b];

/** Everything that a page of the simulator takes colours for. `src/simulator/ui/colours/payment-page.css` has the same values. */
export const defaultPalettes = {
  light: {
    surface: [0xff, 0xff, 0xff],
    raised: [0xf5, 0xf6, 0xfa],
    text: ink,
    'text-soft': [0x54, 0x5b, 0x72],
    line: [0xe1, 0xe4, 0xee],
    edge: [0x81, 0x88, 0xa0],
    accent: [0x33, 0x46, 0xd3],
    'accent-strong': [0x26, 0x35, 0xb0],
    'accent-tint': [0xee, 0xf0, 0xfe],
    'accent-text': [0x33, 0x46, 0xd3],
    'accent-edge': [0x33, 0x46, 0xd3],
    'on-accent': [0xff, 0xff, 0xff],
    good: [0x0b, 0x6b, 0x4b],
    'good-tint': [0xe3, 0xf5, 0xec],
    danger: [0xb3, 0x26, 0x1e],
    'danger-tint': [0xfd, 0xec, 0xeb],
    'on-danger': [0xff, 0xff, 0xff],
    open: [0x7a, 0x4b, 0x00],
    'open-tint': [0xfd, 0xf1, 0xdc],
    bone: [0xe8, 0xea, 0xf2],
  },
  dark: {
    surface: [0x12, 0x14, 0x1c],
    raised: [0x1c, 0x1f, 0x2b],
    text: [0xf1, 0xf2, 0xf8],
    'text-soft': [0xa9, 0xaf, 0xc4],
    line: [0x2b, 0x2f, 0x3f],
    edge: [0x74, 0x7b, 0x95],
    accent: [0xa5, 0xb1, 0xff],
    'accent-strong': [0xc3, 0xcb, 0xff],
    'accent-tint': [0x23, 0x29, 0x49],
    'accent-text': [0xa5, 0xb1, 0xff],
    'accent-edge': [0xa5, 0xb1, 0xff],
    'on-accent': [0x10, 0x16, 0x3f],
    good: [0x6f, 0xd8, 0xac],
    'good-tint': [0x12, 0x32, 0x2a],
    danger: [0xff, 0xb4, 0xab],
    'danger-tint': [0x33, 0x1b, 0x1f],
    'on-danger': [0x41, 0x0e, 0x0b],
    open: [0xf5, 0xc5, 0x6b],
    'open-tint': [0x36, 0x29, 0x0f],
    bone: [0x25, 0x29, 0x38],
  },
} as const satisfies Readonly<Record<Scheme, Readonly<Record<string, Colour>>>>;

/** The name of a colour in a stylesheet, without its two hyphens. */
export type Role = keyof (typeof defaultPalettes)['light'];

/** A colour for each role. */
export type Palette = Readonly<Record<Role, Colour>>;

/**
 * Returns the colour of each role, in one scheme, from those that were given: each text has a contrast of 4.5 on each ground
 * that it stands on, whatever was given. A given colour stays as it is, where its contrast was checked before.
 */
export function paletteOf(scheme: Scheme, given: GivenColours): Palette {
  const base: Palette = defaultPalettes[scheme];
  const hasGround = given.surface !== undefined || given.text !== undefined;
  const surface = given.surface ?? base.surface;
  const text = given.text ?? textOn(surface, scheme);
  const accent = given.accent ?? base.accent;
  const danger = given.danger ?? readableOn(base.danger, [surface], leastContrast);
  const extreme = extremeOn(surface);
  const ground = (colour: Colour, share: number, texts: readonly Colour[] = [text, extreme]) =>
    groundOf(surface, colour, share, texts);
  const raised = hasGround ? ground(text, 0.05) : base.raised;
  const accentTint = given.accent || hasGround ? ground(accent, scheme === 'light' ? 0.09 : 0.2) : base['accent-tint'];
  const dangerTint = given.danger || hasGround ? ground(danger, 0.12, [text, danger]) : base['danger-tint'];
  const good = hasGround ? readableOn(base.good, [surface], leastContrast) : base.good;
  const open = hasGround ? readableOn(base.open, [surface], leastContrast) : base.open;
  const goodTint = hasGround ? ground(good, 0.12, [text, good]) : base['good-tint'];
  const openTint = hasGround ? ground(open, 0.12, [text, open]) : base['open-tint'];
  const grounds = [surface, raised, accentTint];
  return {
    surface,
    raised,
    text,
    'text-soft': softened(text, surface, hasGround ? undefined : base['text-soft'], [...grounds, openTint]),
    line: hasGround ? mix(surface, text, 0.14) : base.line,
    edge: hasGround ? readableOn(mix(surface, text, 0.4), [surface], leastEdge) : base.edge,
    accent,
    ...accentRoles(given, base, accent, grounds),
    'accent-tint': accentTint,
    danger,
    'danger-tint': dangerTint,
    'on-danger': given.danger || hasGround ? textOnFill(danger) : base['on-danger'],
    good,
    'good-tint': goodTint,
    open,
    'open-tint': openTint,
    bone: hasGround ? mix(surface, text, 0.1) : base.bone,
  };
}

/** Returns the text on a ground if none was given: that of the scheme, or else that of the other one, or black or white. */
function textOn(surface: Colour, scheme: Scheme): Colour {
  const other = scheme === 'light' ? 'dark' : 'light';
  const usual = [defaultPalettes[scheme].text, defaultPalettes[other].text];
  return usual.find((one) => contrast(one, surface) >= 7) ?? extremeOn(surface);
}

/** Returns the text on a filled button: white or ink, whichever contrasts more, and black where neither can be read. */
function textOnFill(fill: Colour): Colour {
  const better = contrast(white, fill) >= contrast(ink, fill) ? white : ink;
  return contrast(better, fill) >= leastContrast ? better : black;
}

/**
 * Returns the colour of the dark scheme that fits one of the light scheme. A colour that can be read there stays as it is,
 * and so does a surface that is dark already. Undefined for a text on buttons that cannot be read: the usual one stands.
 *
 * @param ground what it stands on in the dark scheme
 */
export function darkOf(token: ColourToken, light: Colour, ground: Colour): Colour | undefined {
  if (token === 'surface') return lightnessOf(light) <= 0.3 ? light : withLightness(light, 0.19, 0.03);
  if (contrast(light, ground) >= leastContrast) return light;
  return token === 'onAccent' ? undefined : readableOn(light, [ground], contrastInDark[token]);
}

function accentRoles(given: GivenColours, base: Palette, accent: Colour, grounds: readonly Colour[]) {
  const accentText = readableOn(accent, grounds, leastContrast);
  const isOwn = given.accent !== undefined;
  const onAccent = given.onAccent ?? (isOwn ? textOnFill(accent) : base['on-accent']);
  // Away from the text, so that it is read as well as before.
  const away = contrast(black, accent) < contrast(black, onAccent) ? black : white;
  const isSeen = grounds[0] === undefined || contrast(accent, grounds[0]) >= leastEdge;
  return {
    'on-accent': onAccent,
    'accent-strong': isOwn || given.onAccent ? mix(accent, away, 0.18) : base['accent-strong'],
    'accent-text': accentText,
    'accent-edge': isSeen ? accent : accentText,
  };
}

/** Returns a surface with a share of another colour, less of it where a text could not be read otherwise. */
function groundOf(surface: Colour, colour: Colour, share: number, texts: readonly Colour[]): Colour {
  for (let less = share; less > 0.01; less /= 1.5) {
    const ground = mix(surface, colour, less);
    if (texts.every((text) => contrast(text, ground) >= leastContrast)) return ground;
  }
  return surface;
}

/** Returns a text that stands back: the usual one where it can be read, or else as soft a one as can be. */
function softened(text: Colour, surface: Colour, usual: Colour | undefined, grounds: readonly Colour[]): Colour {
  const reads = (soft: Colour) => grounds.every((ground) => contrast(soft, ground) >= leastContrast);
  if (usual && reads(usual)) return usual;
  for (let share = 0.36; share > 0.01; share /= 1.3) {
    const soft = mix(text, surface, share);
    if (reads(soft)) return soft;
  }
  return text;
}
