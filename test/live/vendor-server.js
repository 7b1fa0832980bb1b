// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** The undeclared globals of the vendor's script that are known (L3). They come first, as in the script. */
const globals = 'version = "3.33.7"; environment = "production"; beta = "beta"; release = "release";\n';

const hosts = {
  'https://sandbox.assets.juspay.in': '/sandbox',
  'https://payments.juspay.in': '/live',
  'https://public.releases.juspay.in': '/scripts',
  'https://public.releases.juspay.io': '/eu',
};

/**
 * Serves the stand-ins on a free port: `/HyperServices.js`, and below `/sandbox`, `/live`, `/scripts` and `/eu` what the
 * vendor's hosts serve.
 *
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
export async function startVendorServer() {
  const server = createServer((request, response) => {
    const { pathname, search, origin } = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    void answer(pathname, search, origin).then(({ type, body, status = 200 }) =>
      response
        .writeHead(status, {
          'content-type': `${type}; charset=utf-8`,
          'cache-control': 'no-store',
          'access-control-allow-origin': '*',
        })
        .end(body),
    );
  });

  /**
   * @param {string} path
   * @param {string} search
   * @param {string} origin the server as the browser has found it
   * @returns {Promise<{ type: string, body: string, status?: number }>}
   */
  async function answer(path, search, origin) {
    if (path === '/HyperServices.js') {
      let script = await readFile(new URL('vendor-script.js', import.meta.url), 'utf8');
      for (const [host, folder] of Object.entries(hosts)) script = script.replaceAll(host, origin + folder);
      return { type: 'text/javascript', body: globals + script };
    }
    if (path.endsWith('/HyperAgent.js')) {
      const body =
        'window.HyperAgent = { triggerFnMatches: (message, reply) => reply({ name: "agent", fn: message.fn }) };';
      return { type: 'text/javascript', body };
    }
    if (/^\/(sandbox|live)\/payment-page\/client\//.test(path)) {
      return { type: 'text/html', body: page(await readFile(new URL('vendor-page.js', import.meta.url), 'utf8')) };
    }
    if (/\/(hyper|fragment)\.html$/.test(path)) {
      const news = JSON.stringify({ vendorPage: { left: path, search } });
      return { type: 'text/html', body: page(`top.postMessage(${news}, '*');`) };
    }
    return { type: 'text/plain', body: 'Not found', status: 404 };
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** @param {string} script */
function page(script) {
  return `<!doctype html><html lang="en"><title>Payment page</title><body><p>Pay</p><script>${script}</script></body></html>`;
}
