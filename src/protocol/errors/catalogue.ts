import {
  type CodeOf,
  type ErrorCode,
  HyperCheckoutError,
  type Issue,
  issueOf,
  type Parsed,
  refuseNoText,
} from '../checkout-error.ts';
import { authenticationErrors } from './authentication-errors.ts';
import { connectionErrors } from './connection-errors.ts';
import { inputErrors } from './input-errors.ts';
import { type ErrorRow, formOf } from './row.ts';
import { usageErrors } from './usage-errors.ts';
import { valueErrors } from './value-errors.ts';

/**
 * The one catalogue of errors: a row for each code. The compiler asks for every code of every kind; `docs/error-codes.md`
 * and `docs/error-codes.html` are made from it.
 */
export const catalogue: Readonly<Record<ErrorCode, ErrorRow>> = {
  ...({ ...inputErrors, ...valueErrors } satisfies Record<CodeOf<'input'>, ErrorRow>),
  ...(authenticationErrors satisfies Record<CodeOf<'authentication'>, ErrorRow>),
  ...(connectionErrors satisfies Record<CodeOf<'connection'>, ErrorRow>),
  ...(usageErrors satisfies Record<CodeOf<'usage'>, ErrorRow>),
};

/** The known behaviour of Juspay with a value that is refused here, by field and code, by code and reason, or by code. */
const vendors: Readonly<Record<string, Issue['vendor']>> = {
  // Seed 003: "100.1532" is not valid.
  'amount decimals': 'refuses',
  // Every text but `sandbox` is taken for live.
  'environment not-allowed': 'takes',
  'unknown-field': 'takes',
};

/**
 * Returns an issue with the sentences of the catalogue, and with the known behaviour of Juspay. An issue that has its own
 * sentences keeps them.
 *
 * @param kind of the field, by which the fix says what to write
 */
export function inFull(issue: Issue, kind?: string): Issue {
  const { code, field = '', reason } = issue;
  if (issue.message !== issueOf(code, field, reason).message) return issue;
  const row: ErrorRow = catalogue[code];
  // A rule of mandates has the reason of its key, and so has a value that is not well formed.
  const isIllFormed = code === 'mandate' && kind !== undefined;
  const reasons = row.reasons ?? {};
  const [message, fix] = reason && !isIllFormed && Object.hasOwn(reasons, reason) ? (reasons[reason] ?? []) : [];
  const [, meant] = /^did-you-mean-(.+)$/.exec(reason ?? '') ?? [];
  const sentence = (message ?? row.message).replaceAll('{field}', () => field);
  return {
    ...issue,
    message: meant ? sentence.replace(/\.$/, `: did you mean ${meant}?`) : sentence,
    fix: meant ? `Write ${meant}.` : (fix ?? formOf(kind) ?? row.fix),
    vendor: vendors[`${field} ${code}`] ?? vendors[`${code} ${reason ?? ''}`] ?? vendors[code] ?? 'unknown',
  };
}

/** Returns an issue as `issueOf` does, with whole sentences. */
export function issueInFull(code: ErrorCode, field: string, reason?: string, kind?: string): Issue {
  return inFull(issueOf(code, field, reason), kind);
}

/** Refuses one input as `refuse` does, with whole sentences. */
export function refuseInFull(code: ErrorCode, field: string, reason?: string, kind?: string) {
  return { ok: false, issue: issueInFull(code, field, reason, kind) } as const;
}

/** Refuses a value that has to be a text and is not, with whole sentences: `required` if it is missing or empty, else `type`. */
export function refuseNoTextInFull(value: unknown, field: string, kind: string) {
  return { ok: false, issue: inFull(refuseNoText(value, field).issue, kind) } as const;
}

/**
 * Returns the value of a reader, for callers that throw instead of returning issues.
 * @throws {HyperCheckoutError} with the issue of the reader, in whole sentences
 */
export function valueOrThrow<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new HyperCheckoutError(inFull(parsed.issue));
}
