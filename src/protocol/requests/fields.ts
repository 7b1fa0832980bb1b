import { type ErrorCode, type Issue, issueOf, type Parsed } from '../checkout-error.ts';
import { inFull } from '../errors/catalogue.ts';
import { own } from '../plain-object.ts';
import { type FieldCheck, type MerchantFonts, orderKinds, type requestKinds } from './field-kinds.ts';

/** The findings of a check: issues stop the payment, warnings do not. */
export interface Findings {
  readonly issues: Issue[];
  readonly warnings: Issue[];
}

/** All that was found in an input, and what it says if nothing stops it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly []; readonly warnings: readonly Issue[] }
  | {
      readonly ok: false;
      readonly value?: never;
      readonly issues: readonly [Issue, ...Issue[]];
      readonly warnings: readonly Issue[];
    };

/** The check of a table: true if an object passed, else its issues are in the findings. */
export type TableCheck<Table extends FieldTable> = (
  object: Record<string, unknown>,
  found: Findings,
) => object is Record<string, unknown> & FieldsOf<Table>;

/**
 * Makes the check of a table.
 *
 * All issues are found: missing fields first, then in the order of the object's keys. Keys that the table does not have
 * stay and are warned of as `unknown-field`.
 */
// @__NO_SIDE_EFFECTS__
export function checkerOf<const Table extends FieldTable>(
  table: Table,
  kinds: Readonly<Record<string, FieldCheck>> = orderKinds,
): TableCheck<Table> {
  // Read at the first call: a frame has to greet before it has anything to check.
  let check: TableCheck<Table> | undefined;
  return (object, found): object is Record<string, unknown> & FieldsOf<Table> =>
    (check ??= readTable(table, kinds))(object, found);
}

function readTable<Table extends FieldTable>(
  table: Table,
  kinds: Readonly<Record<string, FieldCheck>>,
): TableCheck<Table> {
  const rules = new Map<string, Rule>();
  const required: [field: string, kind: string, mayBeEmpty: boolean][] = [];
  for (const [field, spec] of Object.entries(table)) {
    const kind = spec.replace(/[!*~]$/, '');
    const need = spec.slice(kind.length);
    if (need === '!' || need === '*') required.push([field, kind, need === '*']);
    rules.set(field, { kind, need, judge: judgeOf(kind, kinds) });
  }
  return (object, { issues, warnings }): object is Record<string, unknown> & FieldsOf<Table> => {
    const wrong: Issue[] = [];
    let present = 0;
    for (const field of Object.keys(object)) {
      const value = object[field];
      const rule = rules.get(field);
      if (!rule) warnings.push(unknownField(field, rules.keys()));
      else if (value !== undefined) {
        const { kind, need, judge } = rule;
        if (need === '*' || (need === '!' && value !== '')) present++;
        const issue = judge(value, field);
        if (issue) (need === '~' ? warnings : wrong).push(inFull(issue, kind));
      }
    }
    if (present < required.length) {
      for (const [field, kind, mayBeEmpty] of required) {
        const value = own(object, field);
        if (value === undefined || (value === '' && !mayBeEmpty)) issues.push(inFull(issueOf('required', field), kind));
      }
    }
    issues.push(...wrong);
    return present === required.length && !wrong.length;
  };
}

/** The warning about a key that a table does not have, with the name that was probably meant. */
function unknownField(field: string, known: Iterable<string>): Issue {
  const meant = nearestName(field, known);
  return issueOf('unknown-field', field, meant && `did-you-mean-${meant}`);
}

/** Returns the object of a check, or the first of its issues. */
export function firstIssueOr<T extends object>(check: Checked<T>): Parsed<T> {
  return check.ok ? { ok: true, value: check.value } : { ok: false, issue: check.issues[0] };
}

/** Closes a check: the object, as it is, if it has the right type and nothing else was found. Issues get their sentences. */
export function checked<T extends object>(value: T | false, found: Findings): Checked<T> {
  const [first, ...others] = found.issues.map((issue) => inFull(issue));
  const warnings = found.warnings.map((issue) => inFull(issue));
  if (value && !first) return { ok: true, value, issues: [], warnings };
  return { ok: false, issues: [first ?? inFull(issueOf('type', 'value', 'object')), ...others], warnings };
}

interface Rule {
  readonly kind: string;
  readonly need: string;
  readonly judge: (value: unknown, field: string) => Issue | undefined;
}

