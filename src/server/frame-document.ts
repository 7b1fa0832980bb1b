import { HyperCheckoutError, type Parsed } from '../protocol/checkout-error.ts';
import { issueInFull, refuseInFull, valueOrThrow } from '../protocol/errors/catalogue.ts';
import { parseOrigin, parseSecureUrl } from '../protocol/web-url.ts';
import {
  helperOriginsOf,
  settingsTemplateId,
  tenantOrigin,
  type FrameDeadlines,
  type FrameSettings,
} from '../protocol/frame-settings.ts';
import { defined, isPlainObject } from '../protocol/plain-object.ts';
import { base64Of } from './bytes.ts';

/** Options for {@link frameDocument}. */
export interface FrameDocumentOptions extends FrameSettings {
  /** The address of HyperServices.js: an https URL of Juspay's, or a path on the page's own origin. */
  readonly sdkUrl: string;
  /**
   * The text of this package's `frame.js`, which goes into the page: a script of its own address would cost a trip
   * before the page can greet. In Node: `readFile(fileURLToPath(import.meta.resolve('hyper-checkout/frame.js')), 'utf8')`.
   */
  readonly script: string;
  /**
   * The address of this package's `frame-driver.js` on your server, which the page loads once it has greeted: on the
   * page's own origin, absolute or as seen from the page. Let it change with the version of the package.
   */
  readonly driverUrl: string;
  /** The exact origins of the pages that may hold the frame, such as `https://shop.example`. No patterns. */
  readonly parents: readonly string[];
  /** The exact origins of further scripts that the SDK loads. That of Juspay's own helper is always allowed. */
  readonly allowScript?: readonly string[];
}

/** A page and the policy that it is to be served with. */
export interface FrameDocument {
  readonly html: string;
  /**
   * The value of the `Content-Security-Policy` header. `frame-ancestors` works only as a header, so a page served
   * without it is guarded by the list in its HTML alone.
   */
  readonly contentSecurityPolicy: string;
}

/**
 * Writes the page that goes into the element's iframe: it names the SDK script in its own HTML, so that no address
 * can make it load another. Its policy allows its own script by hash, so no other inline script runs.
 *
 * @throws {HyperCheckoutError} `required`, `type`, `url-form` or `url-scheme` for an address, an origin or a setting that
 *   cannot be used; `not-allowed` for a `script` that is empty or could not stand inside a page
 *
 * Serve the HTML with the policy from a path of your own and give its address to the element as `frame-url`.
 */
export async function frameDocument(options: FrameDocumentOptions): Promise<FrameDocument> {
  return writeFrameDocument(options, originsOf(options.parents, 'parents'));
}

/** Writes the page for origins that have been read already: those of the simulator may be plain http ones. */
export async function writeFrameDocument(
  options: Omit<FrameDocumentOptions, 'parents'>,
  parents: readonly string[],
): Promise<FrameDocument> {
  const { script } = options;
  if (!script || /<!--|<\/?script/i.test(script))
    throw new HyperCheckoutError(issueInFull('not-allowed', 'script', 'markup'));
  const sdkUrl = valueOrThrow(parseAddress(options.sdkUrl, 'sdkUrl'));
  const driverUrl = valueOrThrow(parseAddress(options.driverUrl, 'driverUrl'));
  const settings = settingsOf(options);
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="hyper-checkout-parents" content="${escapeMarkup(parents.join(' '))}" />
    <title>Payment</title>
    <template id="hyper-checkout-driver"><script src="${escapeMarkup(driverUrl)}"></script></template>
    <template id="hyper-services"><script src="${escapeMarkup(sdkUrl)}"></script></template>${templateOf(settings)}
    <script>${script}</script>
  </head>
  <body>
    <div id="hyperSDKDiv"></div>
  </body>
</html>
`;
  const scripts = sourcesOf([
    sourceOf(sdkUrl),
    ...helperOriginsOf(settings),
    ...originsOf(options.allowScript ?? [], 'allowScript'),
  ]);
  return { html, contentSecurityPolicy: policyOf(await hashOf(script), scripts, parents) };
}

/**
 * The policy of the page. Each directive is spelled out, because a `default-src`, a `child-src` or a `frame-src` would also
 * judge the navigations of the payment page, such as those to a bank or to the app behind a `upi:` link, and would replace
 * the payment page by an error page. No merchant's page has such a policy around the vendor's script.
 */
function policyOf(hash: string, scripts: string, parents: readonly string[]): string {
  return [
    `script-src ${hash} ${scripts}`,
    // The scripts style elements by their properties, which needs no permission.
    "style-src 'none'",
    "img-src 'none'",
    "font-src 'none'",
    "media-src 'none'",
    `connect-src ${scripts}`,
    "object-src 'none'",
    "manifest-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${parents.length === 0 ? "'none'" : parents.join(' ')}`,
  ].join('; ');
}

