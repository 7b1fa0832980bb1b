import type { ErrorCode, Issue } from './checkout-error.ts';

/**
 * What to change, by code. One short sentence each, since a merchant's page carries them; `docs/error-codes.md` says
 * more, and {@link Issue.reason} narrows it down.
 */
const fixes: { readonly [C in ErrorCode]?: string } = {
  required: 'Give it a value.',
  type: 'Change its JSON type: text goes in quotes, true and false do not.',
  'needs-exact-string': 'Pass the text that was signed, character for character, not an object made from it.',
  'not-allowed': 'Use one of the documented values, spelled exactly.',
  conflict: 'Make it equal to the signed value, or leave it out.',
  'json-syntax': 'Pass the JSON text as your server signed it.',
  'json-shape': 'Pass one JSON object, stringified once.',
  'json-duplicate-key': 'Name each key once.',
  'json-key': 'Rename the key.',
  'json-text': 'Remove the half of a surrogate pair.',
  'json-depth': 'Nest at most 32 levels.',
  'json-size': 'Keep it within 65,536 characters.',
  'text-control': 'Remove the control characters.',
  'text-bidi': 'Remove the marks that change the direction of text.',
  amount: 'Write rupees as text with at most two decimals, such as "249.00".',
  'order-id': 'Use fewer than 18 letters and digits.',
  time: 'Write milliseconds since 1970 as text of 13 digits.',
  'url-scheme': 'Use an absolute https URL.',
  'url-form': 'Use an absolute https URL without query, fragment, user name or odd characters.',
  'signature-format': 'Pass the base64 text of the signature unchanged.',
  'signature-length': 'Pass the whole signature of an RSA key of 2048, 3072 or 4096 bits.',
  field: 'Write it in the documented form.',
  mandate: 'Follow the rules of mandates for this key.',
};

/**
 * The issue of one input: its message names field and cause, and never the value.
 *
 * @param reason a finer cause under the code, kebab-case
 */
export function issueOf(code: ErrorCode, field: string, reason?: string): Issue {
  const cause = reason === undefined ? code : `${code}, ${reason}`;
  return {
    code,
    field,
    ...(reason !== undefined && { reason }),
    message: `${field} cannot be used: ${cause.replaceAll('-', ' ')}.`,
    fix: fixes[code] ?? 'See the documentation of this code.',
  };
}

/** The refusal of one input, as parsers return it. */
export function refuse(code: ErrorCode, field: string, reason?: string): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue: issueOf(code, field, reason) };
}
