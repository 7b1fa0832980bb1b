import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { freePort } from '../support/free-port.js';
import { startChild } from '../support/start-child.ts';

/** A shop in one framework: a folder beside this file. */
export interface App {
  readonly name: string;
  readonly folder: string;
  /** The compiler that its developers check types with, a file of `node_modules`; none for a page without types. */
  readonly compiler?: 'typescript7/bin/tsc' | 'vue-tsc/bin/vue-tsc.js' | 'svelte-check/bin/svelte-check';
  /** Packages that it has under their usual names, as this project names them. */
  readonly packages?: Readonly<Record<string, string>>;
}

const react18 = { react: 'react18', 'react-dom': 'react-dom18', '@types/react': 'types-react18' };
const react19 = { react: 'react19', 'react-dom': 'react-dom19' };

/** Every shop. The newest framework packages come from the project itself. */
export const apps: readonly App[] = [
  { name: 'no framework and no build', folder: 'plain' },
  { name: 'Vite alone', folder: 'vanilla', compiler: 'typescript7/bin/tsc' },
  { name: 'React 18', folder: 'react', compiler: 'typescript7/bin/tsc', packages: react18 },
  { name: 'React 19', folder: 'react', compiler: 'typescript7/bin/tsc', packages: react19 },
  { name: 'Preact', folder: 'preact', compiler: 'typescript7/bin/tsc' },
  { name: 'Solid', folder: 'solid', compiler: 'typescript7/bin/tsc' },
  { name: 'Vue', folder: 'vue', compiler: 'vue-tsc/bin/vue-tsc.js' },
  { name: 'Svelte', folder: 'svelte', compiler: 'svelte-check/bin/svelte-check' },
  { name: 'Lit', folder: 'lit', compiler: 'typescript7/bin/tsc' },
];

/**
 * A shop with packages of its own, a folder in `installed`. Its `package.json` and its lock file name them; its scripts build
 * it, check its types and start its server. In this project's own `package.json` they would add minutes to each install.
 */
export interface InstalledApp {
  readonly name: string;
  readonly folder: string;
  /** The folder to serve of a shop that has no server. */
  readonly output?: string;
  /** A page with wrong lines, which its script `check:wrong` compiles. */
  readonly wrong?: string;
}

/** The shops that the test installs. */
export const installedApps: readonly InstalledApp[] = [
  { name: 'SvelteKit', folder: 'sveltekit' },
  { name: 'Astro', folder: 'astro' },
  { name: 'Next', folder: 'next' },
  { name: 'Nuxt', folder: 'nuxt' },
  { name: 'Angular', folder: 'angular', output: 'dist/browser', wrong: 'wrong/page.ts' },
];

/** No telemetry, and no look-up of what Next misses in its lock file. */
const quiet = {
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
};

const run = promisify(execFile);
const sources = fileURLToPath(new URL('.', import.meta.url));

/** The shops with the package as it would be published, in a folder inside this project, whose other packages they find. */
export class Stage {
  readonly #folder = join('.cache', 'frameworks', String(process.pid));

  #tarball = '';

  /** Packs this package. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    // Without it the apps would be part of this project, whose name leads to its own dist/.
    await writeFile(join(this.#folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', this.#folder]);
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    this.#tarball = join(this.#folder, filename);
    await cp(join(sources, 'tsconfig.json'), join(this.#folder, 'tsconfig.json'));
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Puts an app on the stage, beside the package and its framework, and returns the folder to serve. */
  async build({ name, folder, compiler, packages = {} }: App): Promise<string> {
    const root = this.rootOf(name);
    await cp(join(sources, folder), root, { recursive: true });
    const installed = join(root, 'node_modules', 'hyper-checkout');
    await mkdir(installed, { recursive: true });
    await run('tar', ['-xzf', this.#tarball, '-C', installed, '--strip-components=1']);
    for (const [usual, ours] of Object.entries(packages)) {
      await cp(join('node_modules', ours), join(root, 'node_modules', usual), { recursive: true });
    }
    if (!compiler) return root;
    const outDir = join(root, 'dist');
    await build({ root, base: './', logLevel: 'error', build: { outDir, minify: false } });
    return outDir;
  }

  /** Checks the types of an app that was built, and rejects with what its compiler says. */
  async check({ name, compiler }: App): Promise<void> {
    if (!compiler) return;
    const root = this.rootOf(name);
    const args = compiler.startsWith('svelte') ? ['--tsconfig', './tsconfig.json'] : ['-p', '.'];
    await run(process.execPath, [resolve('node_modules', compiler), ...args], { cwd: root }).catch((error: unknown) => {
      throw new Error(outputOf(error));
    });
  }

  /** Puts an app on the stage, and installs what its lock file names. */
  async install({ name, folder }: InstalledApp): Promise<void> {
    const root = this.rootOf(name);
    await cp(join(sources, 'installed', folder), root, { recursive: true });
    await cp(join(sources, 'place-order.ts'), join(root, 'place-order.ts'));
    // No install script runs here either.
    await cp('.npmrc', join(root, '.npmrc'));
    await this.npm(name, 'ci', '--prefer-offline');
  }

  /** Installs the package in an app as its developers do. */
  async addPackage(name: string): Promise<void> {
    await this.npm(name, 'install', '--no-save', '--prefer-offline', resolve(this.#tarball));
  }

  /** Runs npm in the folder of an app that was installed, and rejects with what it prints. */
  async npm(name: string, ...args: readonly string[]): Promise<void> {
    const options = { cwd: this.rootOf(name), env: { ...process.env, ...quiet } };
    await run('npm', args, options).catch((error: unknown) => {
      throw new Error(outputOf(error));
    });
  }

  /** Starts the server of an app that was built, and returns its address. It ends with the test. */
  async start(test: Parameters<typeof startChild>[0], name: string, settings: NodeJS.ProcessEnv): Promise<string> {
    const port = String(await freePort());
    const env = { ...process.env, ...quiet, ...settings, HOST: '127.0.0.1', HOSTNAME: '127.0.0.1', PORT: port };
    const server = startChild(test, 'npm', ['start'], { cwd: this.rootOf(name), env, detached: true });
    await server.prints(/listening|ready in/i);
    return `http://127.0.0.1:${port}/`;
  }

  /** The folder of an app on the stage. */
  rootOf(name: string): string {
    return resolve(this.#folder, name.toLowerCase().replaceAll(' ', '-'));
  }
}

/** Everything that a program has printed which failed. */
function outputOf(error: unknown): string {
  if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) return String(error);
  return `${String(error.stdout)}${String(error.stderr)}` || error.message;
}
