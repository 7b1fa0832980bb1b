import { ownText } from '../../protocol/plain-object.ts';

/** The spellings under which merchant pages name the element, in the order in which they count. */
const keys = ['hyperSDKDiv', 'hypersdkDiv', 'hypersdkdiv', 'entryPointId'];
const pause = 500;
const looks = 11;

/** Returns the id of the element that the payment page goes into: the first text among the four spellings. */
export function mountIdIn(payload: Record<string, unknown>): string | undefined {
  return keys.map((key) => ownText(payload, key)).find((text) => text !== undefined);
}

/**
 * Finds the element of that id and hands it over, at once if it is there.
 *
 * A page may add its element after `initiate`, so it is looked for every 500 ms, eleven times. After that the body is
 * handed over, or at the window's `load` event if the page is still being loaded. The search looks in the document and
 * not in shadow roots, and nothing ends it early: `terminate` does not either.
 */
export function findMountPoint(id: string, found: (mount: HTMLElement) => void): void {
  const look = (done: number) => {
    const mount = done < looks ? document.getElementById(id) : document.body;
    if (!mount) setTimeout(look, pause, done + 1);
    else if (done < looks || document.readyState === 'complete') found(mount);
    else window.addEventListener('load', () => found(document.body), { once: true });
  };
  look(0);
}
