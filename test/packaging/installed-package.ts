import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
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
  /** Warnings that npm printed on stderr while it installed the tarball. */
  readonly warnings: string;
  readonly manifest: { readonly version: string; readonly exports: Readonly<Record<string, unknown>> };
}

/** Runs a command that must end by itself: one that does not is killed, and its test fails with its name. */
export const run = (command: string, words: readonly string[], options: { cwd?: string } = {}) =>
  promisify(execFile)(command, words, { ...options, timeout: 120_000, killSignal: 'SIGKILL' });

let installed: Promise<InstalledPackage> | undefined;

/** Packs the package and installs the tarball, once for all tests of a process. It goes with the process. */
export function installPackage(): Promise<InstalledPackage> {
  return (installed ??= install());
}

async function install(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'packed-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const project = join(folder, 'project');
  await mkdir(project);
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  const tarball = join(folder, filename);
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'shop', private: true, type: 'module' }));
  const offline = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { stderr: warnings } = await run('npm', ['install', ...offline, tarball], { cwd: project });
  const location = join(project, 'node_modules', 'hyper-checkout');
  return {
    tarball,
    packed: files.map(({ path }) => path),
    project,
    installed: location,
    warnings,
    manifest: JSON.parse(await readFile(join(location, 'package.json'), 'utf8')),
  };
}
