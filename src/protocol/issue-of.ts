import { docsUrlOf, type ErrorCode, type Issue } from './checkout-error.ts';

/** The sentences of a code as a merchant's page carries them. */
type Sentences = readonly [message: string, fix: string];

/**
 * The sentences that cannot wait for the network: those of errors that reject a promise, or that come when the network is
 * lost. A merchant's page carries them. All others are in `errors/`, and the page loads them when it has an issue to tell.
 */
export const onPage = {
  'result-unknown': [
    'The payment may have succeeded: its result did not reach this page.',
    'Ask your server for the order status before the customer pays again.',
  ],
  'channel-closed': ['The checkout frame closed before it answered.', 'Reload the page, or call restart().'],
  'wrong-state': [
    'The checkout cannot take this call in its present state.',
    'Call restart() once the open payment has ended.',
  ],
  terminated: ['The checkout was ended before it answered.', 'Call restart().'],
} satisfies Partial<Record<ErrorCode, Sentences>>;

/**
 * Returns the issue of one input, with the sentences of {@link onPage} or else with the code and the address at which it is
 * explained. `inFull` puts whole sentences in their place. No sentence holds the value.
 *
 * @param reason a finer cause under the code, kebab-case
 */
export function issueOf(code: ErrorCode, field: string, reason?: string): Issue {
  const carried: Partial<Record<ErrorCode, Sentences>> = onPage;
  const [message, fix] = carried[code] ?? [
    `Code ${code}${reason ? ` (${reason})` : ''} at ${field}.`,
    `Read ${docsUrlOf(code)}.`,
  ];
  return { code, field, ...(reason && { reason }), message, fix };
}

/** The refusal of one input, as parsers return it. */
export function refuse(code: ErrorCode, field: string, reason?: string): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue: issueOf(code, field, reason) };
}

/** The refusal of what has to be a text and is not: `required` if it is missing or empty, else `type`. */
export function refuseNoText(value: unknown, field: string): { readonly ok: false; readonly issue: Issue } {
  return value === undefined || value === null || value === ''
    ? refuse('required', field)
    : refuse('type', field, 'string');
}
