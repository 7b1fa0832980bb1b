import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import typescript from 'typescript';

/** The rooms whose code runs in a shopper's browser. */
const rooms = [
  'src/protocol',
  'src/bridge',
  'src/element',
  'src/frame',
  'src/react',
  'src/simulator/hyper-services',
  'src/simulator/payment-page',
  'src/simulator/bank',
  'src/simulator/polling',
  'src/simulator/ui',
];

/** Names that a source uses, the texts in it, and the calls on a window. */
interface Words {
  readonly names: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  readonly windowCalls: ReadonlySet<string>;
}

const sources = new Map(
  rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [`${room}/${path}`, wordsIn(readFileSync(`${room}/${path}`, 'utf8'))] as const),
  ),
);

/** The sources in which the words have one of these. */
function using(kind: keyof Words, unwanted: readonly string[]): string[] {
  return [...sources].flatMap(([path, words]) =>
    unwanted.filter((word) => words[kind].has(word)).map((word) => `${path}: ${word}`),
  );
}

describe('the code that runs in a browser', () => {
  it('F25: needs neither a cookie nor the storage of a page', () => {
    assert.deepEqual(
      using('names', ['cookie', 'cookieStore', 'localStorage', 'sessionStorage', 'indexedDB', 'caches']),
      [],
    );
  });

  it('F33: hears no unload event, since a page that does is not kept for the way back', () => {
    assert.deepEqual(using('texts', ['unload', 'beforeunload']), []);
    assert.deepEqual(using('names', ['onunload', 'onbeforeunload']), []);
  });

  it('F36: opens no window, so that none can be blocked', () => {
    assert.deepEqual(using('windowCalls', ['open']), []);
  });

  it('is read by this test', () => {
    const words = wordsIn("window.open('unload'); viewOf(page).open(); channel.open(); document.cookie;");
    assert.deepEqual([...words.windowCalls], ['open']);
    assert.ok(words.names.has('cookie') && words.texts.has('unload'));
    assert.ok(sources.size > 100);
  });
});

function wordsIn(source: string): Words {
  const [names, texts, windowCalls] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (node: typescript.Node): void => {
    if (typescript.isIdentifier(node)) names.add(node.text);
    if (typescript.isStringLiteralLike(node)) texts.add(node.text);
    if (typescript.isCallExpression(node) && typescript.isPropertyAccessExpression(node.expression)) {
      const { expression: owner, name } = node.expression;
      if (isWindow(owner)) windowCalls.add(name.text);
    }
    node.forEachChild(visit);
  };
  visit(typescript.createSourceFile('source.ts', source, typescript.ScriptTarget.ES2022, true));
  return { names, texts, windowCalls };
}

/** True for the window by any of its names, and for that of another document. */
function isWindow(node: typescript.Expression): boolean {
  if (typescript.isCallExpression(node)) return node.expression.getText() === 'viewOf';
  return ['window', 'globalThis', 'self', 'top', 'parent', 'view'].includes(node.getText().replace(/^.*\./, ''));
}
