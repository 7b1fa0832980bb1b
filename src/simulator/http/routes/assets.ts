import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { assetFiles } from '../assets.ts';
import type { Gateway } from '../gateway.ts';

/** The scripts that a shop on another origin puts on its own page. */
const forShops: readonly string[] = [
  '/hyper-checkout.js',
  '/in-page.js',
  '/error-texts.js',
  '/error-sentences.js',
  '/checkout-dialog.js',
  '/prefetch.js',
  '/follow-up.js',
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
