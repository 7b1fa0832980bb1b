/**
 * Every code that a {@link HyperCheckoutError} may carry, by kind, in the order in which the documentation has them.
 *
 * The codes are API: renaming one is a breaking change, rewording a message is not. `errors/` has a row for each: its
 * sentences and its documentation. A merchant's page carries this list alone.
 */
const codesByKind = {
  // What the merchant's page or server gave us cannot be used as it stands.
  input: [
    'required',
    'half-pair',
    'conflict',
    'needs-exact-string',
    'type',
    'not-allowed',
    'json-syntax',
    'json-shape',
    'json-duplicate-key',
    'json-key',
    'json-text',
    'json-depth',
    'json-size',
    'text-control',
    'text-bidi',
    'amount',
    'order-id',
    'time',
    'url-scheme',
    'url-form',
    'signature-format',
    'signature-length',
    'request-id',
    'field',
    'mandate',
    'token',
    'protocol',
    'unknown-field',
    'ignored-field',
    'guest-without-login',
  ],
  // Well formed, and refused by the server that checks it.
  authentication: [
    'signature-mismatch',
    'merchant-key-id',
    'authentication-refused',
    'time-expired',
    'time-future',
    'merchant-unknown',
    'order-reused',
    'key-type',
    'key-weak',
  ],
  // The frame or the SDK in it could not be reached or went away. Trying again can help.
  connection: [
    'frame-timeout',
    'frame-unrecognised',
    'frame-refused',
    'frame-policy',
    'origin-rejected',
    'protocol-mismatch',
    'channel-closed',
    'sdk-load',
    'sdk-error',
    'sdk-silent',
    'initiate-failed',
    'initiate-timeout',
    'initiate-status',
    'token-timeout',
    'result-unknown',
    'result-conflict',
    'result-ignored',
  ],
  // A method was called in a state in which it has no meaning.
  usage: ['wrong-state', 'terminated'],
} as const;

/** The kind of a code: `input` and `usage` are for the developer, `connection` may pass. */
export type ErrorKind = keyof typeof codesByKind;

/** The codes of one kind. */
export type CodeOf<Kind extends ErrorKind> = (typeof codesByKind)[Kind][number];

/** The closed set of codes of {@link HyperCheckoutError}. */
export type ErrorCode = CodeOf<ErrorKind>;

/** Every code, in the order of the documentation. */
export const errorCodes: readonly ErrorCode[] = /* @__PURE__ */ Object.values(codesByKind).flat();

const codesOf: Readonly<Record<ErrorKind, readonly unknown[]>> = codesByKind;

/** True for one of our codes. Every code from another window or server is checked here. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return Object.values(codesOf).some((codes) => codes.includes(text));
}

/** Returns the kind of a code. */
export function kindOf(code: ErrorCode): ErrorKind {
  const others = ['authentication', 'connection', 'usage'] as const;
  return others.find((kind) => codesOf[kind].includes(code)) ?? 'input';
}

/** The page that explains the codes: this package as npm has it, on a server that shows its files. */
const docsPage = 'https://unpkg.com/hyper-checkout/docs/error-codes.html';

/** Returns the address at which a code is explained. */
export function docsUrlOf(code: ErrorCode): string {
  return `${docsPage}#${code}`;
}

/**
 * One thing that is wrong with an input: the field, the cause, and the remedy.
 *
 * `message` and `fix` never hold the value itself, so an issue may be logged.
 */
export interface Issue {
  readonly code: ErrorCode;
  /** The attribute, parameter or key that is at fault, spelled as the developer wrote it (`order-details`, `amount`). */
  readonly field?: string;
  /** A finer cause under one code, such as `decimals` under `amount`. Stable, kebab-case. */
  readonly reason?: string;
  readonly message: string;
  readonly fix: string;
  /** `takes` or `refuses` if Juspay is known to do so with the value. Absent where nothing is known. */
  readonly vendor?: 'takes' | 'unknown' | 'refuses';
}

/** Either a parsed value or the first issue that stopped it. Parsers return this and never throw. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: Issue };

/**
 * The one error class of this package, in the page, on the server and in the simulator.
 *
 * A declined payment is an outcome and never one of these. Decide by `code`; `message` is for people. It carries no
 * payload, token, card or personal data.
 */
export class HyperCheckoutError extends Error {
  override readonly name = 'HyperCheckoutError';
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  /** The attribute, parameter or key at fault. */
  readonly field: string | undefined;
  /** A finer cause under the code. */
  readonly reason: string | undefined;
  /** The change that helps, as one sentence. */
  readonly fix: string;
  /** True where the same call may succeed later without a change by the developer. */
  readonly recoverable: boolean;
  /** Tells if Juspay is known to take the value that was refused here. */
  readonly vendor: Issue['vendor'];
  /** The request that it belongs to, for a support ticket. */
  readonly requestId: string | undefined;
  /** The address at which the code is explained. */
  readonly docsUrl: string;

  constructor(issue: Issue, requestId?: string) {
    super(issue.message);
    this.code = issue.code;
    this.kind = kindOf(issue.code);
    this.field = issue.field;
    this.reason = issue.reason;
    this.fix = issue.fix;
    this.vendor = issue.vendor;
    this.recoverable = this.kind === 'connection';
    this.requestId = requestId;
    this.docsUrl = docsUrlOf(issue.code);
  }
}

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
