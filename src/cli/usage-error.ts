/** Something in the words or files that the user gave, with what to do about it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** The change that helps, as one sentence. */
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
