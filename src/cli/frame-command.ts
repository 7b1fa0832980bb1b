import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { valueOrThrow } from '../protocol/errors/catalogue.ts';
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

const help = `
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
    .addHelpText('after', help)
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
