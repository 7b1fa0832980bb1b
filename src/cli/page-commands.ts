import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { helperOriginsOf } from '../protocol/frame-settings.ts';
import { parseJsonText } from '../protocol/json-text.ts';
import { defined } from '../protocol/plain-object.ts';
import { parseSecureUrl } from '../protocol/web-url.ts';
import { frameDocument } from '../server/index.ts';
import { type CommandContext, type JsonFlag, UsageError } from './command-line.ts';

interface FrameFlags extends JsonFlag {
  readonly out: string;
  readonly parent: readonly string[];
  readonly sdkUrl: string;
  readonly allowScript?: readonly string[];
  readonly pageOrigin?: readonly string[];
  readonly tenant?: string;
  readonly region?: string;
  readonly iframePermissions?: string;
  readonly deadline?: readonly string[];
}

const frameHelp = `
Serve the folder over https from an origin of its own, and give its address to the element as frame-url.
The policy must be sent as a header: _headers holds it in the form of common static hosts.

Examples:
  $ hyper-checkout frame --out frame --parent https://shop.example
  $ hyper-checkout frame --out frame --parent https://shop.example --parent https://www.shop.example --json
  $ hyper-checkout frame --out frame --parent https://shop.example --deadline initiate=45 --iframe-permissions 'camera *;'`;

