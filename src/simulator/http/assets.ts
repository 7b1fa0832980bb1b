import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { bcp47Of, languages } from '../../protocol/language.ts';
import type { Gateway } from './gateway.ts';

/** The pages that speak to the shopper, each with its texts in a file per language. English is in the page itself. */
const texts = ['payment-page', 'bank'].flatMap((page) =>
  languages
    .filter((language) => language !== 'english')
    .map(
      (language) => [`/assets/${page}.${bcp47Of(language)}.js`, `simulator/${page}.${bcp47Of(language)}.js`] as const,
    ),
);

/** Every built file that is served, with its place in the folder of built files. Nothing else of that folder is. */
export const assetFiles: Readonly<Record<string, string>> = {
  '/hyper-checkout.js': 'hyper-checkout.js',
  '/in-page.js': 'in-page.js',
  '/error-texts.js': 'error-texts.js',
  '/error-sentences.js': 'error-sentences.js',
  '/checkout-dialog.js': 'checkout-dialog.js',
  '/prefetch.js': 'prefetch.js',
  '/appearance.js': 'appearance.js',
  '/follow-up.js': 'follow-up.js',
  '/inspector.js': 'inspector.js',
  '/frame/frame-driver.js': 'frame/frame-driver.js',
  '/HyperServices.js': 'simulator/HyperServices.js',
  '/assets/payment-page.js': 'simulator/payment-page.js',
  '/assets/payment-page.brand.js': 'simulator/payment-page.brand.js',
  '/assets/payment-page.css': 'simulator/payment-page.css',
  '/assets/bank.js': 'simulator/bank.js',
  '/assets/bank.css': 'simulator/bank.css',
  '/assets/dashboard.js': 'simulator/dashboard.js',
  '/assets/dashboard.css': 'simulator/dashboard.css',
  '/assets/home.css': 'simulator/home.css',
  ...Object.fromEntries(texts),
};

/** Gives the address of a built file as our own pages name it. */
export type AssetAddress = (path: string) => string;

/**
 * Addresses that change with the file, so that a browser may keep what it has loaded and still sees a new build at the
 * next load: the frame greets as soon as its script is there, and a script that is at hand is there at once.
 */
export function addressesIn(folder: string): AssetAddress {
  return (path) => {
    const file = assetFiles[path];
    const found = file === undefined ? undefined : statSync(join(folder, file), { throwIfNoEntry: false });
    return found ? `${path}?v=${Math.round(found.mtimeMs).toString(36)}` : path;
  };
}

/** The scripts that a shop on another origin puts on its own page. */
const forShops: readonly string[] = [
  '/hyper-checkout.js',
  '/in-page.js',
  '/error-texts.js',
  '/error-sentences.js',
  '/checkout-dialog.js',
  '/prefetch.js',
  '/appearance.js',
  '/follow-up.js',
  '/inspector.js',
  '/HyperServices.js',
];

/** An `integrity` with `crossorigin`, a module script and `import()` ask by CORS; a page with COEP wants CORP. */
const headersForShops = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** The built browser files. One that is not there is answered with how to build it. */
export function assetRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  for (const [path, file] of Object.entries(assetFiles)) {
    routes.get(path, async (context) => {
      const content = await read(join(gateway.assets, file));
      if (content === undefined) {
        return context.text(`${path} is not built: ${file} is not among the built files. Run "npm run build".\n`, 404);
      }
      return context.body(content, 200, {
        'content-type': path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        // An address with a version never means another file; without one, a rebuilt file must be seen at once.
        'cache-control': context.req.query('v') === undefined ? 'no-cache' : 'public, max-age=31536000, immutable',
        ...(forShops.includes(path) && headersForShops),
      });
    });
  }
  routes.get('/assets/*', (context) => context.text('The simulator has no such file.\n', 404));
  return routes;
}

async function read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return undefined; // Not built yet; any other trouble with the file is mended by a build as well.
  }
}
