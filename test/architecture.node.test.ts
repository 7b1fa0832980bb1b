import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, it } from 'node:test';
import { sources as builtSources } from '../vite.config.ts';
import { knotsIn, readSources, type Source } from './support/read-sources.ts';

/**
 * The imports that a room or a package entry may have besides its own files: rooms, single files of a room, packages.
 * `node:` stands for every module of Node.
 */
const borders: Readonly<Record<string, readonly string[]>> = {
  // The contract as data: it must run, and compile, anywhere.
  'src/protocol': [],
  // Knows ports and origins, not payments: the messages that it carries are handed to it.
  'src/bridge': ['src/protocol/checkout-error.ts', 'src/protocol/plain-object.ts', 'uuid'],
  'src/element': ['src/protocol', 'src/bridge', 'src/in-page.ts', '@lit/reactive-element'],
  'src/frame': ['src/protocol', 'src/bridge'],
  // Any runtime with WebCrypto.
  'src/server': ['src/protocol'],
  // An order with all that belongs to it, and its commands: pure, so that they run, and compile, anywhere.
  'src/simulator/domain': [
    'src/protocol',
    'src/simulator/contract/closed-sets.ts',
    'src/simulator/contract/order-lines.ts',
    'src/simulator/contract/quote.ts',
    'src/simulator/contract/value.ts',
    'method contracts',
  ],
  // The simulator's server side: http → application → juspay-api → domain, with infrastructure behind application.
  // Juspay's parameters in, Juspay's JSON out. No I/O.
  'src/simulator/juspay-api': [
    'src/protocol',
    'src/server/parse-webhook.ts',
    'src/simulator/contract',
    'method contracts',
    'gateway parts',
    'src/simulator/domain',
    'node:crypto',
  ],
  // Use cases, and the interfaces of what they need. No I/O.
  'src/simulator/application': [
    'src/protocol',
    'src/server',
    'src/simulator/contract',
    'method contracts',
    'gateway parts',
    'src/simulator/domain',
    'src/simulator/juspay-api',
    'node:crypto',
  ],
  // Implements the interfaces of application: the database and its file, time, webhooks on their way.
  'src/simulator/infrastructure': [
    'src/protocol',
    'src/simulator/contract',
    'method contracts',
    'src/simulator/domain',
    'src/simulator/application',
    'node:',
    'node-sqlite3-wasm',
    'valibot',
  ],
  // Routes and documents.
  'src/simulator/http': [
    'src/protocol',
    'src/server',
    'src/simulator/contract',
    'method contracts',
    'gateway parts',
    'src/simulator/domain',
    'src/simulator/juspay-api',
    'src/simulator/application',
    'src/simulator/infrastructure/log.ts',
    'node:',
    'hono',
    'jose',
    'valibot',
  ],
  // The messages between the gateway and its pages: they must run, and compile, anywhere.
  'src/simulator/contract': [
    'src/protocol',
    'src/simulator/domain/endings.ts',
    'src/simulator/domain/transaction-state.ts',
    'method contracts',
    'valibot',
  ],
  // A payment method has three parts: its messages, which run anywhere, its gateway part, which needs neither Node nor the
  // DOM, and its screen.
  'method contracts': ['src/simulator/contract/value.ts', 'valibot'],
  'gateway parts': [
    'method contracts',
    'src/protocol',
    'src/simulator/contract/bank.ts',
    'src/simulator/contract/closed-sets.ts',
    'src/simulator/contract/quote.ts',
    'src/simulator/domain',
    'qr',
  ],
  'src/simulator/methods': [
    'method contracts',
    'src/protocol',
    'src/simulator/contract',
    'src/simulator/localization',
    'src/simulator/ui',
    'lit',
    '@lit/localize',
    'card-validator',
    'credit-card-type',
  ],
  // What the pages share.
  'src/simulator/ui': [
    'src/protocol',
    'src/simulator/contract',
    'src/simulator/localization',
    'lit',
    '@lit/localize',
    'valibot',
  ],
  'src/simulator/hyper-services': ['src/protocol', 'src/bridge', 'uuid'],
  // The texts of the shopper's pages, and how they write money.
  'src/simulator/localization': ['src/protocol', '@lit/localize'],
  // How a page learns of changes elsewhere.
  'src/simulator/polling': [],
  'src/simulator/payment-page': [
    'src/protocol',
    'src/bridge',
    'src/simulator/contract',
    'method contracts',
    'src/simulator/methods',
    'src/simulator/localization',
    'src/simulator/polling',
    'src/simulator/ui',
    'lit',
    '@lit/localize',
    'valibot',
    'uuid',
  ],
  'src/simulator/bank': [
    'src/protocol',
    'src/simulator/contract',
    'src/simulator/localization',
    'src/simulator/polling',
    'src/simulator/ui',
    'lit',
    '@lit/localize',
  ],
  'src/simulator/dashboard': ['src/protocol', 'src/simulator/contract', 'src/simulator/ui', 'lit'],
  // What merchants' tests use: the element without a frame, and the instruments of the simulator.
  'src/testing': [
    'src/index.ts',
    'src/protocol',
    'src/element',
    'src/simulator/domain/endings.ts',
    'src/simulator/methods/bank-replies.ts',
    'src/simulator/methods/upi/fixtures.ts',
  ],
  // Looks at a checkout as any page can: by its public types, properties and events.
  'src/inspector': ['src/element.ts', '@lit/reactive-element'],
  'src/react': ['src/index.ts', 'src/element.ts', 'src/element', 'src/protocol', 'react'],
  'src/cli': ['src/protocol', 'src/server', 'src/simulator/index.ts', 'node:', 'commander'],

  // The package's entries lie outside the rooms, and each opens one.
  'src/index.ts': ['src/element.ts', 'src/element'],
  'src/preact.ts': ['src/index.ts', 'src/element', 'preact'],
  'src/solid.ts': ['src/index.ts', 'src/element', 'solid-js'],
  'src/svelte.ts': ['src/index.ts', 'src/element', 'svelte'],
  'src/vue.ts': ['src/index.ts', 'src/element', 'vue'],
  'src/testing.ts': ['src/testing'],
  'src/inspector.ts': ['src/inspector'],
  'src/script-tag.ts': ['src/element'],
  'src/element.ts': ['src/element', 'src/protocol'],
  // Loaded when `sdk-url` is used, and not before.
  'src/in-page.ts': ['src/frame'],
  'src/cli.ts': ['src/cli', 'node:'],
  'src/simulator/index.ts': [
    'src/simulator/start-simulator.ts',
    'src/simulator/vite-plugin.ts',
    'src/simulator/domain',
    'gateway parts',
    'src/simulator/application',
    'src/simulator/infrastructure/log.ts',
    'src/simulator/contract/closed-sets.ts',
  ],
  // Puts the rooms of the simulator's server side together.
  'src/simulator/start-simulator.ts': [
    'src/protocol',
    'src/simulator/contract',
    'src/simulator/domain',
    'src/simulator/application',
    'src/simulator/infrastructure',
    'src/simulator/http',
    'node:',
    '@hono/node-server',
  ],
  'src/simulator/vite-plugin.ts': ['src/simulator/start-simulator.ts'],
};

