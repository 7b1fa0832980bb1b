/** How long the files may take before the frame goes away again, in ms. */
const patience = 30_000;

/**
 * Has the browser fetch the files of the payment page ahead of time, in a hidden frame that goes away by itself.
 *
 * It is a frame and no `<link rel=prefetch>`, since browsers keep what one site loads apart from what another one does:
 * only a frame of the simulator's own fills the cache that the payment page reads.
 *
 * @param origin where the simulator is
 */
export function preFetchPaymentPage(origin: string): void {
  const frame = document.createElement('iframe');
  frame.name = 'HyperService-PreFetch';
  frame.title = '';
  frame.tabIndex = -1;
  frame.referrerPolicy = 'strict-origin';
  frame.setAttribute('aria-hidden', 'true');
  Object.assign(frame.style, { position: 'absolute', width: '0', height: '0', border: '0', visibility: 'hidden' });
  const timer = setTimeout(() => frame.remove(), patience);
  frame.addEventListener('load', () => {
    clearTimeout(timer);
    frame.remove();
  });
  frame.src = `${origin}/payment-page/prefetch`;
  document.body.append(frame);
}
