/**
 * The cause that closed the dialog:
 *
 * - `button`: its close button
 * - `escape`: the Escape key
 * - `back`: the browser's Back, or the back gesture of a phone
 * - `payment-page`: the shopper left by the payment page's own question
 * - `page`: your page, by `terminate()` for example
 */
export type CloseCause = 'button' | 'escape' | 'back' | 'payment-page' | 'page';

/**
 * The dialog of `presentation="dialog"` has closed; `detail.by` tells what closed it. The focus is back where it was.
 *
 * It says nothing of the payment: that is `hyper-process-result`, or the rejection of `process()`.
 */
export class HyperCloseEvent extends CustomEvent<{ readonly by: CloseCause }> {
  /** The name under which it is dispatched. */
  static readonly type = 'hyper-close';

  constructor(by: CloseCause) {
    super(HyperCloseEvent.type, { bubbles: true, composed: true, detail: { by } });
  }
}
