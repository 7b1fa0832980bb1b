import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** The fields of package.json that name files of the package. */
interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string | null>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly unpkg: string;
  readonly jsdelivr: string;
  readonly customElements: string;
  readonly 'web-types': string;
}

/** The files of a package, walked from its manifest and README. */
export interface Reach {
  readonly unreached: readonly string[];
  /** Names that lead nowhere, each with the file that has it. */
  readonly missing: readonly string[];
}

/** Walks a package over its imports, the files that its code, declarations and documents name, and their notices. */
export async function walkPackage(folder: string, packed: readonly string[]): Promise<Reach> {
  const { exports, bin, ...manifest } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const files = new Set(packed);
  const reached = new Set(['package.json', 'LICENSE']);
  const missing: string[] = [];

  async function visit(path: string, from: string): Promise<void> {
    if (!files.has(path)) missing.push(`${from} names ${path}`);
    if (!files.has(path) || reached.has(path)) return;
    reached.add(path);
    for (const notices of [`${path}.LICENSES.md`, `${posix.dirname(path)}/LICENSES.md`]) {
      if (path.endsWith('.js') && files.has(notices)) reached.add(notices);
    }
    if (!/\.(js|ts|md)$/.test(path)) return;
    const text = await readFile(join(folder, path), 'utf8');
    const { needed, named } = path.endsWith('.md') ? linksIn(text) : importsIn(text);
    for (const name of needed) await visit(declared(path, posix.join(posix.dirname(path), name)), path);
    for (const name of named) {
      const places = [posix.dirname(path), 'dist', '.'].map((place) => posix.join(place, name));
      const isNamed = (file: string) => places.some((place) => file === place || isIn(place, file));
      for (const file of packed.filter(isNamed)) await visit(file, path);
    }
  }

  const { unpkg, jsdelivr, customElements, 'web-types': webTypes } = manifest;
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target).filter((path) => path !== null),
  );
  for (const target of [...targets, ...Object.values(bin), unpkg, jsdelivr, customElements, webTypes]) {
    await visit(posix.normalize(target), 'package.json');
  }
  await visit('README.md', 'package.json');
  return { unreached: packed.filter((path) => !reached.has(path)), missing };
}

/** True for a file of a folder that a document names, such as `docs/decisions`. */
function isIn(folder: string, file: string): boolean {
  return folder.startsWith('docs/') && file.startsWith(`${folder}/`);
}

/** An import in a declaration leads to a declaration, whatever file it names. */
function declared(from: string, to: string): string {
  return from.endsWith('.d.ts') ? to.replace(/(?<!\.d)\.[jt]s$/, '.d.ts') : to;
}

/** Returns the imports of a module, and every text in it that may name a file. */
function importsIn(text: string) {
  const code = text.replace(/\/\*.*?\*\//gs, '');
  const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)].map(
    ([, name = '']) => name,
  );
  const maps = [...text.matchAll(/^\/\/# sourceMappingURL=(\S+)$/gm)].map(([, name = '']) => name);
  const texts = [...text.matchAll(/(?<=["'`])[^"'`\s]+(?=["'`])/g)].map(([name]) => fromPackage(name));
  return { needed: [...imports, ...maps], named: texts };
}

/** Links of a document; those to sources, which only a checkout of the project has, lead out of the package. */
function linksIn(text: string) {
  const links = [...text.matchAll(/\]\(([^)\s#]+)/g), ...text.matchAll(/(?:href|src)="([^"#]+)"/g)];
  return { needed: [], named: links.map(([, name = '']) => fromPackage(name)) };
}

/** The path in the package of an address at a CDN. */
function fromPackage(name: string): string {
  return name.replace(/^https:\/\/unpkg\.com\/hyper-checkout\//, './');
}
