/** How long to wait between two questions, in ms. */
const pause = 1_500;

/** Resolves when it is time to ask again: after a while, or when the page is looked at again. False if it was aborted. */
export function untilPoll(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = () => {
      clearTimeout(timer);
      done.abort();
      resolve(!signal.aborted);
    };
    const timer = setTimeout(finish, pause);
    document.addEventListener('visibilitychange', finish, { signal: done.signal });
    window.addEventListener('online', finish, { signal: done.signal });
    signal.addEventListener('abort', finish, { signal: done.signal });
  });
}
