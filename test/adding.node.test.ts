import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import typescript from 'typescript';
import { folderTextsForEsbuild } from '../.config/folder-texts.js';
import type { resolveLanguage } from '../src/protocol/language.ts';
import { closedFilter, type FilterType, type PaymentFilter } from '../src/simulator/domain/payment-filter.ts';
import type { Catalogue } from '../src/simulator/localization/page-language.ts';

/*
 * Adds a payment method, a language, an error code and an SDK event to a copy of the sources. First the copy gets their
 * names alone: the compiler must ask for the rest in the files below, and in no other. Then it gets the rest, and must
 * compile and run. docs/contributing.md has the same lists in words.
 */

const methods = 'src/simulator/methods';
const languageTexts = [
  'src/element/checkout-dialog.ts',
  'src/element/error-texts.ts',
  'src/element/order/order-texts.ts',
] as const;

/** The files that are edited for each, new ones aside: first the one with the name. */
const edited = {
  method: [`${methods}/contract.ts`, `${methods}/gateway-parts.ts`, `${methods}/screens.ts`],
  language: ['src/protocol/language.ts', ...languageTexts],
  error: ['src/protocol/checkout-error.ts', 'src/protocol/errors/input-errors.ts'],
  // The payload is in the file of the name.
  event: ['src/protocol/sdk-event.ts', 'src/protocol/sdk-event.ts', 'src/element/events.ts'],
} as const;

/** Locks in the copy, whose methods this program's types do not have. */
interface Locks {
  carriesMandate(method: string, order: object): boolean;
  lockedOption(filter: PaymentFilter, option: { readonly method: string }): object | undefined;
}

