/** What sort of trouble a code stands for: `input` and `usage` are for the developer, `connection` may pass. */
export type ErrorKind = 'input' | 'authentication' | 'connection' | 'usage';

/**
 * Every code that a {@link HyperCheckoutError} may carry, in the order in which the documentation has them.
 *
 * The codes are API: renaming one is a breaking change, rewording a message is not. Each has an entry in
 * `docs/error-codes.md`, and a test holds the two lists against each other.
 */
export const errorCodes = [
  // Input: what the merchant's page or server gave us cannot be used as it stands.
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
  // Authentication: well formed, and refused by whoever checks it.
  'signature-mismatch',
  'merchant-key-id',
  'authentication-refused',
  'time-expired',
  'time-future',
  'merchant-unknown',
  'order-reused',
  'key-type',
  'key-weak',
  // Connection: the frame or the SDK in it could not be reached or went away. Trying again can help.
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
  // Usage: a method was called in a state in which it has no meaning.
  'wrong-state',
  'terminated',
] as const;

/** The closed set of codes of {@link HyperCheckoutError}. */
export type ErrorCode = (typeof errorCodes)[number];

/** True for a text that is one of our codes: the door through which a code from another window or server comes in. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(text);
}

// Patterns, since a merchant's page would pay for a table: a test holds the kind of each code against the documentation.
const kindPatterns: readonly (readonly [ErrorKind, RegExp])[] = [
  ['connection', /^(frame|origin|protocol-|channel|sdk|initiate|token-|result)/],
  ['authentication', /^(signature-mis|merchant|authentication|time-|order-r|key)/],
  ['usage', /^(wrong|terminated)/],
];

/** The kind of a code. */
export function kindOf(code: ErrorCode): ErrorKind {
  return kindPatterns.find(([, pattern]) => pattern.test(code))?.[0] ?? 'input';
}

/**
 * One thing that is wrong with an input: which field, what, and how to mend it.
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
  /** Whether Juspay is known to take the value. Absent where nobody has found out. */
  readonly vendor?: 'takes' | 'unknown' | 'refuses';
}

/** Either a parsed value or the first issue that stopped it. Parsers return this and never throw. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: Issue };

/**
 * Returns the value of a reader, for callers that throw instead of returning issues.
 * @throws {HyperCheckoutError} with the issue of the reader
 */
export function valueOrThrow<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new HyperCheckoutError(parsed.issue);
}

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
  /** What to change, as one sentence. */
  readonly fix: string;
  /** True where the same call may succeed later without a change by the developer. */
  readonly recoverable: boolean;
  /** Whether Juspay is known to take the value that was refused here. */
  readonly vendor: Issue['vendor'];
  /** The request that it belongs to, for a support ticket. */
  readonly requestId: string | undefined;
  /** Where the code is explained: a file and anchor inside this package. */
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
    this.docsUrl = `hyper-checkout/docs/error-codes.md#${issue.code}`;
  }
}
