// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer, request as send } from 'node:http';
import { extname } from 'node:path';
import { frameDocument } from 'hyper-checkout/server';
import { serve } from './serve.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ simulator: string, parent: string }} Surroundings origins of the simulator and of the test page */
/** @typedef {(response: Response, visit: { surroundings: Surroundings, base: string, first: boolean, settings: object }) => unknown} Fault */

/**
 * Faults of a frame page. Each visitor chooses a key of its own, so that tests in several browsers do not
 * share the fault that happens once.
 *
 * @type {Readonly<Record<string, Fault>>}
 */
const frames = {
  'server-error': (response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal error</h1>'),
  hangs: () => {},
  'wrong-page': (response) =>
    html(response, '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1></html>'),
  'refuses-framing': (response, visit) => frame(response, visit, { 'x-frame-options': 'DENY' }, []),
  'other-parent': (response, visit) => frame(response, visit, {}, ['https://shop.example']),
  'driver-hangs': (response, visit) => frame(response, visit, {}, undefined, '/hangs/driver/'),
  'driver-missing': (response, visit) => frame(response, visit, {}, undefined, '/frame/missing.js'),
  'sdk-missing': frame,
  'sdk-fails-once': frame,
  'sdk-defines-nothing': frame,
  'sdk-throws': frame,
  'sdk-silent': frame,
  'sdk-echoes': frame,
  'sdk-scripted': frame,
  'sdk-live': frame,
  redirects: (response, { surroundings }) =>
    response.writeHead(302, { location: `${surroundings.simulator}/frame/` }).end(),
};

/**
 * Scripts beside such a page; the pages that are not listed get none.
 *
 * @type {Readonly<Record<string, Fault>>}
 */
const sdkScripts = {
  'sdk-missing': (response) => response.writeHead(404).end(),
  'sdk-fails-once': (response, { first }) =>
    first ? response.writeHead(503).end() : response.writeHead(307, { location: '/HyperServices.js' }).end(),
  'sdk-defines-nothing': (response) => script(response, 'void 0;'),
  'sdk-throws': (response) =>
    script(
      response,
      'class HyperServices { initiate() { throw new Error("cannot start"); } } window.HyperServices = HyperServices;',
    ),
  'sdk-silent': (response) =>
    script(
      response,
      'class HyperServices { initiate() {} process() {} isInitialised() { return false; } terminate() {} } window.HyperServices = HyperServices;',
    ),
  'sdk-scripted': (response, { base }) => script(response, textOf(base.split('/').at(-1) ?? '')),
  'sdk-live': async (response) =>
    script(response, await readFile(new URL('fixtures/live-sdk.js', import.meta.url), 'utf8')),
  'sdk-echoes': (response) =>
    script(
      response,
      `window.HyperServices = class {
        initiate(request, callback) {
          this.callback = callback;
          callback({ event: 'received', payload: request });
          callback({ event: 'initiate_result', payload: { action: 'initiate', status: 'success' }, error: false });
        }
        process(request) {
          this.callback(JSON.stringify({ event: 'received', payload: request }));
          if (request.payload.displayNote === 'ask first') {
            this.callback({ event: 'paymentAttempt', payload: { payment_method_type: 'NB', txnReference: 'txr-55' } });
          }
        }
        isInitialised() { return true; }
        handleBackpress() { return true; }
        terminate() {}
      };`,
    ),
};

/**
 * Starts a server, on a free port of 127.0.0.1, whose pages fail on purpose: `/KIND/KEY/` is a frame page with the fault
 * KIND (`/sdk-scripted/SOURCE/` one with the SDK in SOURCE, `/sdk-live/SOURCE/` one whose payment page is
 * `/live-page/SOURCE/`), `/scripted/SOURCE/` a page that runs the given script, `/fixtures/FILE` a file of that folder.
 * Every other request goes on to the simulator, so that a page which recovers can be paid on.
 *
 * @param {Surroundings} surroundings
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
export async function startFaultServer(surroundings) {
  /** @type {Map<string, number>} */
  const visits = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', surroundings.simulator);
    const [, kind = '', key = '', file = ''] = pathname.split('/');
    if (kind === 'scripted') return html(response, scriptedPage(textOf(key)));
    if (kind === 'live-page') return void livePage(response, textOf(key));
    if (kind === 'fixtures') return void fixture(response, key);
    const faults = file === '' ? frames : sdkScripts;
    const fault = Object.hasOwn(faults, kind) ? faults[kind] : undefined;
    if (!fault) return passOn(request, response, surroundings.simulator, `http://${request.headers.host ?? ''}`);
    // Visits of the page count, not requests for its script: a browser may ask for a script twice, once to be early.
    const page = `/${kind}/${key}/`;
    if (file === '') visits.set(page, (visits.get(page) ?? 0) + 1);
    const first = visits.get(page) === 1;
    response.setHeader('cache-control', 'no-store');
    const settings = JSON.parse(textOf(searchParams.get('settings') ?? 'e30'));
    fault(response, { surroundings, base: `/${kind}/${key}`, first, settings });
  });
  return serve(server);
}