/** The settings that the page reads, checked. */
function settingsOf(options: FrameSettings): FrameSettings {
  const { tenant, region, iframePermissions, deadlines, pageOrigins } = options;
  if (tenant !== undefined && !isPlainObject(tenant))
    throw new HyperCheckoutError(issueInFull('type', 'tenant', 'object'));
  const assets = tenantOrigin(options);
  if (assets !== undefined) valueOrThrow(parseOrigin(assets, 'tenant.assetsDomain'));
  for (const [field, text] of Object.entries({ region, iframePermissions })) {
    if (text === undefined) continue;
    if (typeof text !== 'string') throw new HyperCheckoutError(issueInFull('type', field, 'string'));
    if (!/^[\w *;:/.'"()=-]*$/.test(text))
      throw new HyperCheckoutError(issueInFull('not-allowed', field, 'characters'));
  }
  return defined({
    pageOrigins: pageOrigins && originsOf(pageOrigins, 'pageOrigins'),
    tenant,
    region: region || undefined,
    iframePermissions: iframePermissions || undefined,
    deadlines: deadlines && checkedDeadlines(deadlines),
  });
}

const deadlineNames: readonly string[] = ['initiate', 'token', 'page', 'bank'] satisfies (keyof FrameDeadlines)[];

function checkedDeadlines(deadlines: FrameDeadlines): FrameDeadlines {
  for (const [name, time] of Object.entries(deadlines)) {
    const field = `deadlines.${name}`;
    if (!deadlineNames.includes(name)) throw new HyperCheckoutError(issueInFull('unknown-field', field));
    if (!Number.isInteger(time) || time <= 0) throw new HyperCheckoutError(issueInFull('type', field, 'milliseconds'));
  }
  return deadlines;
}

function originsOf(given: unknown, field: string): readonly string[] {
  if (!Array.isArray(given)) throw new HyperCheckoutError(issueInFull(given ? 'type' : 'required', field, 'array'));
  return [...new Set(given.map((origin) => valueOrThrow(parseOrigin(origin, field))))];
}

/** Reads the address of a script: an https URL, or a path on the page's own origin. */
function parseAddress(text: unknown, field: string): Parsed<string> {
  if (typeof text !== 'string' || !isOwnPath(text)) return parseSecureUrl(text, field);
  return /[\s\\\0-\x1f\x7f]/.test(text) ? refuseInFull('url-form', field, 'characters') : { ok: true, value: text };
}

/** True for an address without a scheme and a host. */
function isOwnPath(text: string): boolean {
  return text !== '' && !/^\s|^[a-z\d+.-]*:|^[/\\]{2}/i.test(text);
}

/** A script as a policy names it by its bytes. HTML makes one kind of line end of all, so a hash is of that. */
async function hashOf(script: string): Promise<string> {
  const bytes = new TextEncoder().encode(script.replace(/\r\n?/g, '\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `'sha256-${base64Of(digest)}'`;
}

/** The source of a script as a policy names it. */
function sourceOf(address: string): string | undefined {
  return isOwnPath(address) ? undefined : new URL(address).origin;
}

function sourcesOf(origins: readonly (string | undefined)[]): string {
  return ["'self'", ...new Set(origins.filter((origin) => origin !== undefined))].join(' ');
}

function templateOf(settings: FrameSettings): string {
  if (Object.keys(settings).length === 0) return '';
  return `\n    <template id="${settingsTemplateId}">${escapeMarkup(JSON.stringify(settings))}</template>`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
