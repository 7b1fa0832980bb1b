// @ts-check
// docs/reference/frameworks.md, from the shops of test/frameworks, which `npm run test:full` compiles and pays in.
import { readFileSync } from 'node:fs';
import { headOf } from './reference-source.js';

/** @type {readonly { name: string, file: string, about: string }[]} */
const frameworks = [
  {
    name: 'React',
    file: 'react/shop.tsx',
    about:
      'React 18 and 19. The component takes the properties in camelCase and a handler for each event. Its ref is the ' +
      'element with its methods, such as `process()`. It works in StrictMode, on a server and after hydration. To render ' +
      'the tag yourself, give it the ref that `useHyperCheckout(options)` returns. The tag alone takes attributes in ' +
      'kebab-case.',
  },
  {
    name: 'Vue',
    file: 'vue/shop.vue',
    about:
      'The compiler must know that the tag is a custom element. In `vite.config.ts`: ' +
      "`vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'hyper-checkout' } } })`.",
  },
  {
    name: 'Svelte',
    file: 'svelte/shop.svelte',
    about: 'Svelte 5. Write attributes in kebab-case. A spread object does not work.',
  },
  {
    name: 'Solid',
    file: 'solid/shop.tsx',
    about:
      'Write attributes in kebab-case, properties after `prop:` and events after `on:`. A spread object does not work.',
  },
  { name: 'Preact', file: 'preact/shop.tsx', about: 'Properties, attributes and events all work on the tag.' },
];

/** The page on frameworks. */
export function frameworksPage() {
  const sections = frameworks.map(({ name, file, about }) => [`## ${name}`, about, blockOf(file)].join('\n\n'));
  return `${[
    headOf('Frameworks', '`test/frameworks`'),
    'Each framework has an entry of its own, which you import in place of `hyper-checkout`. It registers the element, exports ' +
      'the same names, and gives the tag its types.',
    'In these shops `/orders` answers with the properties of an order: `clientId`, `environment`, `frameUrl`, ' +
      '`merchantKeyId`, `orderDetails` and `signature`. They may come late: the element waits for the pair.',
    ...sections,
    '## Others',
    'Lit and a page without a framework need no entry but `hyper-checkout`. Angular needs `CUSTOM_ELEMENTS_SCHEMA`.',
  ].join('\n\n')}\n`;
}

/** @param {string} file */
function blockOf(file) {
  const text = readFileSync(new URL(`../test/frameworks/${file}`, import.meta.url), 'utf8');
  return `\`\`\`${file.split('.').pop()}\n${text}\`\`\``;
}
