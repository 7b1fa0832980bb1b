import type { Issue, Parsed } from './checkout-error.ts';
import { issueOf, refuse } from './issue-of.ts';
import { isPlainObject } from './plain-object.ts';

const longestText = 65_536;
const deepest = 32;

/** A string of JSON with the colon that makes it a key, or a bracket. */
const token = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[[\]{}]/gs;

/** What a harmless text has none of: escapes other than of quote, backslash and slash, control characters, halves of
 * surrogate pairs, and the keys that reach a prototype. */
const suspicious = /\\[^"\\/]|[\x7f-\x9f\ud800-\udfff]|__proto__|constructor|prototype/u;

/**
 * Reads a text as one JSON object, within 65,536 characters and 32 levels.
 *
 * A key that comes twice is refused, since two parsers read it differently; so are `__proto__`, `constructor` and
 * `prototype` as keys, control characters and halves of surrogate pairs in any string. The text itself is never changed.
 * Codes: `required`, `needs-exact-string`, `json-size`, `json-depth`, `json-syntax` (reason `bom`), `json-shape` (reason
 * `double-encoded`), `json-duplicate-key`, `json-key`, `json-text`, `text-control`.
 */
export function parseJsonText(text: unknown, field: string): Parsed<Record<string, unknown>> {
  if (text === undefined || text === null) return refuse('required', field);
  if (typeof text !== 'string') return refuse('needs-exact-string', field);
  if (text.length > longestText) return refuse('json-size', field);
  if (!text.trim()) return refuse('required', field);
  const isDoubtful = suspicious.test(text) || text.split(/[[{]/).length > deepest + 1;
  let issue = isDoubtful ? findFault(text, field) : undefined;
  if (issue?.code === 'json-depth') return { ok: false, issue };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's own message would quote the text, so it is left out.
    return refuse('json-syntax', field, text.startsWith('\ufeff') ? 'bom' : undefined);
  }
  if (!isPlainObject(value)) {
    return refuse('json-shape', field, typeof value === 'string' && /^\s*\{/.test(value) ? 'double-encoded' : undefined);
  }
  // Each key has a quote and a colon, so if no more of those are in the text than there are keys, none came twice.
  if (!isDoubtful && text.split(/"\s*:/).length - 1 > countKeys(value)) issue = findFault(text, field);
  return issue ? { ok: false, issue } : { ok: true, value };
}

function countKeys(value: object): number {
  let count = 0;
  const isArray = Array.isArray(value);
  for (const inner of Object.values(value) as unknown[]) {
    if (!isArray) count++;
    if (typeof inner === 'object' && inner !== null) count += countKeys(inner);
  }
  return count;
}

/** Walks the text itself, which still has what a parser would merge. Malformed text is left to the parser. */
function findFault(text: string, field: string): Issue | undefined {
  const open: Set<string>[] = [];
  let key = field;
  for (const [mark, inside, colon] of text.matchAll(token)) {
    if (inside === undefined) {
      if (mark === '}' || mark === ']') open.pop();
      else if (open.push(new Set()) > deepest) return issueOf('json-depth', field);
      continue;
    }
    const string = decode(mark, colon);
    if (string === undefined) return undefined;
    if (colon !== undefined) {
      const keys = open.at(-1);
      key = string;
      if (/^(__proto__|constructor|prototype)$/.test(key)) return issueOf('json-key', key);
      if (keys?.has(key)) return issueOf('json-duplicate-key', key);
      keys?.add(key);
    }
    if (/[\ud800-\udfff]/u.test(string)) return issueOf('json-text', key);
    // A basket is JSON inside a text, and may be laid out in lines.
    if (/[\0-\x1f\x7f-\x9f]/.test(key === 'basket' ? string.replace(/[\t\n\r]/g, '') : string)) {
      return issueOf('text-control', key);
    }
  }
  return undefined;
}

function decode(mark: string, colon: string | undefined): string | undefined {
  try {
    return String(JSON.parse(colon === undefined ? mark : mark.slice(0, -colon.length)));
  } catch {
    return undefined;
  }
}