/** Files that a room leaves to the rooms behind it, although its border lets their room in. */
const leftAlone: Readonly<Record<string, readonly string[]>> = {
  // Routes call use cases, which alone work with the store.
  'src/simulator/http': ['src/simulator/application/store.ts', 'src/simulator/application/orders.ts'],
};

/** Rooms that lie side by side in one folder, by their files. A star stands for the name of a folder. */
const sharedFolders: Readonly<Record<string, readonly string[]>> = {
  'method contracts': [
    'src/simulator/methods/contract.ts',
    'src/simulator/methods/entries.ts',
    'src/simulator/methods/*/contract.ts',
  ],
  'gateway parts': [
    'src/simulator/methods/gateway-parts.ts',
    'src/simulator/methods/payment-method.ts',
    'src/simulator/methods/bank-replies.ts',
    'src/simulator/methods/*/gateway-part.ts',
    'src/simulator/methods/*/fixtures.ts',
    'src/simulator/methods/upi/qr-code.ts',
  ],
};

const longestFile = 300;

/** Names that are one concept in each place: the tag in the types of a framework, and its component in place of the class. */
const sharedNames = ['HyperCheckout', 'HyperCheckoutTag'];

const mostFiles = 25;

const sources = readSources();
const paths = [...sources.keys()];
const entries = Object.values(builtSources);
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Record<string, string | { default: string }>;
  bin: Record<string, string>;
  dependencies?: object;
  devDependencies: object;
  peerDependencies: object;
};

