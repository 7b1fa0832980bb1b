import type { Issue, Parsed } from './checkout-error.ts';
import { issueOf, refuse } from './issue-of.ts';
import { isPlainObject } from './plain-object.ts';

const longestText = 65_536;
const deepest = 32;

/** A string of JSON with the colon that makes it a key, or a bracket. */
const token = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[[\]{}]/gs;

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
  const isDoubtful = suspicious.test(text) || text.split(/[[{]/, deepest + 2).length > deepest + 1;
  let issue = isDoubtful ? findFault(text.slice(0, longestText), field) : undefined;
  if (issue?.code !== 'json-depth') {
    if (text.length > longestText) return refuse('json-size', field);
    if (!text.trim()) return refuse('required', field);
    const value = parse(text);
    // The engine's own message would quote the text, so it is left out.
    if (value === undefined) return refuse('json-syntax', field, text.startsWith('\ufeff') ? 'bom' : undefined);
    if (!isPlainObject(value)) return refuse('json-shape', field, isPlainObject(parse(value)) ? 'double-encoded' : '');
    // Each key has a quote and a colon, so if no more of those are in the text than there are keys, none came twice.
    if (!isDoubtful && text.split(/"\s*:/).length - 1 > countKeys(value)) issue = findFault(text, field);
    if (!issue) return { ok: true, value };
  }
  return { ok: false, issue };
}

/** What a text says, or undefined if it is not JSON. */
function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function countKeys(value: object): number {
  const inner: unknown[] = Object.values(value);
  return inner.reduce(
    (count: number, item) => (typeof item === 'object' && item ? count + countKeys(item) : count),
    Array.isArray(value) ? 0 : inner.length,
  );
}

/** Walks the text itself, which still has what a parser would merge. Malformed text is left to the parser. */
function findFault(text: string, field: string): Issue | undefined {
  const open: Set<string>[] = [];
  let key = field;
  let issue: Issue | undefined;
  for (const [mark, quoted, colon] of text.matchAll(token)) {
    if (quoted) {
      const string = String(parse(quoted));
      const keys = open.at(-1);
      if (colon) {
        key = string;
        if (/^(__proto__|constructor|prototype)$/.test(key)) issue ??= issueOf('json-key', key);
        if (keys?.has(key)) issue ??= issueOf('json-duplicate-key', key);
        keys?.add(key);
      }
      if (/[\ud800-\udfff]/u.test(string)) issue ??= issueOf('json-text', key);
      // A basket is JSON inside a text, and may be laid out in lines.
      if ((key === 'basket' ? /[^\P{Cc}\s]/u : /\p{Cc}/u).test(string)) issue ??= issueOf('text-control', key);
    } else if (/[}\]]/.test(mark)) open.pop();
    // Nothing outweighs this one: it must be known before the text is parsed.
    else if (open.push(new Set()) > deepest) return issueOf('json-depth', field);
  }
  return issue;
}
