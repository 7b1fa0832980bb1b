import { openSync, closeSync, readFileSync, rmSync, rmdirSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';

/** What this very process has taken: after a restart in a container an old owner may have had our process id. */
const claimed = new Set<string>();

/**
 * Takes a store file for this process alone, and returns how to let go of it.
 *
 * The SQL library marks a file in use by a folder beside it, which stays behind when a process is killed and then
 * keeps everyone out. So the owner's process id is kept in `FILE.owner`: if that process is gone, what it left is
 * cleared away and the store opens as it was at its last commit.
 * @throws {Error} if the owner is alive
 */
export function claimStoreFile(file: string): () => void {
  const owner = resolve(`${file}.owner`);
  if (!createOwner(owner)) {
    const pid = readOwner(owner);
    if (claimed.has(owner) || (pid !== undefined && pid !== process.pid && isAlive(pid))) {
      throw new Error(
        `The store ${file} is in use by process ${pid ?? 'unknown'}. Stop that simulator or name another file; ` +
          `if it is no simulator, delete ${file}.owner.`,
      );
    }
    rmSync(owner, { force: true });
    if (!createOwner(owner)) throw new Error(`The store ${file} is just being opened by another simulator.`);
  }
  try {
    rmdirSync(`${file}.lock`);
  } catch {
    // Nobody left a lock behind: the usual case.
  }
  claimed.add(owner);
  return () => {
    claimed.delete(owner);
    rmSync(owner, { force: true });
  };
}

function createOwner(path: string): boolean {
  try {
    const descriptor = openSync(path, 'wx');
    writeSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): number | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined; // Its owner closed it in the meantime.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
