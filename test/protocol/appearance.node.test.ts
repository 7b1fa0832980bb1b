import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAppearance } from '../../src/protocol/appearance/read-appearance.ts';
import { parseAppearanceMessage } from '../../src/protocol/appearance/appearance-message.ts';
import { colourText, parseColour } from '../../src/protocol/appearance/colour.ts';
import { declarationsOf } from '../../src/protocol/appearance/declarations.ts';
import { schemes } from '../../src/protocol/appearance/appearance-message.ts';
import { defaultPalettes, type Palette, type Role } from '../../src/protocol/appearance/palette.ts';
import { inFull } from '../../src/protocol/errors/catalogue.ts';
import { propertyRuns } from '../support/test-files.js';

/** Each colour with the value that a browser computes for it. */
const colours: Readonly<Record<string, string>> = {
  '#fc0': '#ffcc00',
  '#FFCC00': '#ffcc00',
  ' #9a3022 ': '#9a3022',
  'rgb(154, 48, 34)': '#9a3022',
  'rgb(154 48 34)': '#9a3022',
  'RGB(100%, 0%, 50%)': '#ff0080',
  'rgb(300, -20, 12.6)': '#ff000d',
  'hsl(210, 50%, 40%)': '#336699',
  'hsl(210deg 50% 40%)': '#336699',
  'hsl(-150, 50%, 40%)': '#336699',
  'hsl(0 100% 50%)': '#ff0000',
  'hsl(340 25% 60%)': '#b38090',
  'oklch(0.5 0.1 250)': '#32669a',
  'oklch(50% 25% 250deg)': '#32669a',
  'oklch(0.7 0.12 140)': '#75b168',
  'oklch(1 0 0)': '#ffffff',
  'oklch(0 0.4 20)': '#000000',
};

const noColours = [
  ...['', 'red', 'transparent', 'currentColor', '#ff', '#ffcc', '#ffcc0080', 'ffcc00', '#ggcc00', '#ffcc00;'],
  ...['rgb(1,2)', 'rgb(1,2,3,0.5)', 'rgb(1 2 3 / 50%)', 'rgba(1,2,3,1)', 'rgb(1%, 2, 3)', 'rgb(1deg,2,3)', 'rgb(1,,2)'],
  ...['hsl(210, 50, 40)', 'hsl(50%, 50%, 40%)', 'hsl(1turn 50% 40%)', 'oklch(0.5, 0.1, 250)', 'oklch(0.5 0.1 none)'],
  ...['var(--brand)', 'rgb(var(--x), 2, 3)', 'url(https://evil.example)', 'rgb(1,2,3) url(x)', 'lab(50 40 59)'],
  ...[`rgb(1,2,${'3'.repeat(80)})`, 'rgb(1e9,2,3)', 'rgb(NaN,2,3)', 'rgb(Infinity,2,3)', 12, null, true, {}, ['#fff']],
];

describe('a colour of the merchant', () => {
  for (const [text, hex] of Object.entries(colours)) {
    it(`is read: ${text}`, () => assert.equal(colourText(parseColour(text) ?? [1, 2, 3]), hex));
  }

  it('that is no colour, or one with alpha or of another form, is not read', () => {
    for (const value of noColours) assert.equal(parseColour(value), undefined, JSON.stringify(value));
  });

  it('outside sRGB keeps its hue and loses chroma', () => {
    const [red = 0, green = 0, blue = 0] = parseColour('oklch(0.6 0.37 29)') ?? [];
    assert.ok(red > 200 && green < 60 && blue < 60, `${red} ${green} ${blue}`);
  });
});

/** The warnings of an appearance: code, reason, field. */
const found = (given: unknown) =>
  readAppearance(typeof given === 'string' ? given : JSON.stringify(given)).warnings.map(
    ({ code, reason = '', field = '' }) => [code, reason, field].join(' '),
  );
const sentences = (given: object) =>
  readAppearance(JSON.stringify(given)).warnings.map((warning) => {
    const { message, fix } = inFull(warning);
    return `${message} ${fix}`;
  });

