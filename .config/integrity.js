// @ts-check
// `npm run integrity`: the tag of this release at a CDN, and the hash of each file that a page may load from there.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** @type {{ name: string, version: string, exports: Record<string, string | { default: string }> }} */
const { name, version, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const script = './dist/hyper-checkout.js';
const files = Object.entries(exports).flatMap(([entry, target]) =>
  typeof target === 'object' && entry.endsWith('.js') ? target.default : [],
);
const integrityOf = (/** @type {string} */ file) =>
  `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
const addressOf = (/** @type {string} */ file) => new URL(file, `https://unpkg.com/${name}@${version}/`).href;

console.log(`<script
  src="${addressOf(script)}"
  integrity="${integrityOf(script)}"
  crossorigin="anonymous"
  defer
></script>
`);
for (const file of files) console.log(`${integrityOf(file)}  ${file.replace('./', '')}`);
