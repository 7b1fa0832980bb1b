import { readFile } from 'node:fs/promises';

/** The parts of the process that a command may use. */
export interface CommandLine {
  /** The words after the command's name. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The version of this package. */
  readonly version: string;
  /** The folder of the built browser files. */
  readonly assets: string;
  /** Reads standard input to its end. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Writes a line to standard output. */
  readonly print: (text: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (text: string) => void;
  /** Aborts when the user wants the command to stop. */
  readonly signal: AbortSignal;
}

/** 0: done. 1: looked at, and the answer is no. 2: bad usage or input, nothing was done. */
export type ExitCode = 0 | 1 | 2;

/** The result of a command. */
export interface CommandResult {
  readonly exitCode: Exclude<ExitCode, 2>;
  /** For people. */
  readonly text: string;
  /** For programs, with `--json`. */
  readonly json: object;
}

/** The flag that every command has. */
export interface JsonFlag {
  readonly json?: boolean;
}

/** The arguments of a command beside its own flags. */
export interface CommandContext {
  readonly line: CommandLine;
  /** Prints an outcome in the form that was asked for, and sets the exit code. */
  readonly finish: (outcome: CommandResult, flags: JsonFlag) => void;
}

/** Something in the words or files that the user gave, with what to do about it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** The change that helps, as one sentence. */
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/**
 * Reads a file, or standard input for `-` or no name, as exact text: line ends and a byte order mark stay.
 * @throws {UsageError} if there is no such file or it is not UTF-8
 */
export async function readText(file: string | undefined, line: CommandLine): Promise<string> {
  const isInput = file === undefined || file === '-';
  let bytes: Uint8Array;
  try {
    bytes = isInput ? await line.readInput() : await readFile(file);
  } catch {
    line.signal.throwIfAborted();
    throw new UsageError(
      `${isInput ? 'The input' : file} cannot be read.`,
      'Check the name of the file and who may read it.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${isInput ? 'The input' : file} is not UTF-8 text.`, 'Save it as UTF-8.');
  }
}

/**
 * Reads a secret from a file, or else from an environment variable. There is no flag for the secret itself, since the
 * list of processes shows flags to everyone.
 * @throws {UsageError} if neither is given
 */
export async function readSecret(
  file: string | undefined,
  flag: string,
  variable: string,
  line: CommandLine,
): Promise<string> {
  const text = file === undefined ? line.environment[variable] : await readText(file, line);
  if (text === undefined || text.trim() === '') {
    throw new UsageError(`${flag} is missing.`, `Give ${flag} FILE, or put the text into ${variable}.`);
  }
  return text;
}
