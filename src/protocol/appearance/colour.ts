/** A colour of sRGB: red, green and blue, whole numbers from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A colour by lightness from 0 to 1, chroma, and hue in degrees (CSS Color 4, OKLCH). */
type Oklch = readonly [lightness: number, chroma: number, hue: number];

type Three = readonly [number, number, number];

export const black: Colour = [0, 0, 0];
export const white: Colour = [255, 255, 255];

/**
 * Reads a colour: `#rgb`, `#rrggbb`, `rgb()`, `hsl()` or `oklch()`, without alpha. Undefined for anything else.
 *
 * A colour outside sRGB comes back with less chroma, so that it keeps its hue and lightness.
 */
export function parseColour(text: unknown): Colour | undefined {
  if (typeof text !== 'string' || text.length > longestColour) return undefined;
  const [, digits] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim()) ?? [];
  if (digits) {
    const pairs = digits.length === 3 ? Array.from(digits, (digit) => digit + digit) : (digits.match(/../g) ?? []);
    return three((place) => parseInt(pairs[place] ?? '', 16));
  }
  const [, name = '', inner = ''] = /^(rgb|hsl|oklch)\(([^()]*)\)$/i.exec(text.trim()) ?? [];
  const form = forms[name.toLowerCase()];
  const parts = inner.trim().split(form === forms['oklch'] ? /\s+/ : /\s*,\s*|\s+/);
  const [one, two, last, ...more] = parts.map(partIn);
  return form && one && two && last && more.length === 0 ? form(one, two, last) : undefined;
}

function partIn(text: string): Part | undefined {
  const [, number, unit = ''] = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+))(%|deg)?$/i.exec(text) ?? [];
  return number === undefined ? undefined : [Number(number), unit];
}

const longestColour = 60;

type Part = readonly [number: number, unit: string];

const forms: Readonly<Record<string, ((one: Part, two: Part, last: Part) => Colour | undefined) | undefined>> = {
  rgb: (...parts) => {
    const [[, unit]] = parts;
    if (unit === 'deg' || parts.some(([, other]) => other !== unit)) return undefined;
    return three((place) => (parts[place][0] * (unit === '%' ? 255 : 100)) / 100);
  },
  hsl: ([hue, unit], [saturation, one], [lightness, other]) => {
    if (unit === '%' || one !== '%' || other !== '%') return undefined;
    const [share, light] = [limited(saturation / 100), limited(lightness / 100)];
    // CSS Color 4, section 7: HSL to sRGB.
    return three((place) => {
      const step = (((place * 8 + hue / 30) % 12) + 12) % 12;
      return 255 * (light - share * Math.min(light, 1 - light) * Math.max(-1, Math.min(step - 3, 9 - step, 1)));
    });
  },
  oklch: ([lightness, one], [chroma, two], [hue, last]) => {
    if (one === 'deg' || two === 'deg' || last === '%') return undefined;
    return fromOklch([
      limited(one === '%' ? lightness / 100 : lightness),
      Math.max(0, two === '%' ? chroma * 0.004 : chroma),
      hue,
    ]);
  },
};

/** Writes a colour as CSS has it: `#rrggbb`, from numbers alone. */
export function colourText(colour: Colour): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Returns the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Returns black or white, whichever contrasts more with a ground. */
export function extremeOn(ground: Colour): Colour {
  return contrast(black, ground) > contrast(white, ground) ? black : white;
}

/** Mixes two colours in OKLab. A share of 0 gives the first one, of 1 the second. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const [from, to] = [oklabOf(one), oklabOf(other)];
  const at = (place: 0 | 1 | 2) => from[place] + (to[place] - from[place]) * share;
  return colourOf(linearOfOklab([at(0), at(1), at(2)]));
}

/**
 * Moves the lightness of a colour until it has that contrast on every ground; hue stays, and chroma as far as sRGB has it.
 * A colour that has the contrast stays as it is. Where no lightness gives it, the result is black or white.
 */
export function readableOn(colour: Colour, grounds: readonly Colour[], least: number): Colour {
  const reads = (one: Colour) => grounds.every((ground) => contrast(one, ground) >= least);
  if (reads(colour)) return colour;
  const [lightness, chroma, hue] = oklchOf(colour);
  const extreme = extremeOn(grounds[0] ?? white);
  const step = extreme === black ? -0.01 : 0.01;
  for (let moved = lightness + step; moved > 0 && moved < 1; moved += step) {
    const one = fromOklch([moved, chroma, hue]);
    if (reads(one)) return one;
  }
  return extreme;
}

/** Returns a colour with another lightness from 0 to 1, and at most that chroma. */
export function withLightness(colour: Colour, lightness: number, mostChroma: number): Colour {
  const [, chroma, hue] = oklchOf(colour);
  return fromOklch([lightness, Math.min(chroma, mostChroma), hue]);
}

/** Returns the lightness of a colour, from 0 to 1 (OKLab). */
export function lightnessOf(colour: Colour): number {
  return oklabOf(colour)[0];
}

function luminance(colour: Colour): number {
  const [red, green, blue] = linearOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the colour of sRGB; one that is not in it loses chroma. */
function fromOklch([lightness, chroma, hue]: Oklch): Colour {
  const angle = (hue * Math.PI) / 180;
  const at = (amount: number) => linearOfOklab([lightness, amount * Math.cos(angle), amount * Math.sin(angle)]);
  const isIn = (linear: Three) => linear.every((part) => part >= -0.0001 && part <= 1.0001);
  if (isIn(at(chroma))) return colourOf(at(chroma));
  let [low, high] = [0, chroma];
  for (let round = 0; round < 16; round++) {
    const middle = (low + high) / 2;
    if (isIn(at(middle))) low = middle;
    else high = middle;
  }
  return colourOf(at(low));
}

function oklchOf(colour: Colour): Oklch {
  const [lightness, a, b] = oklabOf(colour);
  return [lightness, Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI];
}

// The matrices of CSS Color 4, section 18: linear sRGB to OKLab and back.
function oklabOf(colour: Colour): Three {
  const [red, green, blue] = linearOf(colour);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function linearOfOklab([lightness, a, b]: Three): Three {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function linearOf(colour: Colour): Three {
  const at = (place: 0 | 1 | 2) => {
    const part = colour[place] / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [at(0), at(1), at(2)];
}

function colourOf(linear: Three): Colour {
  return three((place) => {
    const part = linear[place];
    return 255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055);
  });
}

function three(at: (place: 0 | 1 | 2) => number): Colour {
  const whole = (place: 0 | 1 | 2) => Math.round(Math.min(255, Math.max(0, at(place))));
  return [whole(0), whole(1), whole(2)];
}

function limited(share: number): number {
  return Math.min(1, Math.max(0, share));
}
