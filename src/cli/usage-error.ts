/** Something in the words or files that the user gave, with what to do about it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to change, as one sentence. */
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
