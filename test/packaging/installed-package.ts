import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The package as it is published, in an otherwise empty project of a merchant. */
export interface InstalledPackage {
  readonly tarball: string;
  /** The paths in the tarball. */
  readonly packed: readonly string[];
  /** The folder of the project that has installed it. */
  readonly project: string;
  /** The folder of the installed package. */
  readonly installed: string;
  /** What npm printed on stderr while it installed the tarball. */
  readonly warnings: string;
  readonly manifest: { readonly version: string; readonly exports: Readonly<Record<string, unknown>> };
  readonly remove: () => Promise<void>;
}

/** Runs a command that must end by itself: one that does not is killed, and its test fails with its name. */
export const run = (command: string, words: readonly string[], options: { cwd?: string } = {}) =>
  promisify(execFile)(command, words, { ...options, timeout: 120_000, killSignal: 'SIGKILL' });

/** Packs the package and installs the tarball. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const project = join(folder, 'project');
  await mkdir(project);
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  const tarball = join(folder, filename);
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'shop', private: true, type: 'module' }));
  const offline = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { stderr: warnings } = await run('npm', ['install', ...offline, tarball], { cwd: project });
  const installed = join(project, 'node_modules', 'hyper-checkout');
  return {
    tarball,
    packed: files.map(({ path }) => path),
    project,
    installed,
    warnings,
    manifest: JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
