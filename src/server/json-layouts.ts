/** One way in which a program writes the same JSON value. */
export interface JsonLayout {
  /** The end of "was written …". */
  readonly how: string;
  readonly text: string;
}

/** The texts that the common JSON writers make of the value that a text holds; none if it is not JSON. */
export function* jsonLayouts(text: string): Generator<JsonLayout> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  for (const [order, ordered] of [
    ['', value],
    [', with sorted keys', sortKeys(value)],
  ] as const) {
    for (const [how, write] of layouts) {
      for (const [escapes, escape] of escapings)
        yield { how: `${how}${escapes}${order}`, text: escape(write(ordered)) };
    }
  }
}

const layouts: readonly (readonly [how: string, write: (value: unknown) => string])[] = [
  ['without blanks', (value) => JSON.stringify(value)],
  ['with a blank after each colon and comma', writeWithBlanks],
  ['indented by two', (value) => JSON.stringify(value, null, 2)],
  ['indented by four', (value) => JSON.stringify(value, null, 4)],
  ['indented by tabs', (value) => JSON.stringify(value, null, '\t')],
];

/** The escapes of JSON writers: none, PHP, Python, PHP with its other default, Gson, Go, .NET. */
const escapings: readonly (readonly [how: string, escape: (text: string) => string])[] = [
  ['', (text) => text],
  [', with \\/ for slashes', escapeSlashes],
  [', with \\u for letters beyond ASCII', escapeLetters],
  [', with \\/ for slashes and \\u for letters beyond ASCII', (text) => escapeLetters(escapeSlashes(text))],
  [", with \\u for < > & = '", (text) => text.replace(/[<>&=']/g, lowerEscape)],
  [', with \\u for < > &', (text) => text.replace(/[<>&]/g, lowerEscape)],
  [
    ", with \\u for < > & ' + and letters beyond ASCII",
    (text) =>
      text
        // A backslash may itself be escaped, right before the quote that ends the text.
        .replace(/\\[\\"]/g, (pair) => (pair === '\\"' ? '\\u0022' : pair))
        .replace(/[<>&'+`\u0080-\uffff]/g, upperEscape),
  ],
];

function escapeSlashes(text: string): string {
  return text.replaceAll('/', '\\/');
}

function escapeLetters(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, lowerEscape);
}

function lowerEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function upperEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function writeWithBlanks(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeWithBlanks).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${writeWithBlanks(inner)}`).join(', ')}}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, sortKeys(inner)]));
}
