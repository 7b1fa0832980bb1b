// @ts-check

let ready = false;

/**
 * Has this process end at once when it is told to; what it started ends with it, by its `exit` event. A browser's driver
 * that listens for the signal itself closes its browser and leaves the process running, so that a test runner which has
 * given up on a file would wait for it forever.
 */
export function endWhenTold() {
  if (ready) return;
  ready = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => process.exit(1));
  }
}
