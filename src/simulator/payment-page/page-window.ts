/*
 * The window of the payment page: its height, its paints, its language, and the ways out of it.
 */

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

/** The longest wait for a paint, in ms: a hidden or covered frame paints nothing. */
const longestPaint = 250;

/** Resolves once what is in the document now has been painted. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, longestPaint);
    requestAnimationFrame(() => {
      // The frame callback runs before the paint; a macrotask after it runs behind.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        clearTimeout(late);
        resolve();
      };
      port2.postMessage(null);
    });
  });
}

/** Returns the language that the dashboard has set for every payment page; undefined if it leaves that to the merchant. */
export function wishedLanguage(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="hyper-language"]');
  return meta?.content === '' ? undefined : meta?.content;
}

/**
 * Sends the whole window to an address: out of the merchant's page, if this page stands in a frame of one.
 *
 * Browsers let a frame do that once the customer has pressed something in it, unless the merchant has sandboxed it. No
 * browser tells whether it will work, so a link for the customer stands beside every call.
 *
 * @param keepsPage false if the way back must not lead here
 */
export function leaveWindowFor(address: string, keepsPage: boolean): void {
  const top = window.top ?? window;
  try {
    // Of a foreign window's location a page may set the address and nothing more.
    if (keepsPage) top.location.href = address;
    else top.location.replace(address);
  } catch {
    // Sandboxed, or nothing was pressed yet: the link is there.
  }
}

/** Returns whether a text is an absolute address with a scheme of the web: nothing else is ever followed. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Acts out the scenario in which the page is gone after the debit: it goes at once, and the promise never settles. */
export function pageDeath(): Promise<never> {
  location.replace('about:blank');
  return new Promise(() => undefined);
}