describe('an appearance', () => {
  it('may be empty, or have every token', () => {
    assert.deepEqual(found({}), []);
    const all = {
      accent: '#9a3022',
      onAccent: '#ffffff',
      surface: { light: '#fffaf5', dark: '#17110f' },
      text: '#221712',
      danger: 'rgb(160, 20, 20)',
      radius: 4,
      spacing: 1.1,
      font: { family: '"Tiro Devanagari", Georgia, serif', src: 'https://shop.example/tiro.woff2?v=2' },
      logo: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E',
      marks: { VISA: 'https://shop.example/visa.svg', 'com.phonepe.app': 'data:image/png;base64,AAAA' },
      scheme: 'light',
      density: 'compact',
      labels: 'inside',
    };
    const { look, warnings } = readAppearance(JSON.stringify(all));
    assert.deepEqual(warnings, []);
    assert.equal(colourText(look.palettes.light.accent), '#9a3022');
    assert.equal(colourText(look.palettes.dark.surface), '#17110f');
    assert.deepEqual(look.font?.families, ['Tiro Devanagari', 'Georgia', 'serif']);
    const { radius, spacing, logo, marks, scheme, density, labels } = look;
    assert.deepEqual(
      { radius, spacing, logo, marks, scheme, density, labels },
      {
        radius: 4,
        spacing: 1.1,
        logo: all.logo,
        marks: all.marks,
        scheme: 'light',
        density: 'compact',
        labels: 'inside',
      },
    );
  });

  for (const [given, warning] of [
    ['no JSON', 'json-syntax  appearance'],
    ['[]', 'json-shape  appearance'],
    ['null', 'json-shape  appearance'],
    [{ colour: '#fff' }, 'unknown-field  appearance.colour'],
    [{ accent: 'red' }, 'field colour appearance.accent'],
    [{ accent: { light: '#9a3022', dim: '#000' } }, 'unknown-field  appearance.accent.dim'],
    [{ accent: { light: 'var(--x)' } }, 'field colour appearance.accent.light'],
    [{ surface: 7 }, 'field colour appearance.surface'],
    [{ radius: 25 }, 'field radius appearance.radius'],
    [{ radius: '12px' }, 'field radius appearance.radius'],
    [{ spacing: 0.5 }, 'field spacing appearance.spacing'],
    [{ font: 'Inter' }, 'type object appearance.font'],
    [{ font: { family: 'a;}*{color:red' } }, 'field family appearance.font.family'],
    [{ font: { family: 'a'.repeat(101) } }, 'field family appearance.font.family'],
    [{ font: { family: 'Inter', src: 'http://shop.example/a.woff2' } }, 'field font-source appearance.font.src'],
    [{ font: { family: 'Inter', src: 'https://a.example/")}*{}' } }, 'field font-source appearance.font.src'],
    [
      { font: { family: 'Inter', src: `data:font/woff2;base64,${'A'.repeat(200_001)}` } },
      'field font-source appearance.font.src',
    ],
    [{ font: { family: 'Inter', weight: 400 } }, 'unknown-field  appearance.font.weight'],
    [{ logo: 'javascript:alert(1)' }, 'field picture appearance.logo'],
    [{ logo: 'data:text/html,x' }, 'field picture appearance.logo'],
    [{ logo: `data:image/png;base64,${'A'.repeat(64_001)}` }, 'field picture appearance.logo'],
    [{ marks: 'visa.svg' }, 'type object appearance.marks'],
    [{ marks: { VISA: 'http://shop.example/visa.svg' } }, 'field picture appearance.marks.VISA'],
    [{ marks: { 'a"]': 'https://shop.example/a.svg' } }, 'unknown-field  appearance.marks.a"]'],
    [{ scheme: 'Dark' }, 'not-allowed  appearance.scheme'],
    [{ density: 'tight' }, 'not-allowed  appearance.density'],
    [{ labels: 'none' }, 'not-allowed  appearance.labels'],
  ] as const) {
    it(`has a warning for ${JSON.stringify(given).slice(0, 70)}, and all else holds`, () => {
      assert.deepEqual(found(given), [warning]);
      if (typeof given === 'string') return;
      const { look } = readAppearance(JSON.stringify({ danger: '#a00000', ...given }));
      assert.equal(colourText(look.palettes.light.danger), '#a00000');
    });
  }

  it('is refused as a whole if it is longer than a font and a logo can be', () => {
    assert.deepEqual(found(JSON.stringify({ logo: 'A'.repeat(400_001) })), ['json-size  appearance']);
  });
});

