import { ownText } from '../../protocol/plain-object.ts';

/** The spellings under which merchant pages name the element, in the order in which they count. */
const keys = ['hyperSDKDiv', 'hypersdkDiv', 'hypersdkdiv', 'entryPointId'];
const pause = 500;
const tries = 11;

/**
 * Finds the element that the payment page goes into and hands it over, at once if it is there.
 *
 * A page may add its element after `initiate`, so it is looked for every 500 ms, eleven times; after that the body
 * has to do. It is found by id in the document and not in a shadow root, as merchant pages expect.
 */
export function findMountPoint(
  payload: Record<string, unknown>,
  signal: AbortSignal,
  found: (mount: HTMLElement) => void,
): void {
  const id = keys.map((key) => ownText(payload, key)).find((text) => text !== undefined) ?? '';
  let left = tries;
  const look = () => {
    const mount = document.getElementById(id);
    if (mount) found(mount);
    else if (left-- > 0) timer = setTimeout(look, pause);
    else found(document.body);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  look();
}
