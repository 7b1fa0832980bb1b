import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listen } from '../../demo/listen.js';

/** The versions of React that `hyper-checkout/react` is for. */
export const reactVersions = ['18', '19'] as const;
export type ReactVersion = (typeof reactVersions)[number];

/** Options for the shop of `pages/shop.jsx`. */
export interface ShopProps {
  readonly by: 'component' | 'hook';
  readonly isStrict: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Compiles the page with a version of React as it is for development, where it says what is wrong. */
export async function startReactSite(version: ReactVersion): Promise<{
  /** The address of the page, empty or as a server has rendered it. */
  readonly address: (rendered?: ShopProps) => string;
  readonly html: (props: ShopProps) => string;
  readonly stop: () => Promise<void>;
}> {
  const client = await bundle('client.jsx', version, 'browser');
  const server = await bundle('server.jsx', version, 'node');
  const html = (props: ShopProps) =>
    execFileSync(process.execPath, ['--input-type=module'], {
      input: server,
      encoding: 'utf8',
      env: { ...process.env, SHOP_PROPS: JSON.stringify(props) },
    });
  const { port, stop } = await listen((request) => {
    const url = new URL(request.url);
    if (url.pathname === '/client.js')
      return new Response(client, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    const rendered = url.searchParams.get('rendered');
    const inside = rendered === null ? '' : html(JSON.parse(rendered) as ShopProps);
    return new Response(pageOf(inside), { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }, 0);
  const origin = `http://localhost:${port}/`;
  return {
    address: (rendered) => (rendered ? `${origin}?rendered=${encodeURIComponent(JSON.stringify(rendered))}` : origin),
    html,
    stop,
  };
}

function pageOf(inside: string): string {
  return `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:," />
    <div id="root">${inside}</div><script type="module" src="/client.js"></script></html>`;
}

async function bundle(page: string, version: ReactVersion, platform: 'browser' | 'node'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`pages/${page}`, import.meta.url))],
    write: false,
    bundle: true,
    format: 'esm',
    platform,
    target: 'es2022',
    jsx: 'automatic',
    // The package as it is built, by its own name.
    tsconfigRaw: {},
    alias: { react: `react${version}`, 'react-dom': `react-dom${version}` },
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
