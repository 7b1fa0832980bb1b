import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';

/** Checks that a compiler complains of exactly the lines of a page that are marked as wrong. */
export async function assertRefusesWrongLines(page: string, output: string): Promise<void> {
  const lines = (await readFile(page, 'utf8')).split('\n');
  const wrong = lines.flatMap((line, index) => (/(\/\/|\/\*|<!--) wrong/.test(line) ? [index + 1] : []));
  assert.ok(wrong.length >= 4);
  assert.deepEqual(faultyLines(stripVTControlCharacters(output)), wrong, output);
}

/** The lines that a compiler complains of; 0 stands for a complaint about something else. */
function faultyLines(output: string): number[] {
  const lines = output.split('\n').flatMap((line) => {
    const [, inPage] = /\bpage\.\w+(?:\(|" |:)(\d+)[,:]\d+.*/.exec(line) ?? [];
    if (inPage !== undefined) return [Number(inPage)];
    return /^\S.*\b(error (TS|NG)\d|ERROR )/.test(line) && !line.includes(' COMPLETED ') ? [0] : [];
  });
  return [...new Set(lines)].sort((one, other) => one - other);
}
