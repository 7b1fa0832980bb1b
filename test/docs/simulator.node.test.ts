import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { readSeed } from '../../src/simulator/index.ts';
import { generateKeyPair } from '../../src/server/index.ts';
import { blocksIn, root } from './documents.ts';

const command = promisify(execFile);
const blocks = blocksIn('docs/simulator.md');
const codeIn = (wanted: string) => blocks.filter(({ language }) => language === wanted).map(({ code }) => code);
const lines = codeIn('sh')
  .flatMap((code) => code.split('\n'))
  .filter((line) => line !== '');

/** The lines that start a simulator, and those that call the one that the page leaves running in the background. */
const starts = lines.filter((line) => line.startsWith('npx '));
const calls = lines.filter((line) => !line.startsWith('npx ') && !line.startsWith('at='));

describe('docs/simulator.md', () => {
  let folder: string;
  const running: ChildProcess[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-docs-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules/hyper-checkout'));
  });
  after(async () => {
    await Promise.all(running.map(stop));
    await rm(folder, { recursive: true });
  });

  /** Runs the command as it is printed, but on a free port; resolves with where it says that it runs. */
  async function start(line: string): Promise<string> {
    const [, words = ''] = /^npx hyper-checkout ([^&]*)/.exec(line) ?? [];
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...words.trim().split(' '), '--port', '0'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    for await (const said of createInterface(child.stdout)) {
      const [, origin] = /runs at (http:\/\/[\d.:]+)/.exec(said) ?? [];
      if (origin !== undefined) return origin;
    }
    return assert.fail(`“${line}” ended`);
  }

  it('prints commands that start a simulator, and calls that answer what stands behind them', async () => {
    assert.ok(starts.length >= 2 && calls.length > 25);
    const origins = await Promise.all(starts.map(start));
    const script = [
      'set -eu -o pipefail',
      `at=${origins[starts.findIndex((line) => line.endsWith('&'))] ?? ''}`,
      // A refusal ends the script.
      'curl() { command curl --fail-with-body "$@"; }',
      ...calls.map((line, place) => `printf '\\n@@%s@@' ${place}; ${line}`),
    ].join('\n');
    const { stdout } = await command('bash', ['-c', script], { cwd: folder }).catch((error: unknown) => {
      assert.ok(error instanceof Error && 'stdout' in error);
      const last = String(error.stdout).split('\n@@').at(-1) ?? '';
      return assert.fail(`“${calls[Number.parseInt(last, 10)]}” answered ${last}`);
    });
    const answers = stdout.split(/\n@@\d+@@/).slice(1);
    calls.forEach((line, place) => {
      const [, expected] = / # (\S+)$/.exec(line) ?? [];
      if (expected === undefined)
        return assert.ok(!/^(api|curl) /.test(line), `“${line}” does not say what it answers`);
      return assert.match(answers[place] ?? '', new RegExp(`(^|"|: ?)${expected}("|$|,|\\s)`), line);
    });
  });

  it('prints code that runs', async () => {
    const samples = codeIn('js');
    assert.ok(samples.length >= 4);
    const run = async (sample: string, place: number) => {
      const file = join(folder, `sample-${place}.mjs`);
      await writeFile(file, sample);
      const { stdout } = await command(process.execPath, [file], { timeout: 60_000 });
      assert.doesNotMatch(stdout, /undefined/, sample);
    };
    await Promise.all(samples.map(run));
  });

  it('prints a seed file that is taken, with a key in it', async () => {
    const { publicKey } = await generateKeyPair();
    for (const code of codeIn('json')) {
      const withKey = (name: string, value: unknown) => (name === 'publicKey' ? publicKey : value);
      assert.ok(readSeed(JSON.stringify(JSON.parse(code, withKey))));
    }
  });
});

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'close');
}
