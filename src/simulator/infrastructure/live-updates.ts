import type { LiveUpdates } from '../application/services.ts';

/** The time for which changes are gathered, in ms. */
const gathering = 40;

/** Makes the live updates of one gateway. */
export function createLiveUpdates(): LiveUpdates {
  const listeners = new Set<{ changed: () => void; ended: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  return {
    announce() {
      if (timer || listeners.size === 0) return;
      timer = setTimeout(() => {
        timer = undefined;
        for (const { changed } of listeners) changed();
      }, gathering);
      timer.unref();
    },
    listen(changed, ended) {
      const listener = { changed, ended };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      for (const { ended } of listeners) ended();
    },
  };
}
