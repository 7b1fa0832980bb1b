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
