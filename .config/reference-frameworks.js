// @ts-check
// docs/frameworks.md and a page for each framework, from the shops of test/frameworks, which `npm run test:full` compiles and
// pays in.
import { blockOf, headOf } from './reference-source.js';

/**
 * @typedef {object} Framework
 * @property {string} name
 * @property {string} page name of its page, without its ending
 * @property {string} entry
 * @property {readonly string[]} files of `test/frameworks`; the first one without a name of its own on the page
 * @property {string} about the first sentence stands in the overview, too
 */

/** @type {readonly Framework[]} */
const inBrowsers = [
  {
    name: 'No framework',
    page: 'no-framework',
    entry: 'hyper-checkout',
    files: ['plain/index.html', 'vanilla/shop.ts'],
    about:
      'A script tag, or a bundler such as Vite with TypeScript. The script tag takes `hyper-checkout.js` of the package, ' +
      'which needs no build. With a bundler, `document.createElement` and `querySelector` know the tag, and ' +
      '`addEventListener` knows its events.',
  },
  {
    name: 'React',
    page: 'react',
    entry: 'hyper-checkout/react',
    files: ['react/shop.tsx'],
    about:
      'React 18 and 19. The component takes the properties in camelCase and a handler for each event. Its ref is the ' +
      'element with its methods, such as `process()`. It works in StrictMode, on a server and after hydration. To render ' +
      'the tag yourself, give it the ref that `useHyperCheckout(options)` returns. The tag alone takes attributes in ' +
      'kebab-case.',
  },
  {
    name: 'Vue',
    page: 'vue',
    entry: 'hyper-checkout/vue',
    files: ['vue/shop.vue'],
    about:
      'Vue 3. The compiler must know that the tag is a custom element. In `vite.config.ts`: ' +
      "`vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'hyper-checkout' } } })`.",
  },
  {
    name: 'Svelte',
    page: 'svelte',
    entry: 'hyper-checkout/svelte',
    files: ['svelte/shop.svelte'],
    about: 'Svelte 5. Write attributes in kebab-case. A spread object does not work.',
  },
  {
    name: 'Solid',
    page: 'solid',
    entry: 'hyper-checkout/solid',
    files: ['solid/shop.tsx'],
    about:
      'Solid 1. Write attributes in kebab-case, properties after `prop:` and events after `on:`. A spread object does not work.',
  },
  {
    name: 'Preact',
    page: 'preact',
    entry: 'hyper-checkout/preact',
    files: ['preact/shop.tsx'],
    about: 'Preact 11. Properties, attributes and events all work on the tag.',
  },
  {
    name: 'Lit',
    page: 'lit',
    entry: 'hyper-checkout',
    files: ['lit/shop.ts'],
    about: 'Lit 3. Bind properties with `.` and events with `@`. The class is typed, and templates are not.',
  },
  {
    name: 'Angular',
    page: 'angular',
    entry: 'hyper-checkout',
    files: ['installed/angular/src/hyper-checkout.ts', 'installed/angular/src/cart.ts'],
    about:
      'Angular 21. Copy the directive. With it Angular refuses a property that does not exist or has another type, and needs no ' +
      '`CUSTOM_ELEMENTS_SCHEMA`. `$event` has the type of its event under `strictTemplates`. Angular never refuses the ' +
      'name of an event, so check the spelling.',
  },
];

/** @type {readonly Framework[]} */
const onServers = [
  {
    name: 'Next.js',
    page: 'next',
    entry: 'hyper-checkout/react',
    files: ['installed/next/app/page.tsx', 'installed/next/app/orders/route.ts', 'installed/next/app/shop.tsx'],
    about:
      'Next.js 16 with the app router. The tag carries the order in its HTML, and the hook adds the handler. `<HyperCheckout {...order} />` works ' +
      'as well: it hands the order over after hydration.',
  },
  {
    name: 'Nuxt',
    page: 'nuxt',
    entry: 'hyper-checkout/vue',
    files: ['installed/nuxt/app/app.vue', 'installed/nuxt/server/routes/orders.post.ts'],
    about:
      'Nuxt 4, rendered by its server and in the browser. In `nuxt.config.ts`: ' +
      "`vue: { compilerOptions: { isCustomElement: (tag) => tag === 'hyper-checkout' } }`. Write attributes in kebab-case: " +
      'a server renders the names of an object in `v-bind` as they are, and the element does not know them.',
  },
  {
    name: 'SvelteKit',
    page: 'sveltekit',
    entry: 'hyper-checkout/svelte',
    files: [
      'installed/sveltekit/src/routes/+page.server.ts',
      'installed/sveltekit/src/routes/orders/+server.ts',
      'installed/sveltekit/src/routes/+page.svelte',
    ],
    about: 'SvelteKit 2. Write attributes in kebab-case.',
  },
  {
    name: 'Astro',
    page: 'astro',
    entry: 'hyper-checkout',
    files: ['installed/astro/src/pages/index.astro', 'installed/astro/src/pages/orders.ts'],
    about: 'Astro 5. Scripts are typed, and templates are not.',
  },
];