/** Adds `frame`, which writes the page that goes into the element's iframe. */
export function addFrameCommand(program: Command, { line, finish }: CommandContext): void {
  program
    .command('frame')
    .summary('write the frame page that you host')
    .description(
      'Writes the page that runs inside the iframe of <hyper-checkout>, the script that it loads, and its policy.',
    )
    .requiredOption('--out <folder>', 'where to')
    .requiredOption('--parent <origin...>', 'the exact origins of the pages that may hold it')
    .option(
      '--sdk-url <url>',
      'the address of HyperServices.js',
      'https://public.releases.juspay.in/hyper-sdk-web/HyperServices.js',
    )
    .option('--allow-script <origin...>', 'the exact origins of further scripts that the SDK loads')
    .option('--page-origin <origin...>', 'the exact origins of payment pages that are not Juspay’s own hosts')
    .option('--tenant <json>', 'window.tenantInfo, for a tenant with hosts of its own')
    .option('--region <name>', 'the region of the SDK, such as eu')
    .option(
      '--iframe-permissions <list>',
      'what the payment page may use beside payments: camera *; microphone *; geolocation *;',
    )
    .option('--deadline <name=seconds...>', 'how long to wait: initiate, token, page or bank')
    .option('--json', 'print JSON')
    .addHelpText('after', frameHelp)
    .action(async (flags: FrameFlags) => {
      const sdkUrl = valueOrThrow(parseSecureUrl(flags.sdkUrl, '--sdk-url'));
      const built = builtIn(line.assets);
      const [script, driver, notices, licence] = await Promise.all([
        built('frame/frame.js'),
        built('frame/frame-driver.js'),
        built('frame/frame-driver.js.LICENSES.md'),
        built('../LICENSE'),
      ]);
      const driverName = `frame-driver.${hashOf(driver)}.js`;
      const { html, contentSecurityPolicy } = await frameDocument({
        sdkUrl,
        script,
        driverUrl: driverName,
        parents: flags.parent,
        ...settingsIn(flags),
      });
      const headers = { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' };
      const texts = {
        'index.html': html,
        [driverName]: driver,
        _headers: `/*\n${linesOf(headers, '  ')}\n`,
        // The licences of the script and of what is bundled in it go where it goes.
        LICENSE: licence,
        'LICENSES.md': notices,
      };
      try {
        await mkdir(flags.out, { recursive: true });
        for (const [name, text] of Object.entries(texts)) await writeFile(join(flags.out, name), text);
      } catch {
        throw new UsageError(`${flags.out} cannot be written.`, 'Check the folder.');
      }
      const files = Object.keys(texts).map((name) => join(flags.out, name));
      const text = `${files.join('\n')}\n\nSend these headers with the page:\n${linesOf(headers, '')}`;
      finish({ exitCode: 0, text, json: { files, headers } }, flags);
    });
}

/** The settings of the page among the flags; the library checks them. */
function settingsIn({ allowScript, pageOrigin: pageOrigins, tenant, region, iframePermissions, deadline }: FrameFlags) {
  return defined({
    allowScript,
    pageOrigins,
    tenant: tenant === undefined ? undefined : valueOrThrow(parseJsonText(tenant, '--tenant')),
    region,
    iframePermissions,
    deadlines: deadline && Object.fromEntries(deadline.map(deadlineIn)),
  });
}

function deadlineIn(text: string): readonly [name: string, ms: number] {
  const [, name = '', seconds = ''] = /^([a-z]+)=(\d{1,5})$/.exec(text) ?? [];
  if (name === '') throw new UsageError(`--deadline is not NAME=SECONDS: ${text}`, 'Write it like initiate=45.');
  return [name, Math.round(1000 * +seconds)];
}

/** Returns a function that reads a file by its path from the folder of built files. */
function builtIn(assets: string): (path: string) => Promise<string> {
  return (path) =>
    readFile(join(assets, path), 'utf8').catch(() => {
      throw new UsageError(`This package is not built: ${path} is missing.`, 'Run npm run build.');
    });
}

/** A short name for a text, so that a page never meets the driver of another version. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function linesOf(headers: Readonly<Record<string, string>>, indent: string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${indent}${name}: ${value}`)
    .join('\n');
}

interface CspFlags extends JsonFlag {
  readonly frameUrl?: string;
  readonly sdkUrl?: string;
  readonly scriptUrl?: string;
  readonly orderStatusUrl?: string;
}

const cspHelp = `
With --frame-url, add the sources to the directives that your page has already. The element needs no style-src, no
unsafe-inline and no unsafe-eval: its styles are constructed, and the payment SDK runs inside the frame, under the frame's
own policy.

With --sdk-url the SDK runs in your page and under its policy. Leave default-src, child-src and frame-src out of that one:
they also judge where the payment page goes, such as to a bank or to the app behind a upi: link. A page that requires Trusted
Types allows the policy hyper-checkout too, as far as Juspay's script runs under them.

Examples:
  $ hyper-checkout csp --frame-url https://pay.shop.example/frame/
  $ hyper-checkout csp --frame-url https://pay.shop.example/frame/ --script-url https://cdn.shop.example/hyper-checkout.js --json
  $ hyper-checkout csp --sdk-url https://public.releases.juspay.in/hyper-sdk-web/HyperServices.js`;

/** Adds `csp`, which prints what the merchant's page must allow. */
export function addCspCommand(program: Command, { finish }: CommandContext): void {
  program
    .command('csp')
    .summary('print what the policy of your page must allow')
    .description('Prints the Content-Security-Policy that a page with <hyper-checkout> needs.')
    .option('--frame-url <url>', 'the frame-url of the element')
    .option('--sdk-url <url>', 'the sdk-url of the element, in place of a frame-url')
    .option('--script-url <url>', 'where hyper-checkout.js is loaded from, if not from the page’s own origin')
    .option('--order-status-url <url>', 'the order-status-url of the element')
    .option('--json', 'print JSON')
    .addHelpText('after', cspHelp)
    .action((flags: CspFlags) => {
      const directives = directivesFor(flags);
      const contentSecurityPolicy = Object.entries(directives)
        .map(([name, sources]) => `${name} ${sources.join(' ')}`)
        .join('; ');
      const json = { contentSecurityPolicy, directives };
      finish({ exitCode: 0, text: `Content-Security-Policy: ${contentSecurityPolicy}`, json }, flags);
    });
}

function directivesFor({
  frameUrl,
  sdkUrl,
  scriptUrl,
  orderStatusUrl,
}: CspFlags): Readonly<Record<string, readonly string[]>> {
  const own = ["'self'", ...(scriptUrl === undefined ? [] : [originOf(scriptUrl, '--script-url')])];
  const asked = orderStatusUrl === undefined ? [] : [sourceOf(orderStatusUrl, '--order-status-url')];
  if (frameUrl !== undefined && sdkUrl === undefined) {
    const directives = { 'script-src': own, 'frame-src': [originOf(frameUrl, '--frame-url')] };
    return asked.length > 0 ? { ...directives, 'connect-src': asked } : directives;
  }
  if (sdkUrl !== undefined && frameUrl === undefined) {
    const sdk = [...new Set([originOf(sdkUrl, '--sdk-url'), ...helperOriginsOf({})])];
    return { 'script-src': [...own, ...sdk], 'connect-src': [...asked, ...sdk] };
  }
  throw new UsageError('The place of the SDK is missing, or there are two.', 'Pass either --frame-url or --sdk-url.');
}

/** A path of the page leads to its own origin. */
function sourceOf(url: string, flag: string): string {
  return /^\.{0,2}\//.test(url) ? "'self'" : originOf(url, flag);
}

function originOf(url: string, flag: string): string {
  return new URL(valueOrThrow(parseSecureUrl(url, flag))).origin;
}
