import type { ErrorCode, Issue } from './checkout-error.ts';

/**
 * What to change, by the first word of the code. One short sentence each, since a merchant's page carries them;
 * `issue-in-full.ts` says more of what the frame, the helpers and the simulator find.
 */
const fixes: Readonly<Record<string, string>> = {
  required: 'Set it.',
  type: 'Pass a text.',
  needs: 'Pass the signed text itself.',
  not: 'Use a documented value.',
  json: 'Pass the signed JSON text.',
  order: 'Give every order an id of its own.',
  time: 'Sign anew, by a clock that is right.',
  url: 'Write an http or https URL.',
  signature: 'Pass text and signature as your server made them.',
  half: 'Set both together.',
  conflict: 'Leave one of the two out.',
  merchant: 'Use the id of the signing key.',
  authentication: 'Sign anew, with the key of merchant-key-id.',
  frame: 'Open frame-url in a tab: it must be your frame page, and list this origin.',
  origin: 'Let nothing redirect the frame page.',
  protocol: 'Publish the frame page anew.',
  channel: 'Call restart().',
  sdk: 'Check the script in the frame page, and content blockers.',
  initiate: 'Check client-id, environment, and that Juspay knows both origins.',
  result: 'Ask your server for the order status before anyone pays again.',
  wrong: 'Call restart() once the payment has ended.',
  terminated: 'Call restart().',
};

/** Words of their own for reasons that message and fix of their code do not fit. */
const reasons: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  'same-as-page': ['is of the page’s own origin', 'Use another one.'],
  'no-default': ['is missing', 'Set it: a module script knows no default.'],
  'no-origin': ['needs a page with an origin', 'Open the page over http.'],
  isolated: ['is stopped by COEP', 'Send COEP with the frame page too.'],
};

/**
 * The issue of one input: its message names field, code and reason, and never the value.
 *
 * @param reason a finer cause under the code, kebab-case
 */
export function issueOf(code: ErrorCode, field: string, reason?: string): Issue {
  const [what, fix] = reasons[reason ?? ''] ?? [];
  const cause = reason ? `${code}, ${reason}` : code;
  return {
    code,
    field,
    ...(reason && { reason }),
    message: `${field} ${what ?? `cannot be used: ${cause.replaceAll('-', ' ')}`}.`,
    fix: fix ?? fixes[code.replace(/-.*/, '')] ?? 'See docs/error-codes.md.',
  };
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
