import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isFull } from '../support/test-files.js';
import { assertRefusesWrongLines } from '../support/wrong-lines.ts';

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
      await assertRefusesWrongLines(join(folder, page), await outputOf(command));
    });
  }
});

function outputOf([compiler, ...args]: Compiled['command']): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join('node_modules', compiler), ...args], { timeout: 100_000 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
