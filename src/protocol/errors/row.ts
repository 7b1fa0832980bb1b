/** The sentences of a reason: the fix is left out where that of the code fits, and both where both fit. */
export type ReasonSentences = readonly [message?: string, fix?: string];

/** Everything that this package says about one code. */
export interface ErrorRow {
  /** The problem. `{field}` stands for the attribute, parameter or key. */
  readonly message: string;
  /** The advice, where the kind of the field does not give one. */
  readonly fix: string;
  /** The finer causes. */
  readonly reasons?: Readonly<Record<string, ReasonSentences>>;
  /** The explanation in `docs/error-codes.md`, as Markdown. The build leaves it out. */
  readonly docs: string;
  /** An example for the documentation. The build leaves it out. */
  readonly example?: Example;
}

/** A block of code with its language. */
export type Example = readonly [language: string, code: string];