/**
 * The real frame page, with the script of the SDK beside it.
 *
 * @param {Response} response
 * @param {{ surroundings: Surroundings, base: string, settings: object }} visit
 * @param {import('node:http').OutgoingHttpHeaders} [headers]
 * @param {readonly string[]} [parents]
 * @param {string} [driverUrl] the simulator's, to which requests are passed on
 */
async function frame(
  response,
  { surroundings, base, settings },
  headers = {},
  parents = [surroundings.parent],
  driverUrl = '/frame/frame-driver.js',
) {
  const script = await readFile(new URL('../../dist/frame/frame.js', import.meta.url), 'utf8');
  const document = await frameDocument({ ...settings, sdkUrl: `${base}/HyperServices.js`, script, driverUrl, parents });
  // Without its frame-ancestors, which the list in the page stands in for where a host sends no header.
  const policy = document.contentSecurityPolicy.replace(/; frame-ancestors .*/, '');
  const sent = parents.includes(surroundings.parent) ? document.contentSecurityPolicy : policy;
  html(response, document.html, { ...headers, 'content-security-policy': sent });
}

/** @param {string} source */
function scriptedPage(source) {
  return `<!doctype html><html lang="en"><title>Scripted</title><body><script>${source}</script></body></html>`;
}

/**
 * The payment page of fixtures/live-sdk.js.
 *
 * @param {Response} response
 * @param {string} onProcess
 */
async function livePage(response, onProcess) {
  const page = await readFile(new URL('fixtures/live-page.js', import.meta.url), 'utf8');
  html(response, scriptedPage(`function onProcess() { ${onProcess} }\n${page}`));
}

/** @param {string} base64Url */
function textOf(base64Url) {
  return Buffer.from(base64Url, 'base64url').toString('utf8');
}

/**
 * @param {Response} response
 * @param {string} text
 * @param {import('node:http').OutgoingHttpHeaders} [headers]
 */
function html(response, text, headers = {}) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text);
}

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
]);

/**
 * One of the pages in fixtures/, under a policy as strict as the payment page's.
 *
 * @param {Response} response
 * @param {string} name
 */
async function fixture(response, name) {
  const type = types.get(extname(name));
  const body = type && (await readFile(new URL(`fixtures/${name}`, import.meta.url)).catch(() => undefined));
  if (!type || !body) return response.writeHead(404).end();
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src http://pay.localhost:*; form-action 'self'; require-trusted-types-for 'script'";
  return response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
}

/**
 * @param {Response} response
 * @param {string} source
 */
function script(response, source) {
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(source);
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {string} target
 * @param {string} own
 */
function passOn(request, response, target, own) {
  const headers = { ...request.headers, host: new URL(target).host };
  if (headers.origin === own) headers.origin = target;
  const onward = send(new URL(request.url ?? '/', target), { method: request.method ?? 'GET', headers }, (answer) => {
    // With it a page hears of the rejections of a script from here; of one that is only cross-origin it does not.
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'access-control-allow-origin': '*' });
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  request.pipe(onward);
}
