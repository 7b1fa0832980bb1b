/**
 * Calls back once `ms` milliseconds have passed during which the page was visible.
 *
 * A hidden tab is throttled or frozen, and its network with it: time that nobody could use does not count. Aborting
 * the signal ends it without a call.
 */
export function visibleDeadline(ms: number, signal: AbortSignal, passed: () => void): void {
  if (signal.aborted) return;
  let left = ms;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const follow = () => {
    stop();
    if (document.hidden) {
      if (since) left -= performance.now() - since;
      since = 0;
    } else {
      since = performance.now();
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', follow);
        signal.removeEventListener('abort', stop);
        passed();
      }, left);
    }
  };
  document.addEventListener('visibilitychange', follow, { signal });
  signal.addEventListener('abort', stop, { once: true });
  follow();
}
