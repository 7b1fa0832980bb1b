/**
 * Calls back once `ms` milliseconds have passed during which the page was visible. Returns what ends it without a call.
 *
 * A hidden tab is throttled or frozen, and its network with it, so that its time does not count.
 *
 * @param page the document that is looked at; default: that of this script
 */
export function visibleDeadline(ms: number, passed: () => void, page = document): () => void {
  let left = ms;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', follow);
  };
  const follow = () => {
    clearTimeout(timer);
    if (page.hidden) {
      if (since) left -= performance.now() - since;
      since = 0;
    } else {
      since = performance.now();
      timer = setTimeout(() => {
        end();
        passed();
      }, left);
    }
  };
  page.addEventListener('visibilitychange', follow);
  follow();
  return end;
}

/** Returns the window of a document: the element may be shown in another one than its script runs in. */
export function viewOf(page: Document): Window & typeof globalThis {
  return page.defaultView ?? window;
}
