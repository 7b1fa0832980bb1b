import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { attributeOf, checkoutPropertyNames } from '../../src/protocol/checkout-property-names.ts';
import { checkOrderDetails } from '../../src/protocol/requests/order-details.ts';
import { fromProperties } from '../fields/product.ts';
import { orderText } from '../protocol/bad-input.ts';
import { signature } from '../protocol/good-requests.ts';
import { blocksIn, documents, readDocument, root } from './documents.ts';

const command = promisify(execFile);
const blocks = documents.flatMap(blocksIn);
/** These pages show whole files, which their own compilers check and test/frameworks and test/server run. */
const copied = /^docs\/(?:frameworks\/|server\.md)/;
const blocksOf = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));

describe('the code in the documents', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-code-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('names its language', () => {
    const known = ['js', 'ts', 'html', 'sh', 'json', 'text', 'tsx', 'vue', 'svelte', 'astro', 'yaml'];
    assert.deepEqual(
      blocks.filter(({ language }) => !known.includes(language)).map(({ place }) => place),
      [],
    );
  });

  it('has the types that it uses', async () => {
    const ours = blocksOf('js', 'ts').filter(({ place }) => !copied.test(place));
    const files = await Promise.all(
      ours.map(async ({ place, language, code }) => {
        const file = join(folder, `${place.replace(/\W/g, '-')}.${language}`);
        await writeFile(file, `${code}\nexport {};\n`);
        return file;
      }),
    );
    assert.ok(files.length > 20);
    const compilerOptions = {
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      noImplicitAny: false,
      noUnusedLocals: false,
      noUnusedParameters: false,
      paths: pathsTo(['element', 'inspector', 'protocol', 'server', 'simulator', 'testing']),
    };
    const settings = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions,
      include: [],
      files: [...files, ...harness],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const compiler = join(root, 'node_modules/typescript7/bin/tsc');
    await command(process.execPath, [compiler, '--project', folder, '--pretty', 'false']).catch((error: unknown) => {
      assert.fail(error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error));
    });
  });

  for (const { place, code } of blocksOf('js').filter((block) => block.code.startsWith('const order = {'))) {
    it(`is an order without a fault: ${place}`, async () => {
      const file = join(folder, `${place.replace(/\W/g, '-')}.mjs`);
      await writeFile(file, `const id = 'R1096438018\\n';\n${code}\nexport { order };\n`);
      const { order }: { order: Record<string, unknown> } = await import(pathToFileURL(file).href);
      const { issues, warnings } = checkOrderDetails(orderText(order));
      assert.deepEqual([...issues, ...warnings], []);
    });
  }

  for (const { place, code } of blocksOf('html').filter((block) => !copied.test(block.place))) {
    it(`is an element that the frame accepts: ${place}`, async () => {
      for (const properties of elementsIn(code)) {
        const outcome = await fromProperties('process', properties);
        assert.deepEqual([outcome.refused, outcome.warned], [undefined, []]);
        assert.ok(outcome.received);
      }
    });
  }

  for (const { place, code } of blocksOf('json')) {
    it(`is JSON: ${place}`, () => assert.doesNotThrow(() => void JSON.parse(code)));
  }

  // The commands of these build on each other, and have tests of their own.
  const told = /^(README|docs\/simulator)\.md/;
  for (const block of blocksOf('sh').filter(({ place }) => !told.test(place))) {
    it(`is commands that work: ${block.place}`, async () => {
      for (const line of block.code.trim().split('\n')) await runLine(line, folder);
    });
  }
});

const harness = ['code-harness.d.ts', 'test-tools.d.ts'].map((file) => join(root, 'test/docs', file));

function pathsTo(entries: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const fileOf = (name: string) =>
    join(root, 'src', /^(element|inspector|testing)$/.test(name) ? `${name}.ts` : `${name}/index.ts`);
  const others = entries.map((name) => [`hyper-checkout/${name}`, [fileOf(name)]] as const);
  return { 'hyper-checkout': [join(root, 'src/index.ts')], ...Object.fromEntries(others) };
}

const propertyOf = new Map<string, string>(checkoutPropertyNames.map((name) => [attributeOf(name), name]));

/** The properties of each element in the code. Dots stand for a value of the reader's own. */
function elementsIn(code: string): readonly Readonly<Record<string, unknown>>[] {
  const given = {
    clientId: 'acme',
    environment: 'sandbox',
    merchantKeyId: '2980',
    orderDetails: orderText(),
    signature,
  };
  const tags = [...code.matchAll(/<hyper-checkout(?![\w-])([^>]*)>/g)];
  assert.ok(tags.length > 0, 'There is no <hyper-checkout>');
  return tags.map(([, attributes = '']) => {
    const said = [...attributes.matchAll(/(?<= )(?!id=)([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => {
      const property = propertyOf.get(name);
      assert.ok(property !== undefined, `There is no attribute ${name}`);
      return [property, value] as const;
    });
    return { ...given, ...Object.fromEntries(said.filter(([, value]) => !value.includes('…'))) };
  });
}

/** Runs a line of a block for the shell. A script of the project that takes options is only asked to read them. */
async function runLine(line: string, folder: string): Promise<void> {
  const [, own] = /^npx hyper-checkout (.*)$/.exec(line) ?? [];
  if (own !== undefined) {
    await command('bash', ['-c', `node '${join(root, 'dist/cli.js')}' ${own}`], { cwd: folder });
    return;
  }
  const [, name = '', options] = /^npm run (\w+)(?: +-- ([^#]*))?/.exec(line) ?? [];
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readDocument('package.json'));
  const script = scripts[name];
  assert.ok(script !== undefined, `“${line}” is no command of ours`);
  if (options !== undefined) await command('bash', ['-c', `${script} ${options} --help`], { cwd: root });
}
