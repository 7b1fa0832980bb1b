/** Of the font, in units of which an em has 1,000. */
const ascent = 900;
const descent = 100;
const boxHeight = 700;

interface Field {
  readonly bytes: 1 | 2 | 4;
  readonly value: number;
}

const fields =
  (bytes: Field['bytes']) =>
  (...values: readonly number[]): Field[] =>
    values.map((value) => ({ bytes, value }));
const u8 = fields(1);
const u16 = fields(2);
const u32 = fields(4);
const zeros = (count: number) => Array<number>(count).fill(0);

/**
 * Returns a TrueType font that draws every character, of whatever script, as the same box.
 *
 * Layout in this font is the same on every machine: it depends neither on the installed fonts nor on how they shape.
 *
 * @param width - of a character, in thousandths of an em
 */
export function evenFont(width: number): ArrayBuffer {
  // Bounds, the last corner, no instructions, four corners on the outline, and the way from each to the next.
  const box = [
    ...u16(1, 0, 0, width, boxHeight, 3, 0),
    ...u8(1, 1, 1, 1),
    ...u16(0, 0, width, 0, 0, boxHeight, 0, -boxHeight),
  ];
  // By tag, in the order that the format requires. See https://learn.microsoft.com/typography/opentype/spec/otff
  return fontFile({
    'OS/2': [
      ...u16(1, width, 400, 5, ...zeros(12)),
      ...u8(...zeros(10)),
      ...u32(...zeros(5)),
      ...u16(64, 32, 0xffff, ascent, -descent, 0, ascent, descent),
      ...u32(0, 0),
    ],
    // Format 13: one group of characters, which all have glyph 1.
    cmap: [...u16(0, 1, 3, 10), ...u32(12), ...u16(13, 0), ...u32(28, 0, 1, 32, 0x10ffff, 1)],
    glyf: box,
    head: [
      ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
      ...u16(3, 1000),
      ...u32(...zeros(4)),
      ...u16(0, 0, width, boxHeight, 0, 8, 2, 0, 0),
    ],
    hhea: [...u32(0x10000), ...u16(ascent, -descent, 0, width, 0, 0, width, 1, ...zeros(7), 1)],
    hmtx: u16(width, 0, 0),
    // Glyph 0 is empty.
    loca: u16(0, 0, size(box) / 2),
    maxp: [...u32(0x10000), ...u16(2, 4, 1, 0, 0, 1, ...zeros(8))],
    name: u16(0, 0, 6),
    post: u32(0x30000, ...zeros(7)),
  });
}

/** Checksums stay 0: browsers ignore them. */
function fontFile(tables: Readonly<Record<string, readonly Field[]>>): ArrayBuffer {
  const entries = Object.entries(tables).map(([tag, table]) => ({ tag, table, length: size(table) }));
  const header = [...u32(0x10000), ...u16(entries.length, 128, 3, 16 * entries.length - 128)];
  let offset = 12 + 16 * entries.length;
  for (const { tag, length } of entries) {
    header.push(...u8(...Array.from(tag, (letter) => letter.charCodeAt(0))), ...u32(0, offset, length));
    offset += padded(length);
  }
  const file = new DataView(new ArrayBuffer(offset));
  let place = 0;
  for (const table of [header, ...entries.map(({ table }) => table)]) {
    for (const { bytes, value } of table) {
      if (bytes === 1) file.setUint8(place, value);
      else if (bytes === 2) file.setUint16(place, value);
      else file.setUint32(place, value);
      place += bytes;
    }
    place = padded(place);
  }
  return file.buffer;
}

function size(table: readonly Field[]): number {
  return table.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Tables begin at multiples of four bytes. */
function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
