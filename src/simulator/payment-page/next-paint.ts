/** A hidden or covered frame paints nothing; after so many ms nobody waits for it any more. */
const patience = 250;

/** Resolves once what is in the document now has been painted. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience);
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
