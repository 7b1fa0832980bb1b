/** The customer wants to pay with a saved method as a rule. */
export class PreferEvent extends Event {
  static readonly type = 'prefer';
  /** The id of the method. */
  readonly method: string;

  constructor(method: string) {
    super(PreferEvent.type);
    this.method = method;
  }
}
