import type { ErrorCode, Issue, Parsed } from './checkout-error.ts';
import { issueInFull, refuseInFull } from './errors/catalogue.ts';
import { isPlainObject } from './plain-object.ts';

const longestText = 65_536;
const longestBody = 1_048_576;
const deepest = 32;
const reserved = ['__proto__', 'constructor', 'prototype'];

/**
 * A string of JSON with the colon that makes it a key, or a bracket. An unclosed string ends with the text, so that no
 * quote is looked at twice.
 */
const token = /("[^"\\]*(?:\\[^]?[^"\\]*)*(?:"|$))(\s*:)?|[[\]{}]/g;

/** Keys whose text is JSON itself, and may be laid out in lines. */
const jsonInText = /^(basket|orderDetails|signaturePayload)$/;

/** Escapes and characters outside ASCII, which make a closer look at a text worth while. */
const unusual = /[\\\x7f-\uffff]/;

/**
 * Reads a text as one JSON object, within 65,536 characters and 32 levels.
 *
 * A key that comes twice is refused, since two parsers read it differently; so are `__proto__`, `constructor` and
 * `prototype` as keys, control characters and halves of surrogate pairs in any string. The text itself is never changed.
 * Codes: `required`, `needs-exact-string`, `json-size`, `json-depth`, `json-syntax` (reason `bom`), `json-shape` (reason
 * `double-encoded`), `json-duplicate-key`, `json-key`, `json-text`, `text-control`.
 */
export function parseJsonText(text: unknown, field: string): Parsed<Record<string, unknown>> {
  if (typeof text !== 'string') return refuseInFull((text ?? '') === '' ? 'required' : 'needs-exact-string', field);
  const head = text.slice(0, longestText);
  const isDoubtful = unusual.test(head) || count('[', head) + count('{', head) > deepest;
  let issue = isDoubtful ? findFault(head, field) : undefined;
  if (issue?.code !== 'json-depth') {
    if (text.length > longestText) return refuseInFull('json-size', field);
    const value = parse(text);
    // The engine's own message would quote the text, so it is left out.
    if (value === undefined) {
      if (!text.trim()) return refuseInFull('required', field);
      return refuseInFull('json-syntax', field, text.startsWith('\ufeff') ? 'bom' : undefined);
    }
    if (!isPlainObject(value))
      return refuseInFull('json-shape', field, isPlainObject(parse(value)) ? 'double-encoded' : '');
    // Each key has a colon, so if there are no more of those than there are keys, none came twice.
    if (!isDoubtful && count(':', text) !== countKeys(value)) issue = findFault(text, field);
    if (!issue) return { ok: true, value };
  }
  return { ok: false, issue };
}

/**
 * Reads the body of a request or answer as one JSON object: of {@link parseJsonText} it has the rules for keys, and any
 * text of up to 1 MiB in its values.
 *
 * Codes: `json-size`, `json-depth`, `json-syntax` (reason `bom`), `json-shape`, `json-duplicate-key`, `json-key`.
 */
export function parseJsonBody(text: string, field: string): Parsed<Record<string, unknown>> {
  if (text.length > longestBody) return refuseInFull('json-size', field);
  const issue = findFault(text, field, true);
  if (issue?.code === 'json-depth') return { ok: false, issue };
  const value = parse(text);
  if (value === undefined) return refuseInFull('json-syntax', field, text.startsWith('\ufeff') ? 'bom' : undefined);
  if (!isPlainObject(value)) return refuseInFull('json-shape', field);
  return issue ? { ok: false, issue } : { ok: true, value };
}

/**
 * Returns the text of a number under a key of the outermost object: amounts are read from it, never from the number.
 *
 * @param text JSON that was parsed before
 */
export function numberTextIn(text: string, key: string): string | undefined {
  let depth = 0;
  for (const { 0: mark, 1: quoted, 2: colon, index } of text.matchAll(token)) {
    if (!quoted) depth += /[}\]]/.test(mark) ? -1 : 1;
    else if (colon && depth === 1 && parse(quoted) === key) {
      return /^\s*(-?\d[\d.eE+-]*)/.exec(text.slice(index + mark.length))?.[1];
    }
  }
  return undefined;
}

/**
 * Counts a mark. Of colons only those after a quote or a blank count: all that follow a key, and a few inside of texts.
 */
function count(mark: string, text: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (mark !== ':' || before === 34 || before < 33) found++;
  }
  return found;
}

/** Parses a text as JSON. Returns undefined for any other text. */
function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Counts the keys of all objects. Returns NaN if one of the keys reaches a prototype. */
function countKeys(value: object): number {
  if (reserved.some((key) => Object.hasOwn(value, key))) return NaN;
  const inner: unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : inner.length;
  for (const item of inner) if (typeof item === 'object' && item) count += countKeys(item);
  return count;
}

/**
 * Walks the text itself, which still has what a parser would merge. Malformed text is left to the parser.
 *
 * @param onlyKeys leaves the texts of values alone
 */
function findFault(text: string, field: string, onlyKeys = false): Issue | undefined {
  const open: Set<string>[] = [];
  let key = field;
  let issue: Issue | undefined;
  for (const [mark, quoted, colon] of text.matchAll(token)) {
    if (quoted) {
      const string = String(parse(quoted));
      let code: ErrorCode | false = !onlyKeys && /[\ud800-\udfff]/u.test(string) && 'json-text';
      if (!onlyKeys && (jsonInText.test(key) ? /[^\P{Cc}\s]/u : /\p{Cc}/u).test(string)) code = 'text-control';
      if (colon) {
        key = string;
        if (open.at(-1)?.has(key)) code = 'json-duplicate-key';
        if (reserved.includes(key)) code = 'json-key';
        open.at(-1)?.add(key);
      }
      if (code) issue ??= issueInFull(code, key);
    } else if (/[}\]]/.test(mark)) open.pop();
    // Nothing outweighs this one: it must be known before the text is parsed.
    else if (open.push(new Set()) > deepest) return issueInFull('json-depth', field);
  }
  return issue;
}
