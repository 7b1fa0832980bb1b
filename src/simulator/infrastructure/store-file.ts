import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  futimesSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, StoreError, storeErrorOfFile } from '../application/store-error.ts';
import { type Owner, readOwner, thisProcess, whereaboutsOf } from './store-owner.ts';

/** A store file that belongs to this process. */
export interface StoreFile {
  /** As the user named it. */
  readonly name: string;
  /** Without symbolic links. */
  readonly path: string;
  /** True if its last owner did not let go of it. */
  readonly wasLeft: boolean;
  /** @throws {StoreError} `lost`, if another process has taken the file over */
  readonly check: () => void;
  /** The error of {@link check}, if it is known already. */
  readonly lost: () => StoreError | undefined;
  /** Writes and removes a file beside it, and throws as the disk does. */
  readonly probe: () => void;
  readonly release: () => void;
}

/** The times of an owner's sign of life, in ms. */
export interface OwnerTimes {
  /** The interval at which it touches its file. */
  readonly heartbeat: number;
  /** The time without a touch after which another process takes over. */
  readonly still: number;
}

const usual: OwnerTimes = { heartbeat: 2_000, still: 6_000 };

/**
 * Takes a store file for this process alone.
 *
 * `FILE.owner` says who has the file. It lies beside the real file, whatever links lead there, and its owner touches it
 * every two seconds. An owner that has certainly ended is replaced at once. Of one that cannot be seen, such as one in
 * another container, only the touches tell: it is replaced when they have stopped.
 *
 * @param told hears of the takeover by another process, and that this start takes a while
 * @throws {StoreError} if the file belongs to a living process or cannot be used
 */
export async function claimStoreFile(
  name: string,
  told: { lost?: (error: StoreError) => void; waits?: (sentence: string) => void } = {},
  times = usual,
): Promise<StoreFile> {
  const path = realPathOf(name);
  const owner = `${path}.owner`;
  const nonce = randomUUID();
  const own = JSON.stringify({ nonce, ...thisProcess() });
  let wasLeft = false;
  try {
    if (!create(owner, own, nonce)) {
      await untilLeft(name, owner, told.waits, times);
      wasLeft = true;
      const draft = `${owner}.${nonce}`;
      writeFileSync(draft, own);
      renameSync(draft, owner);
    }
    if (read(owner) !== own) throw new StoreError(name, 'in-use');
    // The SQL library marks a file in use by a folder beside it, which stays behind when a process is killed.
    removeFolder(`${path}.lock`);
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT));
  } catch (error) {
    if (read(owner) === own) rmSync(owner, { force: true });
    throw storeErrorOfFile(name, error);
  }

  let lost: StoreError | undefined;
  const check = () => {
    if (lost) throw lost;
    if (read(owner) === own) return;
    lost = new StoreError(name, 'lost');
    told.lost?.(lost);
    throw lost;
  };
  // By its descriptor, so that what another process put in its place is never touched.
  const descriptor = openSync(owner, 'r+');
  const beat = setInterval(() => {
    try {
      futimesSync(descriptor, new Date(), new Date());
      check();
    } catch {
      // A loss is told once, and a touch that fails is followed by another.
      if (lost) clearInterval(beat);
    }
  }, times.heartbeat);
  beat.unref();
  return {
    name,
    path,
    wasLeft,
    check,
    lost: () => lost,
    probe() {
      const probe = `${path}.probe`;
      const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
      const at = openSync(probe, 'w');
      try {
        // As far into the file as the log has come, since files may have a largest size.
        writeSync(at, Buffer.alloc(65_536), 0, 65_536, log?.size ?? 0);
      } finally {
        closeSync(at);
        rmSync(probe, { force: true });
      }
    },
    release() {
      clearInterval(beat);
      closeSync(descriptor);
      if (read(owner) === own) rmSync(owner, { force: true });
    },
  };
}

/** The path of the file itself. A file with other names, or with a mount of its own, would leave its log behind. */
function realPathOf(name: string): string {
  try {
    const path = resolved(name);
    const folder = statSync(dirname(path));
    const file = statSync(path, { throwIfNoEntry: false });
    if (!file) return path;
    if (!file.isFile()) throw new StoreError(name, 'no-file');
    if (file.nlink > 1) throw new StoreError(name, 'linked');
    if (file.dev !== folder.dev || isMountPoint(path)) throw new StoreError(name, 'mounted');
    return path;
  } catch (error) {
    throw storeErrorOfFile(name, error);
  }
}

function resolved(name: string): string {
  try {
    return realpathSync(name);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    // A new file, perhaps behind a link that leads to none yet.
    const isLink = lstatSync(name, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink
      ? resolved(resolve(dirname(name), readlinkSync(name)))
      : join(realpathSync(dirname(name)), basename(name));
  }
}

/** A file of the same disk can be mounted, too. Linux tells. */
function isMountPoint(path: string): boolean {
  const mounts = read('/proc/self/mountinfo') ?? '';
  const written = path.replaceAll(/[ \t\n\\]/g, (letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return mounts.split('\n').some((mount) => mount.split(' ')[4] === written);
}

/** Makes the owner's file, whole from its first moment on. False if there is one. */
function create(path: string, text: string, nonce: string): boolean {
  const draft = `${path}.${nonce}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
    // A file system without hard links.
    return copyNew(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function copyNew(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Returns once the owner has ended or shows no life. */
async function untilLeft(
  name: string,
  path: string,
  waits: ((sentence: string) => void) | undefined,
  { heartbeat, still }: OwnerTimes,
): Promise<void> {
  const seen = signOf(path);
  const owner: Owner | undefined = readOwner(read(path));
  const whereabouts = owner && whereaboutsOf(owner);
  if (whereabouts === 'ended') return;
  if (whereabouts === 'here') throw new StoreError(name, 'in-use');
  waits?.(`The store ${name} may be in use elsewhere. Waiting ${Math.ceil(still / 1_000)} s for a sign of its owner.`);
  for (let waited = 0; waited < still; waited += heartbeat / 4) {
    await wait(heartbeat / 4);
    if (signOf(path) !== seen) throw new StoreError(name, 'in-use');
  }
}

/** Changes with each touch and each owner. */
function signOf(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  return `${file?.mtimeMs ?? 0} ${read(path) ?? ''}`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function removeFolder(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Nobody left one behind: the usual case.
  }
}
