// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { serve } from '../support/serve.js';

/** The undeclared globals of the vendor's script that are known (L3). They come first, as in the script. */
const globals = 'version = "3.33.7"; environment = "production"; beta = "beta"; release = "release";\n';

const hosts = {
  'https://sandbox.assets.juspay.in': '/sandbox',
  'https://payments.juspay.in': '/live',
  'https://public.releases.juspay.in': '/scripts',
  'https://public.releases.juspay.io': '/eu',
};

/**
 * The state of one host name of the server, so that tests do not meet.
 *
 * @typedef {object} Host
 * @property {string[]} asked the paths that were asked for since {@link HostSettings}
 * @property {HostSettings} settings
 * @property {() => void} release answers a script that is held
 */

/**
 * The fault of the script, and the `frame-ancestors` of the payment page.
 *
 * @typedef {{ script?: string, ancestors?: string }} HostSettings
 */

/**
 * Serves the stand-ins on a free port: `/HyperServices.js`, and below `/sandbox`, `/live`, `/scripts` and `/eu` what the
 * vendor's hosts serve. Each name below `localhost` is a host with a state of its own: `/set?script=FAULT&ancestors=LIST`
 * begins anew with a fault of the script (`missing`, `reset`, `empty`, or `held` until `/release`), `/asked` lists what
 * was asked for.
 *
 * @returns {Promise<{ origin: string, note: (host: string, path: string) => void, stop: () => Promise<void> }>}
 */
export async function startVendorServer() {
  /** @type {Map<string, Host>} */
  const states = new Map();
  /** @param {string} name */
  const hostOf = (name) => {
    const known = states.get(name) ?? { asked: [], settings: {}, release: () => undefined };
    states.set(name, known);
    return known;
  };
  /** @param {string} name @param {string} path */
  const note = (name, path) => void hostOf(name).asked.push(path);

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    void answer(url).then(({ type, body, status = 200, ancestors, isReset }) => {
      if (isReset) return response.destroy();
      return response
        .writeHead(status, {
          'content-type': `${type}; charset=utf-8`,
          'cache-control': 'no-store',
          'access-control-allow-origin': '*',
          ...(ancestors !== undefined && { 'content-security-policy': `frame-ancestors ${ancestors}` }),
        })
        .end(body);
    });
  });

  /**
   * @param {URL} url the address as the browser has found the server
   * @returns {Promise<Answer>}
   */
  async function answer(url) {
    const name = url.hostname.replace(/\..*/, '');
    const host = hostOf(name);
    switch (url.pathname) {
      case '/set':
        states.set(name, { asked: [], settings: Object.fromEntries(url.searchParams), release: () => undefined });
        return { type: 'text/plain', body: '' };
      case '/release':
        host.release();
        return { type: 'text/plain', body: '' };
      case '/asked':
        return { type: 'application/json', body: JSON.stringify(host.asked) };
      default:
        note(name, url.pathname);
        return url.pathname === '/HyperServices.js' ? script(url, host) : file(url, host);
    }
  }

  /**
   * @param {URL} url
   * @param {Host} host
   * @returns {Promise<Answer>}
   */
  async function script({ origin }, host) {
    const fault = host.settings.script;
    if (fault === 'held') await new Promise((resolve) => (host.release = () => resolve(undefined)));
    if (fault === 'missing') return notFound;
    if (fault === 'reset') return { ...notFound, isReset: true };
    if (fault === 'empty') return { type: 'text/javascript', body: '' };
    let text = await readFile(new URL('vendor-script.js', import.meta.url), 'utf8');
    for (const [address, folder] of Object.entries(hosts)) text = text.replaceAll(address, origin + folder);
    return { type: 'text/javascript', body: globals + text };
  }

  /**
   * @param {URL} url
   * @param {Host} host
   * @returns {Promise<Answer>}
   */
  async function file({ pathname, search }, { settings }) {
    if (pathname.endsWith('/HyperAgent.js')) {
      const body =
        'window.HyperAgent = { triggerFnMatches: (message, reply) => reply({ name: "agent", fn: message.fn }) };';
      return { type: 'text/javascript', body };
    }
    if (/^(\/(sandbox|live))?\/payment-page\/client\//.test(pathname)) {
      const body = page(await readFile(new URL('vendor-page.js', import.meta.url), 'utf8'));
      return { type: 'text/html', body, ancestors: settings.ancestors };
    }
    if (pathname === '/bank.html') {
      return { type: 'text/html', body: page(await readFile(new URL('bank-page.js', import.meta.url), 'utf8')) };
    }
    if (/\/(hyper|fragment)\.html$/.test(pathname)) {
      const news = JSON.stringify({ vendorPage: { left: pathname, search } });
      return { type: 'text/html', body: page(`top.postMessage(${news}, '*');`) };
    }
    return notFound;
  }

  return { ...(await serve(server)), note };
}

/** @typedef {{ type: string, body: string, status?: number, ancestors?: string | undefined, isReset?: true }} Answer */

/** @type {Answer} */
const notFound = { type: 'text/plain', body: 'Not found', status: 404 };

/** @param {string} script */
function page(script) {
  return `<!doctype html><html lang="en"><title>Payment page</title><body><p>Pay</p><script>${script}</script></body></html>`;
}
