import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isFull } from '../support/test-files.js';

/** A page in the language of a framework, and the compiler that its users run. */
interface Compiled {
  readonly page: string;
  /** The compiler, a file of `node_modules`, and its arguments. */
  readonly command: readonly [compiler: string, ...args: string[]];
}

const folder = 'test/element/types';
const typescript = (project: string): Compiled['command'] => [
  'typescript7/bin/tsc',
  ...['-p', `${folder}/${project}`, '--pretty', 'false'],
];

/** Each compiles against the declarations in `dist`, which it finds by the name of the package. */
const compiled: Readonly<Record<string, Compiled>> = {
  'React 19': { page: 'react/page.tsx', command: typescript('react/tsconfig.json') },
  'React 18': { page: 'react/page.tsx', command: typescript('react/tsconfig.18.json') },
  Preact: { page: 'preact/page.tsx', command: typescript('preact/tsconfig.json') },
  Solid: { page: 'solid/page.tsx', command: typescript('solid/tsconfig.json') },
  Vue: { page: 'vue/page.vue', command: ['vue-tsc/bin/vue-tsc.js', '-p', `${folder}/vue`, '--pretty', 'false'] },
  Svelte: {
    page: 'svelte/page.svelte',
    command: [
      'svelte-check/bin/svelte-check',
      ...['--workspace', `${folder}/svelte`, '--tsconfig', './tsconfig.json', '--output', 'machine'],
    ],
  },
};

describe('the types of the tag', { concurrency: 2 }, () => {
  for (const [framework, { page, command }] of Object.entries(compiled)) {
    // The full run takes the slow compilers, too, and React 18, whose types say the same of the tag.
    if (!isFull && !/^(React 19|Preact|Solid)$/.test(framework)) continue;
    it(`let ${framework} refuse what is wrong, and nothing else`, async () => {
      const text = await readFile(join(folder, page), 'utf8');
      const wrong = text.split('\n').flatMap((line, index) => (/(\/\/|\/\*|<!--) wrong/.test(line) ? [index + 1] : []));
      assert.ok(wrong.length >= 4);
      const said = await outputOf(command);
      assert.deepEqual(faultyLines(said), wrong, said);
    });
  }
});

/** The lines that a compiler complains of; 0 stands for a complaint about something else. */
function faultyLines(output: string): number[] {
  const lines = output.split('\n').flatMap((line) => {
    const [, inPage] = /\bpage\.\w+(?:\(|" )(\d+)[,:]\d+.*/.exec(line) ?? [];
    if (inPage !== undefined) return [Number(inPage)];
    return /^\S.*\b(error TS\d|ERROR )/.test(line) && !line.includes(' COMPLETED ') ? [0] : [];
  });
  return [...new Set(lines)].sort((one, other) => one - other);
}

function outputOf([compiler, ...args]: Compiled['command']): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join('node_modules', compiler), ...args], { timeout: 100_000 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
