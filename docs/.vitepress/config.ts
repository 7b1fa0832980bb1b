import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type MarkdownRenderer } from 'vitepress';
import manifest from '../../package.json' with { type: 'json' };
import { anchorOf, files, leftOut, linkOnSite, sections } from './navigation.ts';

/** The documentation site: the documents of this project as they are, so that their links are the same as on GitHub. */
export default defineConfig({
  title: 'hyper-checkout',
  description: manifest.description,
  lang: 'en-GB',
  // Works in any folder of any server.
  base: './',
  srcDir: '..',
  srcExclude: ['{demo,dist,src,test}/**', ...leftOut],
  outDir: '../.cache/site',
  cacheDir: '../.cache/vitepress',
  rewrites: { 'README.md': 'index.md' },
  head: [
    ['link', { rel: 'icon', href: 'data:,' }],
    // Pictures side by side, as README has them.
    ['style', {}, '.vp-doc p > img { display: inline; }'],
  ],
  themeConfig: {
    search: { provider: 'local' },
    outline: 'deep',
    sidebar: sections.map(({ title, pages, isFolded }) => ({
      text: title,
      ...(isFolded && { collapsed: true }),
      items: pages.map((page) => ({ text: page.title, link: `/${linkOnSite(page.path)}` })),
    })),
    notFound: {
      quote: 'This page does not exist.',
      linkText: 'To the start page',
      linkLabel: 'To the start page',
    },
    footer: { message: 'Independent project, not affiliated with Juspay.' },
  },
  markdown: {
    anchor: { slugify: anchorOf },
    // Nothing that GitHub does not know, or shows in another way.
    attrs: false,
    emoji: false,
    toc: false,
    config: leadLinks,
  },
  vite: {
    // That of the project builds the package.
    configFile: false,
    // Otherwise Vite looks for packages in every page of the demo and of the tests.
    optimizeDeps: { entries: ['docs/.vitepress/theme/index.ts'] },
  },
  // llms.txt leads to the Markdown of each page.
  async buildEnd({ outDir, pages, srcDir }) {
    for (const path of [...files, ...pages]) await cp(join(srcDir, path), join(outDir, path));
  },
});

/** Leads the links of a document to where the site has their pages. */
function leadLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('links', ({ tokens }) => {
    for (const link of tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open')) {
      link.attrSet('href', linkOnSite(link.attrGet('href') ?? ''));
    }
  });
}
