/** A change to a text between signing and verifying. */
export type TextCause =
  | 're-serialised'
  | 'trimmed'
  | 'line-endings'
  | 'html-escaped'
  | 'url-encoded'
  | 'plus-became-space'
  | 'double-encoded'
  | 'character-set'
  | 'unicode-form';

/** One text, as bytes, that the signer may have signed instead of the one that arrived. */
export interface TextVariant {
  readonly cause: TextCause;
  /** The difference between the signed text and the one that arrived: the end of "The signed text …". */
  readonly difference: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The texts that a signer may have signed if this one arrived: every change that is common enough to have a name.
 *
 * Lazy, since the likely ones come first and the first match ends the search.
 */
export function* signedTextVariants(text: string): Generator<TextVariant> {
  const encoder = new TextEncoder();
  for (const [cause, difference, variant] of variants(text)) {
    if (variant !== undefined && variant !== text) yield { cause, difference, bytes: encoder.encode(variant) };
  }
  yield* otherCharacterSets(text);
}

type Variant = readonly [cause: TextCause, difference: string, variant: string | undefined];

function* variants(text: string): Generator<Variant> {
  for (const end of ['\n', '\r\n', ' ', '\r']) yield ['trimmed', 'ended in a blank or line break', text + end];
  yield ['trimmed', 'had no blanks or line breaks around it', text.trim()];
  yield ['trimmed', 'had no line break at its end', text.replace(/\r?\n$/, '')];
  yield ['trimmed', 'had blanks around it', ` ${text} `];
  yield ['trimmed', 'began with a byte order mark', `\ufeff${text}`];
  yield ['line-endings', 'had line ends of LF only', text.replaceAll('\r\n', '\n')];
  yield ['line-endings', 'had line ends of CR and LF', text.replace(/\r?\n/g, '\r\n')];
  for (const layout of jsonLayouts(text)) yield ['re-serialised', `was written ${layout.how}`, layout.text];
  const unescaped = withoutEntities(text);
  yield ['html-escaped', 'was not HTML-escaped', unescaped];
  if (unescaped !== text) {
    for (const layout of jsonLayouts(unescaped)) yield ['html-escaped', `was written ${layout.how}`, layout.text];
  }
  for (const quote of ['&quot;', '&#34;', '&#034;', '&#x22;']) {
    for (const apostrophe of ["'", '&#39;', '&#039;', '&#x27;', '&apos;']) {
      yield ['html-escaped', 'was HTML-escaped', withEntities(text, quote, apostrophe)];
    }
  }
  for (const variant of plusVariants(text))
    yield ['plus-became-space', 'had a plus where this one has a blank', variant];
  yield ['plus-became-space', 'had a blank where this one has a plus', text.replaceAll('+', ' ')];
  yield ['url-encoded', 'was not percent-encoded', percentDecoded(text)];
  yield ['url-encoded', 'was not form-encoded', percentDecoded(text.replaceAll('+', ' '))];
  yield ['url-encoded', 'was percent-encoded', encodeURIComponent(text)];
  yield ['url-encoded', 'was form-encoded', new URLSearchParams([['', text]]).toString().slice(1)];
  const twice = JSON.stringify(text);
  yield ['double-encoded', 'was stringified twice', twice];
  yield ['double-encoded', 'was stringified twice, without the outer quotes', twice.slice(1, -1)];
  yield ['double-encoded', 'was stringified once only', unquoted(text)];
  yield ['double-encoded', 'was stringified once only', unquoted(`"${text}"`)];
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
    yield ['unicode-form', `had its letters in the form ${form}`, text.normalize(form)];
  }
}

/** Tries which blanks were a plus: all of them, those before a digit, or, if there are few, every choice. */
function* plusVariants(text: string): Generator<string> {
  yield text.replaceAll(' ', '+');
  yield text.replace(/ (?=\d)/g, '+');
  const pieces = text.split(' ');
  if (pieces.length > 11) return;
  for (let choice = 1; choice < 2 ** (pieces.length - 1); choice += 1) {
    yield pieces.reduce((joined, piece, at) => `${joined}${(choice >> (at - 1)) & 1 ? '+' : ' '}${piece}`);
  }
}

function* otherCharacterSets(text: string): Generator<TextVariant> {
  const cause = 'character-set';
  if (/[\u0080-\u00ff]/.test(text) && !/[^\0-\u00ff]/.test(text)) {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const isUtf8 = !new TextDecoder().decode(bytes).includes('\ufffd');
    yield {
      cause,
      difference: isUtf8 ? 'was UTF-8, which something read as Latin-1' : 'was encoded as Latin-1',
      bytes,
    };
  }
  const units = Uint8Array.from({ length: text.length * 2 }, (_, at) => text.charCodeAt(at >> 1) >> (at % 2 ? 8 : 0));
  yield { cause, difference: 'was encoded as UTF-16', bytes: units };
}

function withoutEntities(text: string): string {
  return text
    .replace(/&(?:quot|#0?34|#x22);/gi, '"')
    .replace(/&(?:apos|#0?39|#x27);/gi, "'")
    .replace(/&(?:lt|#60);/g, '<')
    .replace(/&(?:gt|#62);/g, '>')
    .replace(/&(?:#47|#x2f);/gi, '/')
    .replace(/&(?:amp|#38);/g, '&');
}

function withEntities(text: string, quote: string, apostrophe: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', quote)
    .replaceAll("'", apostrophe);
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded, so this is not what happened.
    return undefined;
  }
}

function unquoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    // Not a JSON text, so this is not what happened.
    return undefined;
  }
}

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
