/** The customer wants a saved method removed, and has said so twice. */
export class RemoveEvent extends Event {
  static readonly type = 'remove';
  /** The id of the method. */
  readonly method: string;

  constructor(method: string) {
    super(RemoveEvent.type);
    this.method = method;
  }
}
