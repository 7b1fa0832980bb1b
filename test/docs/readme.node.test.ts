import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import typescript from 'typescript';
import { attributeOf } from '../../src/protocol/attribute-of.ts';
import { errorCodes, kindOf } from '../../src/protocol/checkout-error.ts';
import * as server from '../../src/server/index.ts';
import { endingNames, endingRow, testCards, testOtp } from '../../src/simulator/index.ts';
import { networksOf } from '../../src/simulator/gateway/test-instruments/listed-cards.ts';
import { freePort } from '../support/free-port.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

/** The text under a heading, up to the next one of its own level or above. */
function section(heading: string): string {
  const [, level = ''] = new RegExp(`^(#+) ${heading}$`, 'm').exec(readme) ?? [];
  assert.notEqual(level, '', `README has no heading "${heading}"`);
  const [, text = ''] = readme.split(`\n${level} ${heading}\n`);
  return text.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0] ?? '';
}

/** The cells of the tables under a heading, without their heads, marks of code stripped. */
function rows(heading: string): string[][] {
  const lines = section(heading).split('\n');
  return lines
    .filter((line, index) => line.startsWith('|') && !/^\| -/.test(line) && !/^\| -/.test(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')),
    );
}

/** The one block of code under a heading, as lines. */
function code(heading: string, language: string): string[] {
  const [, block = ''] = section(heading).split(`\`\`\`${language}\n`);
  return block.split('\n```')[0]?.split('\n') ?? [];
}

/** The members of an interface in a source file: its methods, and its properties. */
function membersOf(path: string, name: string): { methods: string[]; readOnly: string[]; properties: string[] } {
  const source = typescript.createSourceFile(path, read(path), typescript.ScriptTarget.Latest);
  const found = source.statements.find(
    (statement) => typescript.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  assert.ok(found && typescript.isInterfaceDeclaration(found));
  const nameOf = (member: typescript.TypeElement) => (member.name && 'text' in member.name ? member.name.text : '');
  const properties = found.members.filter((member) => typescript.isPropertySignature(member));
  const isReadOnly = (member: typescript.PropertySignature) =>
    member.modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.ReadonlyKeyword) ?? false;
  return {
    methods: found.members.filter((member) => typescript.isMethodSignature(member)).map(nameOf),
    readOnly: properties.filter(isReadOnly).map(nameOf),
    properties: properties.filter((member) => !isReadOnly(member)).map(nameOf),
  };
}

const element = membersOf('src/element/hyper-checkout-element.ts', 'HyperCheckoutElement');

describe('README', () => {
  it('lists every attribute with its property', () => {
    const { properties } = membersOf('src/element/checkout-properties.ts', 'CheckoutProperties');
    const expected = [...properties, ...element.properties].map((name) => [attributeOf(name), name]);
    assert.deepEqual(
      rows('Attributes').map((row) => row.slice(0, 2)),
      expected,
    );
  });

  it('lists every method and everything that can be read', () => {
    const expected = [...element.methods.map((name) => `${name}()`), ...element.readOnly];
    const listed = rows('Methods').map(([name = '']) => name.replace(/\(.*\)/, '()'));
    assert.deepEqual(listed.sort(), expected.sort());
  });

  it('lists every event with the SDK event that it stands for', () => {
    const source = read('src/element/events.ts');
    const typeOf = new Map(
      [...source.matchAll(/class (\w+) extends HyperEvent[^]*?readonly type = '([^']+)'/g)].map(([, name, type]) => [
        name,
        type,
      ]),
    );
    const [, table = ''] = /eventOf[^{]*\{([^}]*)\}/.exec(source) ?? [];
    const sdkNames = [...table.matchAll(/(\w+): (\w+)/g)].map(([, sdk, name]) => [typeOf.get(name), sdk]);
    assert.equal(sdkNames.length, typeOf.size - 2);
    const expected = [...sdkNames, ['hyper-sdk-event', 'any other'], ['hyper-error', '']];
    assert.deepEqual(
      rows('Events')
        .map((row) => row.slice(0, 2))
        .sort(),
      expected.sort(),
    );
  });

  it('lists every state, part, slot and custom property', () => {
    const styling = section('Styling');
    const panels = read('src/element/checkout-panels.ts') + read('src/element/frame-element.ts');
    const styles = read('src/element/hyper-checkout.styles.ts');
    const listed = (pattern: RegExp) => [...new Set([...styling.matchAll(pattern)].map(([, name]) => name))].sort();
    const used = (text: string, pattern: RegExp) =>
      [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
    const [, inputs = ''] = /const decisions[^{]*\{([^]*)\n\};/.exec(read('src/element/checkout-state.ts')) ?? [];
    assert.deepEqual(listed(/:state\((\w+)\)/g), used(inputs, /^ {2}(\w+): \{/gm));
    assert.deepEqual(listed(/::part\((\w+)\)/g), used(panels, /(?:part\.add|slotted)\(\s*'(\w+)'/g));
    assert.deepEqual(listed(/slot="(\w+)"/g), used(panels, /slotted\(\s*'(\w+)'/g));
    assert.deepEqual(listed(/(--hyper-\w+)/g), used(styles, /var\((--hyper-\w+)/g));
  });

  it('lists every kind of error', () => {
    assert.deepEqual(
      rows('Errors').map(([kind]) => kind),
      [...new Set(errorCodes.map(kindOf))],
    );
  });

  it('lists every plain test card and every ending', () => {
    // Those that are there for one ending on demand stand in docs/test-instruments.md.
    const plain = testCards.filter(({ onDemand }) => onDemand === undefined);
    const listed = rows('The simulator');
    const cards = listed.slice(0, plain.length).map(([number = '', ...rest]) => [number.replaceAll(' ', ''), ...rest]);
    assert.deepEqual(
      cards,
      plain.map((card) => [card.number, networksOf(card).join(' or '), card.ending]),
    );
    assert.deepEqual(
      listed.slice(plain.length).map(([name, card]) => [name, card?.replaceAll(' ', '')]),
      endingNames.map((name) => [name, endingRow(name).card]),
    );
    assert.match(section('The simulator'), new RegExp(`password \`${testOtp}\``));
  });

  it('names server helpers that exist', () => {
    const names = rows('On your server').flatMap(([cell = '']) => [...cell.matchAll(/\w+/g)].map(([name]) => name));
    assert.ok(names.length > 8);
    assert.deepEqual(
      names.filter((name) => !(name in server)),
      [],
    );
  });

  it('says how big the script tag is', () => {
    for (const [file = '', size = ''] of rows('Size')) {
      const [path = ''] = /dist\/[\w/.-]+/.exec(file) ?? [];
      const bytes = gzipSync(readFileSync(join(root, path)), { level: 9 }).length;
      assert.ok(
        Math.abs(bytes / 1000 - Number.parseFloat(size)) < 0.3,
        `${path} has ${bytes} bytes, README says ${size}`,
      );
    }
  });

  it('keeps its examples as short as it says', () => {
    assert.ok(code('On your page', 'html').length <= 12);
    assert.ok(code('On your server', 'js').length <= 15);
    assert.ok(read('demo/script-tag.html').trimEnd().split('\n').length <= 12);
  });

  it('has a server example that signs an order when it is run', async () => {
    const { privateKey, publicKey } = await server.generateKeyPair();
    const port = await freePort();
    const script = code('On your server', 'js').join('\n').replace('listen(3000)', `listen(${port}, '127.0.0.1')`);
    const env = { ...process.env, HYPER_PRIVATE_KEY: privateKey };
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    try {
      const signed: unknown = await (await answerOf(port, child)).json();
      assert.ok(typeof signed === 'object' && signed !== null);
      const { orderDetails, signature, merchantKeyId } = Object.fromEntries(Object.entries(signed));
      assert.equal(
        await server.verifyOrder({ orderDetails: String(orderDetails), signature: String(signature), publicKey }),
        true,
      );
      assert.equal(merchantKeyId, '2980');
    } finally {
      child.kill();
      await once(child, 'close');
    }
  });
});

/** What a server says once it listens; fails if it ends before. */
async function answerOf(port: number, child: ReturnType<typeof spawn>): Promise<Response> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' }).catch(() => undefined);
    if (answer) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`The example ended with ${child.exitCode}.`);
}
