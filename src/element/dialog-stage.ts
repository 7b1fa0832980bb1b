import type { dialogOf } from './checkout-dialog.ts';

type Show = ReturnType<typeof dialogOf>;

/** The dialog of `presentation="dialog"`, which is loaded when it is used. The element's own tree stands for it without. */
export interface DialogStage {
  /** Settled once the dialog is there. Undefined until it is used. */
  loading: Promise<void> | undefined;
  /** Opens or closes the dialog, and returns what is in it: nothing while it loads. */
  readonly content: (...now: Parameters<Show>) => ParentNode | undefined;
}

/** Makes the stage of a checkout. */
export function dialogStage(checkout: Parameters<typeof dialogOf>[0]): DialogStage {
  let show: ((...now: Parameters<Show>) => ParentNode) | undefined;
  const stage: DialogStage = {
    loading: undefined,
    content(...now) {
      stage.loading ??= import('./checkout-dialog.ts')
        .then(
          (loaded) => (show = loaded.dialogOf(checkout)),
          () => (show = () => checkout.renderRoot),
        )
        .then(() => checkout.requestUpdate());
      return show?.(...now);
    },
  };
  return stage;
}

/**
 * Brings the beginning of an element into view, for a screen that appears in it.
 *
 * On a phone the button that was pressed stands far below the next screen's beginning, and the frame cannot scroll the
 * page around it. A screen that appears while the shopper is elsewhere must not.
 *
 * @param content what holds the screen: the element's tree, or its dialog
 */
export function showBeginning(element: HTMLElement, content: ParentNode & Node): void {
  if (!(element.shadowRoot?.activeElement ?? element.contains(element.ownerDocument.activeElement))) return;
  // Whatever has scrolled, be it the window or a box in it: it comes into view if it is not.
  const beginning = content.appendChild(document.createElement('b'));
  beginning.scrollIntoView({ block: 'nearest' });
  beginning.remove();
}
