import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFrameDocument } from '../../server/frame-document.ts';
import type { AssetAddress } from './assets.ts';
import type { Document } from './documents.ts';

/**
 * Returns what writes the page in the element's iframe, framed by one parent or, without one, by nobody.
 *
 * A scenario goes on to the SDK's script, which knows them by name.
 *
 * The last page is kept until a file changes: a shop's element waits for it. Undefined if the frame is not built.
 */
export function framePages(
  assets: string,
  address: AssetAddress,
): (parent: string | undefined, scenario?: string) => Promise<Document | undefined> {
  const file = join(assets, 'frame/frame.js');
  let last: { key: string; page: Document } | undefined;
  return async (parent, scenario) => {
    const built = statSync(file, { throwIfNoEntry: false });
    if (!built) return undefined;
    const script = address('/HyperServices.js');
    // The script behaves otherwise in a page of ours than in a merchant's.
    const query = `frame-page${scenario === undefined ? '' : `&scenario=${scenario}`}`;
    const sdkUrl = `${script}${script.includes('?') ? '&' : '?'}${query}`;
    const driverUrl = address('/frame/frame-driver.js');
    const key = [built.mtimeMs, sdkUrl, driverUrl, parent].join(' ');
    if (last?.key !== key) {
      const own = await readFile(file, 'utf8');
      const parents = parent === undefined ? [] : [parent];
      last = { key, page: await writeFrameDocument({ script: own, driverUrl, sdkUrl }, parents) };
    }
    return last.page;
  };
}