/** The pages on frameworks, each with the function that makes it. */
export const frameworkPages = [
  /** @type {const} */ (['docs/frameworks.md', overview]),
  ...[...inBrowsers, ...onServers].map(
    (framework) => /** @type {const} */ ([`docs/frameworks/${framework.page}.md`, () => pageOf(framework)]),
  ),
];

function overview() {
  return `${[
    headOf('Frameworks', '`test/frameworks`'),
    'Where a framework has an entry of its own, import it in place of `hyper-checkout`: it exports the same names, and gives ' +
      'the tag its types.',
    tableOf(inBrowsers),
    'Frameworks with a server sign the order themselves, and render it into the page. The signed text reaches the browser ' +
      'byte for byte, and events are heard after hydration.',
    tableOf(onServers),
    'The pages show whole shops. `npm run test:full` compiles each with its framework’s own compiler against the packed ' +
      'package, and pays in it.',
  ].join('\n\n')}\n`;
}

/** @param {readonly Framework[]} frameworks */
function tableOf(frameworks) {
  const rows = frameworks.map(({ name, page, entry, about }) => {
    const [versions = ''] = about.split('. ', 1);
    return `| [${name}](frameworks/${page}.md) | ${versions} | \`${entry}\` |`;
  });
  return ['| framework | tested with | entry |', '| --- | --- | --- |', ...rows].join('\n');
}

/** @param {Framework} framework */
function pageOf({ name, entry, files, about }) {
  const hasServer = onServers.some((framework) => framework.name === name);
  const shown = hasServer ? [...files, 'place-order.ts'] : files;
  return `${[
    headOf(name, '`test/frameworks`'),
    about,
    `Import \`${entry}\`, which registers the element${entry === 'hyper-checkout' ? '' : ', exports the same names as `hyper-checkout`'} and types the tag.`,
    '## The shop',
    hasServer
      ? '`/orders` is a route of the shop, and signs an order. With `?buy` in the address the server renders the order into ' +
        'the page. `PRIVATE_KEY` and the other settings are environment variables of the server.'
      : '`/orders` is a route of your server. It answers with the properties of an order, as JSON: the three texts that ' +
        '`signOrder` returns, and beside them `clientId`, `environment` and `frameUrl`, which you can set on the tag as well. They ' +
        'may come late: the element waits for the pair. [A server in five runtimes](../server.md) has the signing.\n\n' +
        'What the page shows is a hint. The proof is the order status that your server reads, as in ' +
        '[README](../../README.md#a-page-and-its-server).',
    ...shown.flatMap((file) =>
      shown.length > 1
        ? [`\`${nameOf(file)}\`:`, blockOf(`test/frameworks/${file}`)]
        : [blockOf(`test/frameworks/${file}`)],
    ),
    '## Try it',
    'Start the simulator in your project with `npx hyper-checkout simulate --keys test-keys`. Its `frameUrl` is ' +
      '`http://127.0.0.1:8800/frame/`, with the `clientId` `acme` and the `environment` `sandbox`.' +
      (hasServer
        ? ' '
        : ' Have your dev server pass `/orders` on to your server; in `vite.config.ts`: ' +
          "`server: { proxy: { '/orders': 'http://localhost:3000' } }`. ") +
      '[The element](../reference/element.md) lists every property and event, and ' +
      '[Testing your shop](../testing.md) pays in a test.',
  ].join('\n\n')}\n`;
}

/** @param {string} file below `test/frameworks`, as it is called in a merchant's project */
function nameOf(file) {
  return file.replace(/^installed\/[^/]+\//, '').replace(/^(?:plain|vanilla)\//, '');
}
