import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import typescript from 'typescript';
import { readDocument, root } from './documents.ts';

/** The ids of the faults that docs/reliability.md lists, in its order. */
const faults = [...readDocument('docs/reliability.md').matchAll(/^\| (F\d+) /gm)].map(([, id = '']) => id);

/** The modules of the tests. Every one of them is a test file or imported by one: knip finds all others. */
const modules = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !/^(bench|support|frameworks\/\w+)\//.test(path));

/** The faults that titles of tests name, such as `F5, F27: says that the result is unknown`. */
const named = new Set(modules.flatMap((path) => titlesIn(path)).flatMap(faultsIn));

describe('docs/reliability.md', () => {
  it('has a row for each of F1 to F47', () => {
    assert.deepEqual(
      faults,
      Array.from({ length: 47 }, (_, index) => `F${index + 1}`),
    );
  });

  it('has a test for each row, named after it', () => {
    const missing = faults.filter((id) => !named.has(id));
    assert.deepEqual(missing, [], `No title of a test names ${missing.join(', ')}.`);
  });

  it('has a row for each fault that a test is named after', () => {
    assert.deepEqual(
      [...named].filter((id) => !faults.includes(id)),
      [],
    );
  });

  it('counts a title in a call or in a table, and no test that is left out', () => {
    const source = `
      it('F1: a'); describe(\`F2, F3: \${b}\`); const rows = [['F4: c', 1]];
      it.skip('F5: d'); it('g', () => say('F6: e')); it('about F7: f');`;
    assert.deepEqual(titlesOf(source).flatMap(faultsIn), ['F1', 'F2', 'F3', 'F4']);
  });
});

function faultsIn(title: string): string[] {
  return /^F\d+(, F\d+)*(?=: )/.exec(title)?.[0].split(', ') ?? [];
}

function titlesIn(path: string): string[] {
  return titlesOf(readFileSync(join(root, 'test', path), 'utf8'));
}

/** Returns the titles of a module's tests, each up to the first value in it. */
function titlesOf(source: string): string[] {
  const titles: string[] = [];
  const visit = (node: typescript.Node): void => {
    const text = typescript.isStringLiteralLike(node)
      ? node.text
      : typescript.isTemplateExpression(node)
        ? node.head.text
        : undefined;
    if (text !== undefined && isTitle(node)) titles.push(text);
    node.forEachChild(visit);
  };
  visit(typescript.createSourceFile('source.ts', source, typescript.ScriptTarget.ES2022, true));
  return titles;
}

/** True for what a test is called by, and for an entry of a table, where the cases of a test may have their titles. */
function isTitle({ parent }: typescript.Node): boolean {
  if (typescript.isArrayLiteralExpression(parent)) return true;
  return typescript.isCallExpression(parent) && /^(it|test|describe|suite)$/.test(parent.expression.getText());
}
