const attribute = 'data-natural-height';

/**
 * Tells how high the payment page wants to be, in CSS pixels, whenever that changes.
 *
 * Only an SDK that marks its iframe with the wish has one, as the simulator's does. The vendor's fills whatever it is
 * given, so nothing is told and the shop's own height stands.
 */
export function observeNaturalHeight(mount: HTMLElement, tell: (height: number) => void): void {
  new MutationObserver((records) => {
    for (const { target } of records) {
      const height = target instanceof HTMLIFrameElement ? Number(target.getAttribute(attribute)) : 0;
      if (height > 0) tell(height);
    }
  }).observe(mount, { subtree: true, attributeFilter: [attribute] });
}
