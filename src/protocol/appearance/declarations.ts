import type { Look } from './read-appearance.ts';
import { colourText } from './colour.ts';
import { defaultPalettes, type Palette, type Role } from './palette.ts';

/** The names of font families that CSS knows as keywords. All others are written in quotes. */
const keywords =
  /^(serif|sans-serif|monospace|cursive|system-ui|ui-(serif|sans-serif|monospace|rounded)|-apple-system|BlinkMacSystemFont)$/;

/**
 * Writes a look as custom properties: colours and lengths from numbers, names of fonts from letters, digits, blanks and hyphens.
 * No other text of a merchant is in it.
 *
 * @param prefix the beginning of each name, such as `--`
 */
export function declarationsOf({ palettes: { light, dark }, radius, spacing, font }: Look, prefix: string): string {
  const roles = Object.keys(defaultPalettes.light) as readonly Role[];
  return [
    ...roles.map((role) => `${prefix}${role}: light-dark(${written(light, role)}, ${written(dark, role)});`),
    ...(radius === undefined ? [] : [`${prefix}radius: ${radius}px;`]),
    ...(spacing === undefined ? [] : [`${prefix}spacing: ${spacing};`]),
    ...(font ? [`${prefix}merchant-font: ${familyList(font.families)};`] : []),
  ].join('\n');
}

/** Writes a colour. A fill that is seen needs no edge. */
function written(palette: Palette, role: Role): string {
  const isUnseen = role === 'accent-edge' && colourText(palette['accent-edge']) === colourText(palette.accent);
  return isUnseen ? 'transparent' : colourText(palette[role]);
}

/** Writes a list of font families as CSS has it. */
function familyList(families: readonly string[]): string {
  return families.map((name) => (keywords.test(name) ? name : `"${name}"`)).join(', ');
}