/** The check of a kind. An empty text is one that was left out, which only a required field minds. */
function judgeOf(kind: string, kinds: Readonly<Record<string, FieldCheck>>): Rule['judge'] {
  const check = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (typeof check === 'function') {
    return (value, field) => {
      if (value === '') return undefined;
      const parsed = check(value, field);
      return parsed.ok ? undefined : parsed.issue;
    };
  }
  if (!check) {
    const values: readonly unknown[] = kind.split('|');
    return (value, field) =>
      values.includes(value) ? undefined : (typeIssue(value, field) ?? issueOf('not-allowed', field));
  }
  const [pattern, code, reason] = check;
  if (!pattern) return typeIssue;
  return (value, field) => {
    if (typeof value !== 'string') return typeIssue(value, field);
    return !value || pattern.test(value) ? undefined : textIssue(value, field, code, reason);
  };
}

function typeIssue(value: unknown, field: string): Issue | undefined {
  return typeof value === 'string' ? undefined : issueOf('type', field, 'string');
}

function textIssue(value: string, field: string, code: ErrorCode, reason: string | undefined): Issue {
  if (/[\u202a-\u202e\u2066-\u2069]/.test(value)) return issueOf('text-bidi', field);
  return code === 'mandate' ? mandateIssue(field) : issueOf(code, field, reason);
}

/** The issue of a key of a mandate or subscription: its reason is the key's last word or words. */
export function mandateIssue(field: string): Issue {
  const name = field.replace(/.*[.:](SUBSCRIPTION_)?|_by.*/g, '');
  return issueOf('mandate', field, name.toLowerCase().replace('_', '-'));
}

/**
 * A table of fields: each name with its kind, such as `order_id: 'order-id!'`.
 *
 * A kind is a name out of a table of kinds, or the accepted values with a bar between them. After it stands `!` for
 * required and not empty, `*` for required and perhaps empty, `~` for what is only warned of when it is wrong. Without
 * these the field may be left out, and an empty text counts as left out. From one table come the TypeScript type
 * ({@link FieldsOf}), the check ({@link checkerOf}) and the documentation.
 */
export type FieldTable = Readonly<Record<string, string>>;

/** The kinds whose values are texts, booleans or objects. Every other kind is the list of its values. */
export type FieldKind = keyof typeof orderKinds | keyof typeof requestKinds;

type Values<Kind extends string> = Kind extends `${infer First}|${infer Rest}` ? First | Values<Rest> : Kind;

type ValueOf<Kind extends string> = Kind extends `${infer Soft}~`
  ? ValueOf<Soft>
  : Kind extends 'boolean'
    ? boolean
    : Kind extends 'object'
      ? Readonly<Record<string, unknown>>
      : Kind extends 'fonts'
        ? MerchantFonts | string
        : Kind extends FieldKind
          ? string
          : Values<Kind>;

type Required<Kind extends string> = `${Kind}!` | `${Kind}*`;

/** The TypeScript type of an object that passed the check of a {@link FieldTable}. */
export type FieldsOf<Table extends FieldTable> = {
  readonly [F in keyof Table as Table[F] extends Required<string> ? F : never]: Table[F] extends Required<infer Kind>
    ? ValueOf<Kind>
    : never;
} & {
  readonly [F in keyof Table as Table[F] extends Required<string> ? never : F]?: ValueOf<Table[F]>;
};

/** A longer name is no misspelling of ours; the limit keeps the comparison short. */
const longest = 64;

/**
 * The known name that a misspelt one probably stands for; undefined if none is near.
 *
 * Near is: the same but for case and punctuation (`order-id` for `order_id`), the first part of a dotted name (`mandate`
 * for `mandate.max_amount`), or at most one slip in each four characters, two in all. A slip is a character too many, too
 * few, wrong, or swapped with its neighbour.
 */
export function nearestName(given: string, known: Iterable<string>): string | undefined {
  if (given.length > longest) return undefined;
  const bare = bareOf(given);
  const limit = Math.min(2, Math.floor(given.length / 4));
  let nearest: string | undefined;
  let fewest = limit + 1;
  for (const name of known) {
    if (bareOf(name) === bare || name.startsWith(`${given}.`)) return name;
    // One number in place of another is no slip: udf11 is not udf1.
    if (/\d/.test(given) && lettersOf(name) === lettersOf(given)) continue;
    const slips = slipsBetween(given, name, fewest);
    if (slips < fewest) [nearest, fewest] = [name, slips];
  }
  return nearest;
}

function bareOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function lettersOf(name: string): string {
  return name.replace(/\d/g, '');
}

/** The number of slips that turn one name into the other, or `limit` if they are that many or more. */
function slipsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  // The rows of the table of distances: before the last character, at it, and now.
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      now[column] = Math.min(
        (last[column] ?? limit) + 1,
        (now[column - 1] ?? limit) + 1,
        (last[column - 1] ?? limit) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? limit) + 1 : limit,
      );
    }
    [before, last] = [last, now];
  }
  return Math.min(last[other.length] ?? limit, limit);
}
