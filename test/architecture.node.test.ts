import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import typescript from 'typescript';
import { targets } from '../vite.config.ts';

/** What a room may import, and why where that is not plain. */
interface Border {
  /** Rooms, or single files of a room. */
  readonly ours: readonly string[];
  /** Packages, `node:` for Node's own modules. */
  readonly packages: readonly string[];
}

const borders: Readonly<Record<string, Border>> = {
  // The contract as data: it must run, and compile, anywhere.
  'src/protocol': { ours: [], packages: [] },
  // Knows ports and origins, not payments: the words that it carries are handed to it.
  'src/bridge': {
    ours: ['checkout-error', 'issue-of', 'plain-object', 'frame-protocol-version'].map(
      (name) => `src/protocol/${name}.ts`,
    ),
    packages: ['uuid'],
  },
  'src/element': { ours: ['src/protocol', 'src/bridge'], packages: ['lit', 'uuid'] },
  'src/frame': { ours: ['src/protocol', 'src/bridge'], packages: [] },
  // Any runtime with WebCrypto.
  'src/server': { ours: ['src/protocol'], packages: [] },
  'src/simulator/gateway': {
    ours: ['src/protocol', 'src/server'],
    packages: ['node:', 'hono', '@hono/node-server', 'node-sqlite3-wasm'],
  },
  'src/simulator/hyper-services': { ours: ['src/protocol', 'src/bridge'], packages: [] },
  // How a page of the shopper comes by its texts, and how it writes money.
  'src/simulator/localization': { ours: ['src/protocol'], packages: ['@lit/localize'] },
  // How a page learns of what happens elsewhere.
  'src/simulator/polling': { ours: [], packages: [] },
  'src/simulator/payment-page': {
    ours: ['src/protocol', 'src/bridge', 'src/simulator/localization', 'src/simulator/polling'],
    packages: ['lit', '@lit/localize', 'card-validator', 'credit-card-type', 'qr'],
  },
  'src/simulator/bank': {
    ours: ['src/protocol', 'src/simulator/localization', 'src/simulator/polling'],
    packages: ['lit', '@lit/localize'],
  },
  'src/simulator/dashboard': { ours: ['src/protocol'], packages: ['lit', '@lit/localize'] },
  'src/cli': {
    ours: ['src/server', 'src/simulator/gateway', 'src/simulator/index.ts'],
    packages: ['node:', 'commander'],
  },
};

/** The package's entries lie outside the rooms, and each opens one. */
const entryBorders: Readonly<Record<string, Border>> = {
  'src/index.ts': { ours: ['src/element.ts', 'src/element'], packages: [] },
  'src/script-tag.ts': { ours: ['src/element'], packages: [] },
  'src/element.ts': { ours: ['src/element', 'src/protocol'], packages: [] },
  'src/cli.ts': { ours: ['src/cli'], packages: ['node:'] },
  'src/simulator/index.ts': { ours: ['src/simulator/gateway'], packages: [] },
};

const longestFile = 300;

interface Import {
  readonly from: string;
  readonly onlyTypes: boolean;
}

interface Source {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly reExports: boolean;
  readonly exportsDefault: boolean;
}

const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));
const sources = new Map(paths.map((path) => [path, read(path)]));
const entries = builtEntries();

describe('the rooms of src', () => {
  it('hold every file but the package entries', () => {
    assert.deepEqual(
      paths.filter((path) => !roomOf(path) && !(path in entryBorders)),
      [],
    );
  });

  it('import only what their borders allow', () => {
    assert.deepEqual([...sources.values()].flatMap(trespasses), []);
  });

  it('have no circle of imports', () => {
    assert.deepEqual(circles(), []);
  });

  it('import files by their whole name', () => {
    const missing = [...sources.values()].flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('src/') && !sources.has(from) && !isData(from))
        .map(({ from }) => `${path}: ${from}`),
    );
    assert.deepEqual(missing, []);
  });

  it('are compiled, each with the types of the place it runs in', () => {
    const withSettings = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => basename(path) === 'tsconfig.json')
      .map((path) => join('src', dirname(path)).replaceAll('\\', '/'));
    const rooms = new Set(paths.map(roomOf).filter((room) => room !== undefined));
    assert.deepEqual(
      [...rooms].filter((room) => !withSettings.includes(room)),
      [],
    );
  });
});

describe('a source file', () => {
  it('is reachable from what the build makes', () => {
    const reached = new Set<string>();
    const visit = (path: string) => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const { from } of sources.get(path)?.imports ?? []) if (sources.has(from)) visit(from);
    };
    entries.forEach(visit);
    assert.deepEqual(
      paths.filter((path) => !reached.has(path)),
      [],
    );
  });

  it('exports names, never a default', () => {
    assert.deepEqual(
      namesOf(({ exportsDefault }) => exportsDefault),
      [],
    );
  });

  it('does not pass on the names of others unless it is a package entry', () => {
    assert.deepEqual(
      namesOf(({ reExports, path }) => reExports && !entries.includes(path)),
      [],
    );
  });

  it('is named in kebab-case after what it holds', () => {
    assert.deepEqual(
      paths.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.styles)?\.ts$/.test(basename(path))),
      [],
    );
    assert.deepEqual(
      paths.filter((path) => /\b(utils?|helpers?|common|misc)\b/.test(path)),
      [],
    );
  });

  it(`has at most ${longestFile} lines`, () => {
    assert.deepEqual(
      namesOf(({ lines }) => lines > longestFile),
      [],
    );
  });
});

