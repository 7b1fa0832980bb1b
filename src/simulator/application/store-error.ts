/** Why a store cannot be used, with what is said and done about it. */
const problems = {
  'in-use': {
    says: 'is in use by another simulator.',
    fix: 'Stop that simulator, or name another file.',
  },
  lost: {
    says: 'was taken over by another simulator.',
    fix: 'Start again with another file.',
  },
  linked: {
    says: 'has more than one name on its disk.',
    fix: 'Remove its other hard links, or name another file.',
  },
  mounted: {
    says: 'is mounted apart from its folder.',
    fix: 'Mount the folder: the files beside the store belong to it.',
  },
  'no-folder': {
    says: 'lies in a folder that does not exist.',
    fix: 'Create the folder, or name another file.',
  },
  'no-file': {
    says: 'is not a file.',
    fix: 'Name a file.',
  },
  'no-permission': {
    says: 'cannot be written: permission denied.',
    fix: 'Allow this user to write the file and its folder, or name another file.',
  },
  'read-only': {
    says: 'cannot be written: its file system is read-only.',
    fix: 'Name a file on another file system.',
  },
  full: {
    says: 'cannot be written: no space left.',
    fix: 'Free some space. The simulator then goes on.',
  },
  unusable: {
    says: 'cannot be read or written.',
    fix: 'Look at the disk, or start with another file.',
  },
  damaged: {
    says: 'is damaged.',
    fix: 'Restore a copy, or start with another file.',
  },
  'no-database': {
    says: 'is not a database.',
    fix: 'Name another file.',
  },
  foreign: {
    says: 'belongs to another program.',
    fix: 'Name another file.',
  },
  'other-version': {
    says: 'was written by another version of hyper-checkout.',
    fix: 'Name another file, or delete it to begin anew.',
  },
} as const;

/** Why a store cannot be used. */
export type StoreProblem = keyof typeof problems;

/** A store that cannot be opened, read or written. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly problem: StoreProblem;
  /** The remedy, as a sentence. */
  readonly fix: string;
  /** True if no later call can succeed. */
  readonly isFinal: boolean;

  constructor(file: string, problem: StoreProblem, cause?: unknown) {
    super(`The store ${file} ${problems[problem].says}`, { cause });
    this.problem = problem;
    this.fix = problems[problem].fix;
    this.isFinal = problem === 'lost' || problem === 'damaged' || problem === 'no-database';
  }
}

/** An order that other requests change all the time. */
export class BusyOrderError extends Error {
  override readonly name = 'BusyOrderError';

  constructor(orderId: string, tries: number) {
    super(`Other requests have changed the order ${orderId} at each of ${tries} tries.`);
  }
}

const problemsByErrno: Readonly<Record<string, StoreProblem>> = {
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EISDIR: 'no-file',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  // The largest size that the shell or the file system allows for a file.
  EFBIG: 'full',
};

/** Returns the error of a file operation of Node as one of the store. */
export function storeErrorOfFile(file: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(file, problemsByErrno[codeOf(error)] ?? 'unusable', error);
}

/** The code of a system error, such as `ENOENT`; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const problemsByText: readonly (readonly [RegExp, StoreProblem])[] = [
  [/malformed|corrupt/i, 'damaged'],
  [/not a database/i, 'no-database'],
  [/is full/i, 'full'],
  [/readonly/i, 'read-only'],
];

/**
 * Returns an error of the SQL library as one of the store. The library says little, so it takes a look at the disk.
 *
 * @param probe writes beside the file, and throws as the disk does
 */
export function storeErrorOfSql(file: string, error: unknown, probe: () => void): StoreError {
  if (error instanceof StoreError) return error;
  const text = error instanceof Error ? error.message : '';
  const known = problemsByText.find(([pattern]) => pattern.test(text));
  if (known) return new StoreError(file, known[1], error);
  try {
    probe();
    return new StoreError(file, 'unusable', error);
  } catch (reason) {
    return storeErrorOfFile(file, reason);
  }
}
