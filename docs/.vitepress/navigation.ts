/** A page of the site, by its path from the root of the project. */
export interface PageLink {
  readonly title: string;
  readonly path: string;
}

/** A part of the sidebar. */
export interface Section {
  readonly title: string;
  readonly pages: readonly PageLink[];
  /** Folded until one of its pages is open. */
  readonly isFolded?: boolean;
}

/** Every page of the site, in the order of the sidebar. */
export const sections: readonly Section[] = [
  {
    title: 'Start',
    pages: [
      page('Getting started', 'README.md'),
      page('Concepts', 'docs/concepts.md'),
      page('Life of a checkout', 'docs/life-of-a-checkout.md'),
    ],
  },
  {
    title: 'Build',
    pages: [
      page('Frameworks', 'docs/frameworks.md'),
      page('A server in five runtimes', 'docs/server.md'),
      page('Presentation', 'docs/presentation.md'),
      page('From HyperServices', 'docs/from-hyperservices.md'),
    ],
  },
  {
    title: 'One page per framework',
    isFolded: true,
    pages: [
      page('No framework', 'docs/frameworks/no-framework.md'),
      page('React', 'docs/frameworks/react.md'),
      page('Vue', 'docs/frameworks/vue.md'),
      page('Svelte', 'docs/frameworks/svelte.md'),
      page('Solid', 'docs/frameworks/solid.md'),
      page('Preact', 'docs/frameworks/preact.md'),
      page('Lit', 'docs/frameworks/lit.md'),
      page('Angular', 'docs/frameworks/angular.md'),
      page('Next.js', 'docs/frameworks/next.md'),
      page('Nuxt', 'docs/frameworks/nuxt.md'),
      page('SvelteKit', 'docs/frameworks/sveltekit.md'),
      page('Astro', 'docs/frameworks/astro.md'),
    ],
  },
  {
    title: 'Test',
    pages: [
      page('Testing your shop', 'docs/testing.md'),
      page('Inspector', 'docs/inspector.md'),
      page('The simulator', 'docs/simulator.md'),
      page('Test instruments and scenarios', 'docs/test-instruments.md'),
      page('In teams and CI', 'docs/in-teams.md'),
    ],
  },
  {
    title: 'Go live',
    pages: [
      page('Going live', 'docs/going-live.md'),
      page('Security', 'docs/security.md'),
      page('Reliability', 'docs/reliability.md'),
      page('What differs from live', 'docs/reference/what-differs-from-live.md'),
    ],
  },
  {
    title: 'Reference',
    pages: [
      page('Element', 'docs/reference/element.md'),
      page('Errors', 'docs/error-codes.md'),
      page('Server helpers', 'docs/reference/server.md'),
      page('Order fields', 'docs/reference/fields.md'),
      page('Command line', 'docs/reference/command-line.md'),
      page('Simulator options', 'docs/reference/simulator.md'),
      page('Merchants’ pages', 'docs/reference/merchants.md'),
    ],
  },
  {
    title: 'Project',
    pages: [
      page('Changes', 'CHANGELOG.md'),
      page('Contributing', 'docs/contributing.md'),
      page('Code of conduct', 'docs/code-of-conduct.md'),
    ],
  },
  {
    title: 'Decisions',
    isFolded: true,
    pages: [
      page('1. The shape of the events', 'docs/decisions/0001-event-shape.md'),
      page('2. The handshake', 'docs/decisions/0002-handshake.md'),
      page('3. Who hosts the frame', 'docs/decisions/0003-frame-hosting.md'),
      page('4. One table of fields, checked by a small function', 'docs/decisions/0004-validation.md'),
      page('5. The simulator’s store', 'docs/decisions/0005-store.md'),
      page('6. An element without templates', 'docs/decisions/0006-element-without-templates.md'),
      page('7. Signing with WebCrypto alone', 'docs/decisions/0007-signing.md'),
      page('8. Nine languages: the library, and who extracts the texts', 'docs/decisions/0008-localisation.md'),
      page('9. Frameworks', 'docs/decisions/0009-frameworks.md'),
      page('10. The styles of the simulator’s pages', 'docs/decisions/0010-page-styles.md'),
      page('11. The simulator’s orders, use cases and store', 'docs/decisions/0011-order-aggregate.md'),
      page('12. Orders behind promises, with a version', 'docs/decisions/0012-compare-and-set.md'),
      page('13. The documentation site', 'docs/decisions/0013-documentation-site.md'),
      page('14. The pay bar and the part of the page that is seen', 'docs/decisions/0014-pay-bar.md'),
    ],
  },
];

/** Reports for the developers of this project, which scripts write: they stay out of the site and of the package. */
export const leftOut: readonly string[] = ['docs/benchmarks.md', 'docs/languages.md', 'docs/mutants.md'];

/** Files that pages link to, and that are copied into the site as they are. */
export const files: readonly string[] = ['docs/llms.txt', 'vscode.html-custom-data.json'];

/** Leads a link of a document to a page of the site: README is the start page, and a folder stands for its first page. */
export function linkOnSite(href: string): string {
  return href.replace(/(^|\/)README\.md/, '$1index.md').replace(/(^|\/)decisions$/, '$1decisions/0001-event-shape.md');
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function page(title: string, path: string): PageLink {
  return { title, path };
}
