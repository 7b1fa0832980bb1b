import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { scenarios } from '../../src/simulator/hyper-services/scenarios.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = await readFile(join(root, 'docs/simulator.md'), 'utf8');
const command = promisify(execFile);

/** What stands in the page's blocks of a language, in their order. */
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

/** The lines for the shell, but the ones that start a simulator or say where it is: the test has one of its own. */
const lines = blocks('sh')
  .flatMap((block) => block.split('\n'))
  .filter((line) => line !== '' && !line.startsWith('npx ') && !line.startsWith('at='));

const calls = lines.filter((line) => /^(api|curl) /.test(line));

describe('docs/simulator.md', () => {
  let simulator: Simulator;
  let folder: string;
  before(async () => {
    simulator = await startSimulator();
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-docs-'));
    await mkdir(join(folder, 'test-keys'));
    await writeFile(join(folder, 'test-keys/api-key.txt'), simulator.merchant.apiKey);
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules/hyper-checkout'));
  });
  after(async () => {
    await simulator.stop();
    await rm(folder, { recursive: true });
  });

  it('prints calls that work, one after the other, and answer what stands behind them', async () => {
    assert.ok(calls.length > 25);
    const script = [
      'set -eu -o pipefail',
      `at=${simulator.origin}`,
      // A refusal ends the script.
      'curl() { command curl --fail-with-body "$@"; }',
      ...lines.map((line, place) => `printf '\\n@@%s@@' ${place}; ${line}`),
    ].join('\n');
    const { stdout } = await command('bash', ['-c', script], { cwd: folder }).catch((error: unknown) => {
      assert.ok(error instanceof Error && 'stdout' in error);
      const last = String(error.stdout).split('\n@@').at(-1) ?? '';
      return assert.fail(`“${lines[Number.parseInt(last, 10)]}” answered ${last}`);
    });
    const answers = stdout.split(/\n@@\d+@@/).slice(1);
    lines.forEach((line, place) => {
      const [, expected] = / # (\S+)$/.exec(line) ?? [];
      if (expected === undefined) return assert.ok(!calls.includes(line), `“${line}” does not say what it answers`);
      return assert.match(answers[place] ?? '', new RegExp(`(^|"|: ?)${expected}("|$|,|\\s)`), line);
    });
  });

  it('prints code that runs', async () => {
    const samples = blocks('js');
    assert.ok(samples.length >= 4);
    for (const [place, sample] of samples.entries()) {
      const file = join(folder, `sample-${place}.mjs`);
      await writeFile(file, sample);
      const { stdout } = await command(process.execPath, [file], { timeout: 60_000 });
      assert.doesNotMatch(stdout, /undefined/, sample);
    }
  });

  it('lists every scenario of the SDK with what it does', () => {
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const [name, { about }] of Object.entries(scenarios)) {
      assert.ok(
        rows.some(([, first, second]) => first === `\`${name}\`` && second === about),
        name,
      );
    }
  });

  it('lists every flag of the command', async () => {
    const source = await readFile(join(root, 'src/cli/simulate-command.ts'), 'utf8');
    const flags = [...source.matchAll(/\.option\(\s*'(--[a-z-]+)/g)].map(([, flag]) => flag);
    const listed = [...page.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag);
    assert.deepEqual([...listed].sort(), [...flags].sort());
  });
});