describe('the rooms of src', () => {
  it('hold every file but the package entries, and each holds one', () => {
    assert.deepEqual(
      paths.filter((path) => !placeOf(path)),
      [],
    );
    assert.deepEqual(
      Object.keys(borders).filter((place) => filesOf(place).length === 0),
      [],
    );
  });

  it('import only what their borders allow', () => {
    assert.deepEqual([...sources.values()].flatMap(trespasses), []);
  });

  it('leave the store to the use cases', () => {
    const imported = Object.entries(leftAlone).flatMap(([place, files]) => {
      assert.deepEqual(
        files.filter((path) => !sources.has(path)),
        [],
      );
      return filesOf(place).flatMap(({ path, imports }) =>
        imports.filter((from) => files.includes(from)).map((from) => `${path} imports ${from}`),
      );
    });
    assert.deepEqual(imported, []);
    const used = filesOf('src/simulator/http')
      .map(({ path }) => path)
      .filter((path) =>
        /\.(store|orders)\b|\b(store|orders)\b[^{}]*\}(: Gateway| = gateway)/.test(readFileSync(path, 'utf8')),
      );
    assert.deepEqual(used, []);
  });

  it('import all that their borders allow', () => {
    const unused = Object.entries(borders).flatMap(([place, allowed]) =>
      allowed
        .filter((other) => !filesOf(place).some(({ imports }) => imports.some((from) => isOf(other, from))))
        .map((other) => `${place} never imports ${other}`),
    );
    assert.deepEqual(unused, []);
  });

  it('name only what exists in their borders', () => {
    const { dependencies = {}, devDependencies, peerDependencies } = manifest;
    const packages = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
    const missing = Object.entries(borders).flatMap(([place, allowed]) =>
      [place, ...allowed].flatMap(partsOf).filter((name) => {
        if (name.startsWith('src/')) return !existsSync(name) && !paths.some((path) => covers(name, path));
        return !name.startsWith('node:') && !packages.includes(name);
      }),
    );
    assert.deepEqual(missing, []);
  });

  it('have no circle of imports, of types included', () => {
    assert.deepEqual(knotsIn(sources), []);
  });

  it('import files by their whole name', () => {
    const missing = [...sources.values()].flatMap(({ path, imports }) =>
      imports
        .filter((from) => from.startsWith('src/') && !sources.has(from) && !isData(from))
        .map((from) => `${path}: ${from}`),
    );
    assert.deepEqual(missing, []);
  });

  it('are compiled, each with the types of the place it runs in', () => {
    assert.deepEqual(
      Object.keys(borders).filter((place) => isFolder(place) && !existsSync(`${place}/tsconfig.json`)),
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
      for (const from of sources.get(path)?.imports ?? []) if (sources.has(from)) visit(from);
    };
    entries.forEach(visit);
    assert.deepEqual(
      paths.filter((path) => !reached.has(path)),
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

  it(`is one of at most ${mostFiles} in its folder`, (context) => {
    const counts = countBy(paths, dirname);
    const large = Object.entries(counts).filter(([, count]) => count > mostFiles);
    context.diagnostic(`files: ${paths.length}`);
    assert.deepEqual(large, []);
  });

  it('exports names that no other file exports for something else', (context) => {
    const places = new Map<string, string[]>();
    for (const { path, exports } of sources.values()) {
      for (const name of exports) places.set(name, [...(places.get(name) ?? []), path]);
    }
    const twice = [...places].filter(([, found]) => found.length > 1);
    const isSimulator = (path: string) => path.startsWith('src/simulator/');
    const [ofSimulator, outside] = [true, false].map((wanted) =>
      twice.filter(([, found]) => found.some(isSimulator) === wanted).map(([name]) => name),
    );
    context.diagnostic(`names that the simulator has twice: ${ofSimulator?.join(', ')}`);
    assert.deepEqual(outside?.sort(), sharedNames);
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
    const built = new Set(Object.keys(builtSources).map((name) => `./dist/${name}.js`));
    const published = [...Object.values(manifest.exports), ...Object.values(manifest.bin)]
      .map((target) => (typeof target === 'string' ? target : target.default))
      .filter((path) => path.endsWith('.js'));
    assert.ok(published.length > 4);
    assert.deepEqual(
      published.filter((path) => !built.has(path)),
      [],
    );
  });
});

function placeOf(path: string): string | undefined {
  return Object.keys(borders).find((place) => covers(place, path));
}

function filesOf(place: string): Source[] {
  return [...sources.values()].filter(({ path }) => placeOf(path) === place);
}

function trespasses({ path, imports }: Source): string[] {
  const place = placeOf(path);
  const allowed = place === undefined ? [] : [place, ...(borders[place] ?? [])];
  return imports.filter((from) => !allowed.some((other) => isOf(other, from))).map((from) => `${path} imports ${from}`);
}

/** Returns whether a path or module belongs to the named room, or else is the named file or package. */
function isOf(name: string, path: string): boolean {
  return name in borders && sources.has(path) ? placeOf(path) === name : covers(name, path);
}

/** Returns whether a path or module is the named room, file or package, or lies in it. */
function covers(name: string, path: string): boolean {
  return partsOf(name).some((part) => isNamed(part, path) || path.startsWith(part === 'node:' ? part : `${part}/`));
}

function isNamed(part: string, path: string): boolean {
  const [start = '', end] = part.split('*');
  if (end === undefined) return path === part;
  return path.startsWith(start) && path.endsWith(end) && !path.slice(start.length, -end.length).includes('/');
}

function partsOf(name: string): readonly string[] {
  return sharedFolders[name] ?? [name];
}

function isFolder(place: string): boolean {
  return !place.endsWith('.ts') && !(place in sharedFolders);
}

function isData(path: string): boolean {
  return path.endsWith('.json') && existsSync(path.includes('*') ? dirname(path) : path);
}

function countBy(names: readonly string[], placeOfName: (name: string) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[placeOfName(name)] = (counts[placeOfName(name)] ?? 0) + 1;
  return counts;
}

function namesOf(isMeant: (source: Source) => boolean): string[] {
  return [...sources.values()].filter(isMeant).map(({ path }) => path);
}
