import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { files, leftOut, linkOnSite, sections } from '../../docs/.vitepress/navigation.ts';
import { documents, linksIn, readDocument } from './documents.ts';

const pages = sections.flatMap((section) => section.pages);
const paths = pages.map(({ path }) => path);

// `npm run test:full` builds the site: site-build.node.test.ts.
describe('the documentation site', () => {
  it('has each document in its sidebar once, or leaves it out', () => {
    assert.deepEqual([...paths, ...leftOut].sort(), [...documents].sort());
  });

  it('names each decision by its title', () => {
    for (const { title, path } of pages.filter((page) => page.path.startsWith('docs/decisions/'))) {
      assert.equal(/^# (.+)$/m.exec(readDocument(path))?.[1]?.replace("'", '’'), title, path);
    }
  });

  for (const path of paths) {
    it(`finds every target of the links in ${path}`, () => {
      const elsewhere = linksIn(readDocument(path))
        .filter((link) => !/^(?:https?:|#)/.test(link) && !/\.(?:png|svg)$/.test(link))
        .map((link) => posix.join(posix.dirname(path), linkOnSite(link.replace(/#.*/, ''))))
        .map((target) => target.replace(/^index\.md$/, 'README.md'))
        .filter((target) => !paths.includes(target) && !files.includes(target));
      assert.deepEqual(elsewhere, []);
    });
  }
});
