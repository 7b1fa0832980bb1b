import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const room = 'src/simulator';
const longestSheet = 300;

const sheets = new Map(
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => [join(room, path), readFileSync(join(room, path), 'utf8')]),
);

/** The sheet of each page, which imports the others. */
const pages = ['payment-page/payment-page', 'bank/bank', 'dashboard/dashboard', 'http/home'].map((name) =>
  join(room, `${name}.css`),
);

/** Sheets about elements of every kind: the tokens, the colours, and how plain elements look. */
const general = /ui\/(tokens|base|developer|colours\/[\w-]+)\.css$|http\/home\.css$/;

describe('the stylesheets of the simulator', () => {
  it(`have at most ${longestSheet} lines`, () => {
    const long = [...sheets].filter(([, text]) => text.split('\n').length > longestSheet);
    assert.deepEqual(Object.keys(Object.fromEntries(long)), []);
  });

  it('are each part of a page, and of none twice', () => {
    assert.deepEqual(new Set(pages.flatMap(parts)), new Set(sheets.keys()));
    for (const page of pages) assert.deepEqual(parts(page), [...new Set(parts(page))]);
  });

  it('style the component that they are named after, and nothing else', () => {
    const strays = [...sheets]
      .filter(([path]) => !general.test(path))
      .flatMap(([path, text]) =>
        selectorsIn(text)
          .filter((selector) => !belongsTo(basename(path, '.css'), selector))
          .map((selector) => `${path}: ${selector}`),
      );
    assert.deepEqual(strays, []);
  });

  it('take both colours of a theme from light-dark(), and ask nowhere for the scheme of the system', () => {
    const asking = [...sheets].filter(([, text]) => text.includes('prefers-color-scheme'));
    assert.deepEqual(Object.keys(Object.fromEntries(asking)), []);
  });

  for (const name of ['payment-page', 'bank', 'dashboard']) {
    it(`of ${name} can be read in both themes`, () => {
      const colours = coloursIn(sheets.get(join(room, `ui/colours/${name}.css`)) ?? '');
      const faults = pairs
        .filter(([text, ground]) => colours.has(text) && colours.has(ground))
        .flatMap(([text, ground, least]) =>
          (['light', 'dark'] as const).map((theme) => {
            const [front, back] = [colours.get(text)?.[theme] ?? '', colours.get(ground)?.[theme] ?? ''];
            const ratio = contrast(front, back);
            return ratio < least ? `${theme}: ${text} on ${ground} has a contrast of ${ratio.toFixed(2)}` : '';
          }),
        );
      assert.deepEqual(
        faults.filter((fault) => fault !== ''),
        [],
      );
      assert.ok(colours.size > 10);
    });
  }
});

/**
 * Foreground, background and the least contrast of each pair: 4.5 for text, 3 for the boundary of a control (WCAG 2.2,
 * 1.4.3 and 1.4.11).
 */
const pairs = [
  ...['surface', 'raised', 'canvas'].flatMap((ground) =>
    ['text', 'text-soft'].map((text) => [text, ground, 4.5] as const),
  ),
  ...['text-soft', 'accent'].map((text) => [text, 'accent-tint', 4.5] as const),
  ...['accent', 'danger', 'good', 'open'].map((text) => [text, 'surface', 4.5] as const),
  ['good', 'good-tint', 4.5],
  ['danger', 'danger-tint', 4.5],
  ['open', 'open-tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-danger', 'danger', 4.5],
  ['edge', 'surface', 3],
] as const;

/** A sheet and all that it imports. */
function parts(path: string): string[] {
  const text = sheets.get(path) ?? '';
  const imported = [...text.matchAll(/^@import '([^']+)'/gm)].map(([, to = '']) => join(dirname(path), to));
  return [path, ...imported.flatMap(parts)];
}

/** The selectors of a sheet that stand in no other rule; formatted sheets have them at the start of a line. */
function selectorsIn(text: string): string[] {
  return [...text.matchAll(/^([^\s@/}*][^{,]*)[{,]$/gm)].map(([, selector = '']) => selector.trim());
}

function belongsTo(name: string, selector: string): boolean {
  return new RegExp(`^(hyper-|\\.)${name}(?![a-z])`).test(selector) || selector === `.${name}s`;
}

/** Every colour of a palette by its name, in both themes. */
function coloursIn(text: string): Map<string, { readonly light: string; readonly dark: string }> {
  const declared = text.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g);
  return new Map(
    [...declared].map(([, name = '', light, dark, both = '']) => [name, { light: light ?? both, dark: dark ?? both }]),
  );
}

/** See https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