describe('a copy of the sources', () => {
  let copy: string;
  let askedFor: readonly string[];
  let faults: readonly string[];
  const pathOf = (path: string) => join(copy, path);
  const edit = (path: string, change: (text: string) => string) => {
    const before = readFileSync(pathOf(path), 'utf8');
    const after = change(before);
    assert.notEqual(after, before, `${path} has no place for it`);
    writeFileSync(pathOf(path), after);
  };

  before(() => {
    mkdirSync('.cache', { recursive: true });
    copy = mkdtempSync('.cache/adding-');
    cpSync('src', pathOf('src'), { recursive: true });
    const settings = { extends: '../../tsconfig.json', compilerOptions: { paths: {} }, include: ['src'] };
    writeFileSync(pathOf('tsconfig.json'), JSON.stringify(settings));

    const [method, ...registries] = edited.method;
    const [language] = edited.language;
    const [code, row] = edited.error;
    const [event, ...classes] = edited.event;
    mkdirSync(pathOf(`${methods}/gift-card`));
    for (const name of readdirSync(pathOf(`${methods}/pay-later`))) {
      const model = readFileSync(pathOf(`${methods}/pay-later/${name}`), 'utf8');
      writeFileSync(pathOf(`${methods}/gift-card/${name}`), asGiftCard(model));
    }
    edit(method, (text) => withGiftCard(text).replace("'pay-later', 'cash'", "'pay-later', 'gift-card', 'cash'"));
    edit(language, (text) => text.replace("  marathi: 'mr',", "$&\n  punjabi: 'pa',"));
    edit(code, (text) => text.replace("    'guest-without-login',", "$&\n    'too-many-items',"));
    edit(event, (text) => text.replace("  'guest_login',", "$&\n  'coupon_applied',"));
    askedFor = filesWithFaults(copy);

    for (const path of registries) edit(path, withGiftCard);
    for (const path of languageTexts) edit(path, (text) => withCopyOf(text, 'marathi', 'punjabi'));
    edit(row, (text) => withCopyOf(text, 'guest-without-login', "'too-many-items'"));
    for (const path of classes) {
      edit(path, (text) =>
        text.replaceAll(
          /^ *(?:case ')?guest_login.*\n/gm,
          (line) => line + line.replace('guest_login', 'coupon_applied'),
        ),
      );
    }
    for (const room of ['payment-page', 'bank']) {
      const locales = pathOf(`src/simulator/${room}/locales`);
      cpSync(`${locales}/mr.json`, `${locales}/pa.json`);
    }
    for (const path of readdirSync(pathOf('src/simulator'), { recursive: true, encoding: 'utf8' })) {
      if (basename(path) !== 'texts.json') continue;
      edit(`src/simulator/${path}`, (text) => text.replaceAll(/"mr": (".*")/g, '$&, "pa": $1'));
    }
    faults = filesWithFaults(copy);
  });
  after(() => rmSync(copy, { recursive: true }));

  it('asks for what a new name needs, through the compiler and in few files', () => {
    const rest = Object.values(edited).flatMap(([, ...others]) => others);
    // The row of a code is missed where the rows come together.
    const expected = rest.map((path) => path.replace('input-errors', 'catalogue'));
    assert.deepEqual(askedFor, expected.sort());
  });

  it('compiles once each file has its part', () => {
    assert.deepEqual(faults, []);
  });

  it('treats a new method as what it says it is, and not as UPI', async () => {
    const { carriesMandate, lockedOption } = await load<Locks>(copy, 'src/simulator/application/lock-methods.ts');
    const giftCard = { method: 'gift-card', lenders: [{ code: 'SIMPL' }] };
    const locked = (type: FilterType) =>
      lockedOption({ ...closedFilter, types: { [type]: { enable: true } } }, giftCard);
    assert.equal(carriesMandate('gift-card', {}), false);
    assert.deepEqual([locked('UPI'), locked('CONSUMER_FINANCE')], [undefined, giftCard]);
  });

  it('speaks the new language, with the texts of the new method', async () => {
    const protocol = await load<{ resolveLanguage: typeof resolveLanguage }>(copy, 'src/protocol/language.ts');
    assert.deepEqual(protocol.resolveLanguage('pa-IN'), { language: 'punjabi', known: true });
    const page = await load<{ catalogue: Catalogue }>(copy, 'src/simulator/payment-page/catalogue.ts');
    const { default: messages } = await page.catalogue('pa');
    assert.equal(messages['home.gift-card'], 'नंतर पेमेंट करा');
  });
});

/** Returns the files in which the compiler finds faults. */
function filesWithFaults(copy: string): readonly string[] {
  const compiler = ['node_modules/typescript7/bin/tsc', '--project', copy, '--pretty', 'false', '--singleThreaded'];
  const { stdout, error } = spawnSync(process.execPath, compiler, { encoding: 'utf8' });
  assert.equal(error, undefined);
  const places = stdout.matchAll(/^(?:.*\/)?(src\/[^(]+)\(\d+,\d+\): error /gm);
  return [...new Set(Array.from(places, ([, path = '']) => path))].sort();
}

/** Compiles a module of the copy, and runs it. */
async function load<Module>(copy: string, path: string): Promise<Module> {
  const outdir = join(copy, 'built', path);
  await build({
    entryPoints: { module: join(copy, path) },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    plugins: [folderTextsForEsbuild()],
  });
  return (await import(pathToFileURL(join(outdir, 'module.mjs')).href)) as Module;
}

/** Renames pay later. Its question stays: the bank has a form for each kind of question, not for each method. */
function asGiftCard(text: string): string {
  return text
    .replaceAll(/(?<!kind: ')pay-later/g, 'gift-card')
    .replaceAll('payLater', 'giftCard')
    .replaceAll('PayLater', 'GiftCard');
}

/** Writes each line about pay later a second time, about the new method. */
function withGiftCard(text: string): string {
  const twice = (line: string) => (line.includes('methodNames') ? line : line + asGiftCard(line));
  return text.replaceAll(/^.*(?:pay-later|payLater|PayLater).*\n/gm, twice);
}

/** Writes a property of objects a second time, under another name. */
function withCopyOf(text: string, name: string, copy: string): string {
  const file = typescript.createSourceFile('', text, typescript.ScriptTarget.ES2022, true);
  const places: typescript.PropertyAssignment[] = [];
  const visit = (node: typescript.Node) => {
    if (typescript.isPropertyAssignment(node) && node.name.getText().replaceAll("'", '') === name) places.unshift(node);
    node.forEachChild(visit);
  };
  visit(file);
  return places.reduce(
    (rest, { initializer, end }) => `${rest.slice(0, end)}, ${copy}: ${initializer.getText()}${rest.slice(end)}`,
    text,
  );
}
