/**
 * Every code that a {@link HyperCheckoutError} may carry, with its kind.
 *
 * The codes are API: renaming one is a breaking change, rewording a message is not. Each has an entry in
 * `docs/error-codes.md`, and a test holds the two lists against each other.
 */
const kindOfCode = {
  // Input: what the merchant's page or server gave us cannot be used as it stands.
  required: 'input',
  'half-pair': 'input',
  conflict: 'input',
  'needs-exact-string': 'input',
  type: 'input',
  'not-allowed': 'input',
  'json-syntax': 'input',
  'json-shape': 'input',
  'json-duplicate-key': 'input',
  'json-key': 'input',
  'json-text': 'input',
  'json-depth': 'input',
  'json-size': 'input',
  'text-control': 'input',
  'text-bidi': 'input',
  amount: 'input',
  'order-id': 'input',
  time: 'input',
  'url-scheme': 'input',
  'url-form': 'input',
  'signature-format': 'input',
  'signature-length': 'input',
  'request-id': 'input',
  field: 'input',
  mandate: 'input',
  token: 'input',
  protocol: 'input',
  'unknown-field': 'input',
  'ignored-field': 'input',
  'guest-without-login': 'input',
  language: 'input',
  // Authentication: well formed, and refused by whoever checks it.
  'signature-mismatch': 'authentication',
  'merchant-key-id': 'authentication',
  'authentication-refused': 'authentication',
  'time-expired': 'authentication',
  'time-future': 'authentication',
  'merchant-unknown': 'authentication',
  'order-reused': 'authentication',
  'key-type': 'authentication',
  'key-weak': 'authentication',
  // Connection: the frame or the SDK in it could not be reached or went away. Trying again can help.
  'frame-timeout': 'connection',
  'frame-refused': 'connection',
  'origin-rejected': 'connection',
  'protocol-mismatch': 'connection',
  'channel-closed': 'connection',
  'sdk-load': 'connection',
  'sdk-error': 'connection',
  'initiate-failed': 'connection',
  'initiate-timeout': 'connection',
  'result-unknown': 'connection',
  // Usage: a method was called in a state in which it has no meaning.
  'wrong-state': 'usage',
  terminated: 'usage',
} as const satisfies Record<string, ErrorKind>;

/** What sort of trouble a code stands for: `input` and `usage` are for the developer, `connection` may pass. */
export type ErrorKind = 'input' | 'authentication' | 'connection' | 'usage';

/** The closed set of codes of {@link HyperCheckoutError}. */
export type ErrorCode = keyof typeof kindOfCode;

/** The list of all codes, in the order in which the documentation has them. */
export const errorCodes: readonly ErrorCode[] = Object.keys(kindOfCode) as ErrorCode[];

/** True for a text that is one of our codes: the door through which a code from another window or server comes in. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(kindOfCode, text);
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
  /** What to change, as one sentence. */
  readonly fix: string;
  /** True where the same call may succeed later without a change by the developer. */
  readonly recoverable: boolean;
  /** The request that it belongs to, for a support ticket. */
  readonly requestId: string | undefined;
  /** Where the code is explained: a file and anchor inside this package. */
  readonly docsUrl: string;

  constructor(issue: Issue, requestId?: string) {
    super(issue.message);
    this.code = issue.code;
    this.kind = kindOfCode[issue.code];
    this.field = issue.field;
    this.reason = issue.reason;
    this.fix = issue.fix;
    this.recoverable = this.kind === 'connection';
    this.requestId = requestId;
    this.docsUrl = `hyper-checkout/docs/error-codes.md#${issue.code}`;
  }
}