/** The ratios were computed with another program. */
const refused: readonly (readonly [given: object, sentence: string])[] = [
  [
    { text: '#9aa0aa' },
    'appearance.text #9aa0aa on surface #ffffff has a contrast of 2.63. It needs 4.5. Choose a darker colour.',
  ],
  [
    { text: '#777' },
    'appearance.text #777777 on surface #ffffff has a contrast of 4.47. It needs 4.5. Choose a darker colour.',
  ],
  [
    { text: { dark: '#333333' } },
    'appearance.text.dark #333333 on surface #12141c has a contrast of 1.45. It needs 4.5. Choose a lighter colour.',
  ],
  [
    { danger: '#ff6b6b' },
    'appearance.danger #ff6b6b on surface #ffffff has a contrast of 2.77. It needs 4.5. Choose a darker colour.',
  ],
  [
    { accent: { light: '#161a2b' }, onAccent: { light: '#161a2b' } },
    'appearance.onAccent.light #161a2b on accent #161a2b has a contrast of 1.00. It needs 4.5. Choose a lighter colour.',
  ],
];

describe('a contrast below 4.5', () => {
  for (const [given, sentence] of refused) {
    it(`is refused: ${JSON.stringify(given)}`, () => {
      assert.deepEqual(sentences(given), [sentence]);
      const { look } = readAppearance(JSON.stringify(given));
      for (const scheme of schemes) {
        assert.equal(colourText(look.palettes[scheme].text), colourText(defaultPalettes[scheme].text));
        assert.equal(colourText(look.palettes[scheme].danger), colourText(defaultPalettes[scheme].danger));
      }
    });
  }

  it('of 4.54 is none', () => assert.deepEqual(sentences({ text: '#767676' }), []));

  it('is not refused in a scheme that is never shown', () => {
    assert.deepEqual(sentences({ scheme: 'light', text: { light: '#222222', dark: '#222222' } }), []);
    assert.deepEqual(sentences({ scheme: 'dark', text: '#eeeeee' }), []);
  });

  it('of the accent is told with the colour of links, and the button keeps its colour', () => {
    const { look, warnings } = readAppearance(JSON.stringify({ accent: '#ffcc00' }));
    assert.deepEqual(
      warnings.map(({ message }) => message.replace(/use #\w{6}/, 'use …')),
      ['appearance.accent #ffcc00 on surface #ffffff has a contrast of 1.51. Links, focus and selection use ….'],
    );
    const { light, dark } = look.palettes;
    assert.equal(colourText(light.accent), '#ffcc00');
    assert.equal(colourText(light['on-accent']), '#161a2b');
    assert.ok(ratio(light['accent-text'], light.surface) >= 4.5);
    // Amber, still.
    const [red, green, blue] = light['accent-text'];
    assert.ok(red > green && green > blue + 40, colourText(light['accent-text']));
    // The button has an edge below 3, and yellow can be read on dark as it is.
    assert.notEqual(colourText(light['accent-edge']), '#ffcc00');
    assert.equal(colourText(dark.accent), '#ffcc00');
    assert.equal(colourText(dark['accent-edge']), '#ffcc00');
  });
});

describe('a dark colour that is missing', () => {
  it('is made from the light one where that cannot be read', () => {
    const { dark } = readAppearance('{"accent":"#9a3022","text":"#221712"}').look.palettes;
    assert.ok(ratio(dark.accent, dark.surface) >= 7, colourText(dark.accent));
    assert.ok(ratio(dark.text, dark.surface) >= 12, colourText(dark.text));
    const [red, green, blue] = dark.accent;
    assert.ok(red > green && red > blue);
  });

  it('is not made where one is given', () => {
    const { dark } = readAppearance('{"accent":{"light":"#9a3022","dark":"#f29a86"}}').look.palettes;
    assert.equal(colourText(dark.accent), '#f29a86');
    assert.equal(colourText(dark['on-accent']), '#161a2b');
  });
});

/** Pairs that stand on each other, in the names of the stylesheet. */
const pairs: readonly (readonly [Role, Role])[] = [
  ...(['surface', 'raised', 'accent-tint'] as const).flatMap((ground) =>
    (['text', 'text-soft', 'accent-text'] as const).map((text) => [text, ground] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['good', 'good-tint'],
  ['danger', 'surface'],
  ['danger', 'danger-tint'],
  ['text', 'danger-tint'],
  ['on-danger', 'danger'],
  ['open', 'open-tint'],
  ['text-soft', 'open-tint'],
];

const runs = propertyRuns(20_000);
const channel = fc.integer({ min: 0, max: 255 });
const hex = fc.tuple(channel, channel, channel).map((colour) => colourText(colour));
const colour = fc.oneof(hex, fc.record({ light: hex, dark: hex }, { requiredKeys: [] }));

describe('whatever colours are given', () => {
  it('every text can be read on every ground that it stands on', () => {
    const given = fc.record(
      { accent: colour, onAccent: colour, surface: colour, text: colour, danger: colour },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(given, (appearance) => {
        const { palettes } = readAppearance(JSON.stringify(appearance)).look;
        for (const scheme of schemes) {
          for (const [text, ground] of pairs) {
            const contrast = ratio(palettes[scheme][text], palettes[scheme][ground]);
            assert.ok(contrast >= 4.5, `${scheme}: ${text} on ${ground} has ${contrast.toFixed(3)}`);
          }
          assert.ok(ratio(palettes[scheme].edge, palettes[scheme].surface) >= 3);
        }
      }),
      { numRuns: runs },
    );
  });
});

const keys = fc.constantFrom(
  ...['accent', 'onAccent', 'surface', 'text', 'danger', 'radius', 'spacing', 'font', 'logo', 'scheme', 'density'],
  ...['labels', '__proto__', 'other'],
);
const hostile = fc.oneof(
  fc.anything(),
  fc.string(),
  fc.constantFrom('red;}*{display:none', '</style>', 'url(javascript:0)', 'expression(1)', '\\22 ', '"', "'", '*/'),
  fc.record({ family: fc.string(), src: fc.string() }),
  fc.record({ light: fc.string(), dark: fc.string() }),
);

/** Declarations of colours, numbers, keywords, and quoted names without any sign of CSS. */
const written =
  /^(--[a-z-]+: (light-dark\((#[\da-f]{6}|transparent), (#[\da-f]{6}|transparent)\)|[\d.]+(px)?|("[\p{L}\p{N} -]+"|[a-zA-Z-]+)(, ("[\p{L}\p{N} -]+"|[a-zA-Z-]+))*);\n?)+$/u;

describe('whatever is given', () => {
  it('no text of it but names of fonts reaches the stylesheet, and nothing throws', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, hostile), (appearance) => {
        const text = JSON.stringify(appearance, (_, value: unknown) => (typeof value === 'bigint' ? 1 : value));
        assert.match(declarationsOf(readAppearance(text).look, '--'), written);
      }),
      { numRuns: runs },
    );
    fc.assert(
      fc.property(fc.string(), (text) => void readAppearance(text)),
      { numRuns: runs },
    );
  });

  it('only a text of bounded length and a scheme cross between windows', () => {
    assert.deepEqual(parseAppearanceMessage({ text: '{}', scheme: 'dark', more: 1 }), { text: '{}', scheme: 'dark' });
    for (const body of [null, '{}', { text: '{}' }, { text: 1, scheme: 'dark' }, { text: '{}', scheme: 'auto' }]) {
      assert.equal(parseAppearanceMessage(body), undefined);
    }
    assert.equal(parseAppearanceMessage({ text: ' '.repeat(400_001), scheme: 'dark' }), undefined);
  });
});

describe('the colours without an appearance', () => {
  it('are those of the stylesheet', () => {
    const sheet = readFileSync('src/simulator/ui/colours/payment-page.css', 'utf8');
    const declared = [...sheet.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(([, ...row]) => row);
    const ours = (Object.keys(defaultPalettes.light) as Role[])
      .filter((role) => !/^accent-(text|edge)$/.test(role))
      .map((role) => [role, ...schemes.map((scheme) => colourText(defaultPalettes[scheme][role]))]);
    assert.deepEqual(ours.sort(), declared.sort());
    const { palettes } = readAppearance('{}').look;
    const hexes = (palette: Palette) => Object.entries(palette).map(([role, one]) => `${role} ${colourText(one)}`);
    for (const scheme of schemes) {
      assert.deepEqual(hexes(palettes[scheme]).sort(), hexes(defaultPalettes[scheme]).sort());
    }
  });
});

/** See https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function ratio(one: readonly number[], other: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
