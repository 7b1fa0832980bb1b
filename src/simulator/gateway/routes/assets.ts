import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Gateway } from '../gateway.ts';

/** Every built file that is served, with its place in the folder of built files. Nothing else of that folder is. */
const files: Readonly<Record<string, string>> = {
  '/hyper-checkout.js': 'hyper-checkout.js',
  '/HyperServices.js': 'simulator/HyperServices.js',
  '/assets/frame.js': 'frame/frame.js',
  '/assets/payment-page.js': 'simulator/payment-page.js',
  '/assets/payment-page.css': 'simulator/payment-page.css',
  '/assets/bank.js': 'simulator/bank.js',
  '/assets/bank.css': 'simulator/bank.css',
  '/assets/home.css': 'simulator/home.css',
};

/** The scripts that a shop on another origin puts on its own page. */
const forShops: readonly string[] = ['/hyper-checkout.js', '/HyperServices.js'];

/** The built browser files. One that is not there is answered with how to build it. */
export function assetRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  for (const [path, file] of Object.entries(files)) {
    routes.get(path, async (context) => {
      const content = await read(join(gateway.assets, file));
      if (content === undefined) {
        return context.text(`${path} is not built: ${file} is not among the built files. Run "npm run build".\n`, 404);
      }
      return context.body(content, 200, {
        'content-type': path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        // A rebuilt file must be seen at the next load, and on one machine nothing is gained by keeping it.
        'cache-control': 'no-cache',
        ...(forShops.includes(path) && { 'cross-origin-resource-policy': 'cross-origin' }),
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
