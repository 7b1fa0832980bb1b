/** Tells whoever looks at the dashboard that there is something new. */
export interface LiveUpdates {
  /** Something has changed. */
  announce(): void;
  /** Calls back soon after each change; many at once count as one. Returns how to stop that. */
  listen(changed: () => void): () => void;
}

/** How long changes are gathered, in ms. */
const gathering = 40;

/** Makes the live updates of one gateway. */
export function createLiveUpdates(): LiveUpdates {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  return {
    announce() {
      if (timer || listeners.size === 0) return;
      timer = setTimeout(() => {
        timer = undefined;
        for (const listener of listeners) listener();
      }, gathering);
      timer.unref();
    },
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
