import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { anchorOf } from '../../docs/.vitepress/navigation.ts';
import { isErrorCode } from '../../src/protocol/checkout-error.ts';
import { documents, linksIn, readDocument, root } from './documents.ts';

/** The anchors of a document: its headings, and what is named by hand. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
  return [...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = '']) => name)];
}

describe('the documents', () => {
  for (const document of documents) {
    it(`${document} links only to what is there`, () => {
      const text = readDocument(document);
      const broken = linksIn(text)
        .filter((link) => !/^https?:/.test(link))
        .filter((link) => {
          const [path = '', anchor] = link.split('#');
          const target = path === '' ? join(root, document) : join(root, dirname(document), path);
          if (!existsSync(target)) return true;
          return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
        });
      assert.deepEqual(broken, []);
    });
  }

  // The package has no sources, so documents name them without a link. Decisions and changes keep their old names, and
  // the pages on frameworks name files of a merchant's project.
  for (const document of documents.filter((path) => !/^(docs\/decisions\/|CHANGELOG|docs\/frameworks\/)/.test(path))) {
    it(`${document} names only sources that are there`, () => {
      const names = [...readDocument(document).matchAll(/`((?:src|test|demo|\.config)\/[\w./-]+)`/g)];
      assert.deepEqual(
        names.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path))),
        [],
      );
    });
  }

  it('the life of a checkout names one file in each step', () => {
    const text = readDocument('docs/life-of-a-checkout.md');
    const steps = text.split('\n').filter((line) => /^\| \d+ /.test(line));
    assert.deepEqual(
      steps.map((line) => Number(line.split('|')[1])),
      steps.map((_, index) => index),
    );
    for (const line of steps) {
      assert.equal([...line.matchAll(/`src\/[^`]+`/g)].length, 1, line);
      const codes = [...(line.split('|')[4] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code);
      assert.deepEqual(
        codes.filter((code) => !isErrorCode(code)),
        [],
        line,
      );
    }
  });

  it('each decision has its status, context, decision and consequences', () => {
    for (const document of documents.filter((path) => path.startsWith('docs/decisions/'))) {
      const text = readDocument(document);
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      assert.deepEqual(headings, ['Status', 'Context', 'Decision', 'Consequences'], document);
    }
  });
});
