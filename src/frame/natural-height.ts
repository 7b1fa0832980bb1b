/**
 * Tells how high the payment page wants to be, in CSS pixels, whenever that changes.
 *
 * Only an SDK that sets its iframe's height in pixels has such a wish. The vendor's fills whatever it is given
 * (`height: 100%`), so nothing is told and the shop's own height stands.
 */
export function observeNaturalHeight(mount: HTMLElement, tell: (height: number) => void): void {
  const resized = new ResizeObserver(([entry]) => {
    if (entry?.target instanceof HTMLIFrameElement && entry.target.style.height.endsWith('px')) {
      tell(Math.ceil(entry.contentRect.height));
    }
  });
  const follow = () => {
    resized.disconnect();
    const frame = mount.querySelector('iframe');
    if (frame) resized.observe(frame);
  };
  new MutationObserver(follow).observe(mount, { childList: true });
  follow();
}
