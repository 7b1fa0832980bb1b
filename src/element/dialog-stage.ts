import type { dialogOf } from './checkout-dialog.ts';

/** The dialog of `presentation="dialog"`, which is loaded when it is used. The element's own tree stands for it without. */
export interface DialogStage {
  /** Settled once the dialog is there. Undefined until it is used. */
  loading: Promise<void> | undefined;
  /** Opens or closes the dialog, and returns what is in it: nothing while it loads. */
  readonly content: (hasOrder: boolean) => ParentNode | undefined;
}

/** Makes the stage of a checkout. */
export function dialogStage(checkout: Parameters<typeof dialogOf>[0]): DialogStage {
  let show: ((hasOrder: boolean) => ParentNode) | undefined;
  const stage: DialogStage = {
    loading: undefined,
    content(hasOrder) {
      stage.loading ??= import('./checkout-dialog.ts')
        .then(
          (loaded) => (show = loaded.dialogOf(checkout)),
          () => (show = () => checkout.renderRoot),
        )
        .then(() => checkout.requestUpdate());
      return show?.(hasOrder);
    },
  };
  return stage;
}