describe('the package', () => {
  it('publishes only what the build makes', () => {
    const { exports, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      exports: Record<string, string | { default: string }>;
      bin: Record<string, string>;
    };
    const built = new Set(entryFiles());
    const published = [...Object.values(exports), ...Object.values(bin)]
      .map((target) => (typeof target === 'string' ? target : target.default))
      .filter((path) => path.endsWith('.js'));
    assert.ok(published.length > 4);
    assert.deepEqual(
      published.filter((path) => !built.has(path)),
      [],
    );
  });
});

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const file = typescript.createSourceFile(path, text, typescript.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  let reExports = false;
  let exportsDefault = false;
  const visit = (node: typescript.Node): void => {
    if (typescript.isImportDeclaration(node)) {
      imports.push({ from: target(path, node.moduleSpecifier), onlyTypes: importsOnlyTypes(node) });
    } else if (typescript.isExportDeclaration(node)) {
      if (node.moduleSpecifier) {
        reExports = true;
        imports.push({ from: target(path, node.moduleSpecifier), onlyTypes: node.isTypeOnly });
      }
      const names = node.exportClause && typescript.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
      exportsDefault ||= names.some(({ name }) => name.text === 'default');
    } else if (typescript.isCallExpression(node) && node.expression.kind === typescript.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier) imports.push({ from: target(path, specifier), onlyTypes: false });
    } else if (typescript.isImportTypeNode(node) && typescript.isLiteralTypeNode(node.argument)) {
      imports.push({ from: target(path, node.argument.literal), onlyTypes: true });
    } else if (typescript.isExportAssignment(node)) {
      exportsDefault = true;
    } else if (typescript.canHaveModifiers(node)) {
      const modifiers = typescript.getModifiers(node) ?? [];
      exportsDefault ||= modifiers.some(({ kind }) => kind === typescript.SyntaxKind.DefaultKeyword);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return { path, lines: text.trimEnd().split('\n').length, imports, reExports, exportsDefault };
}

function importsOnlyTypes({ importClause }: typescript.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === typescript.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !typescript.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** A path of ours as `src/…`, anything else as it is written. */
function target(importer: string, specifier: typescript.Node): string {
  const text = typescript.isStringLiteral(specifier) ? specifier.text : specifier.getText();
  return text.startsWith('.') ? join(dirname(importer), text).replaceAll('\\', '/') : text;
}

function roomOf(path: string): string | undefined {
  return Object.keys(borders).find((room) => path.startsWith(`${room}/`));
}

function trespasses({ path, imports }: Source): string[] {
  const room = roomOf(path);
  const border = room === undefined ? entryBorders[path] : borders[room];
  const ours = [...(border?.ours ?? []), ...(room === undefined ? [] : [room])];
  const isAllowed = ({ from }: Import): boolean =>
    from.startsWith('src/')
      ? ours.some((place) => from === place || from.startsWith(`${place}/`))
      : (border?.packages ?? []).some((name) => isFrom(name, from));
  return imports.filter((one) => !isAllowed(one)).map(({ from }) => `${path} imports ${from}`);
}

function isData(path: string): boolean {
  return path.endsWith('.json') && existsSync(path);
}

function isFrom(packageName: string, specifier: string): boolean {
  if (packageName === 'node:') return specifier.startsWith('node:');
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}

/** Each circle once. An import of types alone is gone at run time, and closes none. */
function circles(): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) found.add([...way.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const { from, onlyTypes } of sources.get(path)?.imports ?? []) {
      if (!onlyTypes) visit(from, [...way, path]);
    }
    done.add(path);
  };
  paths.forEach((path) => visit(path, []));
  return [...found];
}

function namesOf(isMeant: (source: Source) => boolean): string[] {
  return [...sources.values()].filter(isMeant).map(({ path }) => path);
}

/** The sources that the build of vite.config.ts starts from. */
function builtEntries(): string[] {
  return Object.values(targets).flatMap((target) => Object.values(inputsOf(target().build)));
}

/** The files that the build leaves, as package.json writes them. */
function entryFiles(): string[] {
  return Object.values(targets).flatMap((target) => {
    const { build } = target();
    const folder = `./${build?.outDir ?? 'dist'}`;
    const lib = build?.lib;
    const fileName = lib ? lib.fileName : undefined;
    if (typeof fileName === 'function') return [`${folder}/${fileName('es', '')}`];
    return Object.keys(inputsOf(build)).map((name) => `${folder}/${name}.js`);
  });
}

function inputsOf(build: ReturnType<(typeof targets)[string]>['build']): Record<string, string> {
  const lib = build?.lib;
  const input = lib ? lib.entry : build?.rolldownOptions?.input;
  assert.ok(input, 'every build has an input');
  if (typeof input === 'string') return { main: input };
  return Array.isArray(input) ? Object.fromEntries(input.map((path) => [path, path])) : input;
}
