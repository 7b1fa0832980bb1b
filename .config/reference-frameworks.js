// @ts-check
// docs/reference/frameworks.md, from the shops of test/frameworks, which `npm run test:full` compiles and pays in.
import { readFileSync } from 'node:fs';
import { headOf } from './reference-source.js';

/** @typedef {{ name: string, files: readonly string[], about: string }} Framework */

/** @type {readonly Framework[]} */
const frameworks = [
  {
    name: 'React',
    files: ['react/shop.tsx'],
    about:
      'React 18 and 19. The component takes the properties in camelCase and a handler for each event. Its ref is the ' +
      'element with its methods, such as `process()`. It works in StrictMode, on a server and after hydration. To render ' +
      'the tag yourself, give it the ref that `useHyperCheckout(options)` returns. The tag alone takes attributes in ' +
      'kebab-case.',
  },
  {
    name: 'Vue',
    files: ['vue/shop.vue'],
    about:
      'The compiler must know that the tag is a custom element. In `vite.config.ts`: ' +
      "`vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'hyper-checkout' } } })`.",
  },
  {
    name: 'Svelte',
    files: ['svelte/shop.svelte'],
    about: 'Svelte 5. Write attributes in kebab-case. A spread object does not work.',
  },
  {
    name: 'Solid',
    files: ['solid/shop.tsx'],
    about:
      'Write attributes in kebab-case, properties after `prop:` and events after `on:`. A spread object does not work.',
  },
  { name: 'Preact', files: ['preact/shop.tsx'], about: 'Properties, attributes and events all work on the tag.' },
  {
    name: 'Angular',
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
    name: 'SvelteKit',
    files: [
      'installed/sveltekit/src/routes/+page.server.ts',
      'installed/sveltekit/src/routes/orders/+server.ts',
      'installed/sveltekit/src/routes/+page.svelte',
    ],
    about: 'SvelteKit 2. The entry is that of Svelte.',
  },
  {
    name: 'Next.js',
    files: ['installed/next/app/page.tsx', 'installed/next/app/orders/route.ts', 'installed/next/app/shop.tsx'],
    about:
      'Next.js 16 with the app router. The tag carries the order in its HTML, and the hook adds the handler. `<HyperCheckout {...order} />` works ' +
      'as well: it hands the order over after hydration.',
  },
  {
    name: 'Nuxt',
    files: ['installed/nuxt/app/app.vue', 'installed/nuxt/server/routes/orders.post.ts'],
    about:
      'Nuxt 4. The entry is that of Vue. In `nuxt.config.ts`: ' +
      "`vue: { compilerOptions: { isCustomElement: (tag) => tag === 'hyper-checkout' } }`. Write attributes in kebab-case: " +
      'a server renders the names of an object in `v-bind` as they are, and the element does not know them.',
  },
  {
    name: 'Astro',
    files: ['installed/astro/src/pages/index.astro', 'installed/astro/src/pages/orders.ts'],
    about: 'Astro 5. The entry is `hyper-checkout`. Scripts are typed, and templates are not.',
  },
];

/** The page on frameworks. */
export function frameworksPage() {
  return `${[
    headOf('Frameworks', '`test/frameworks`'),
    'Each framework has an entry of its own, which you import in place of `hyper-checkout`. It registers the element, exports ' +
      'the same names, and gives the tag its types.',
    'In these shops `/orders` answers with the properties of an order: `clientId`, `environment`, `frameUrl`, ' +
      '`merchantKeyId`, `orderDetails` and `signature`. They may come late: the element waits for the pair.',
    ...frameworks.map((framework) => sectionOf(framework, '##')),
    '## Others',
    'Lit and a page without a framework need no entry but `hyper-checkout`.',
    '## Frameworks with a server',
    'These shops sign the order themselves, and `/orders` is a route of theirs. With `?buy` in the address they render the ' +
      'order into the page. The signed text reaches the browser byte for byte, and events are heard after hydration.',
    'All of them share this `place-order.ts`:',
    blockOf('place-order.ts'),
    ...onServers.map((framework) => sectionOf(framework, '###')),
  ].join('\n\n')}\n`;
}

/**
 * @param {Framework} framework
 * @param {string} level of the title
 */
function sectionOf({ name, files, about }, level) {
  const blocks = files.flatMap((file) =>
    files.length > 1 ? [`\`${file.split('/').slice(2).join('/')}\`:`, blockOf(file)] : [blockOf(file)],
  );
  return [`${level} ${name}`, about, ...blocks].join('\n\n');
}

/** @param {string} file */
function blockOf(file) {
  const text = readFileSync(new URL(`../test/frameworks/${file}`, import.meta.url), 'utf8');
  return `\`\`\`${file.split('.').pop()}\n${text}\`\`\``;
}
