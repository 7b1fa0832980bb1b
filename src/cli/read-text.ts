import { readFile } from 'node:fs/promises';
import type { CommandLine } from './command-line.ts';
import { UsageError } from './usage-error.ts';

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
