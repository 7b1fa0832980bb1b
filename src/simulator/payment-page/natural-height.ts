/** Changes below this many CSS pixels are noise of rounding. */
const noise = 2;

/** Reports how high an element's content is, in whole CSS pixels rounded up: at once and whenever it changes. */
export function watchHeight(element: Element, report: (height: number) => void, signal: AbortSignal): void {
  let last = -noise;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (Math.abs(height - last) < noise) return;
    last = height;
    report(height);
  });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
