import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { valueOrThrow } from '../protocol/checkout-error.ts';
import { parseOrigin } from '../protocol/exact-origin.ts';
import { parseSecureUrl } from '../protocol/web-url.ts';
import { frameDocument } from '../server/index.ts';
import type { CommandContext, JsonFlag } from './command-line.ts';
import { UsageError } from './usage-error.ts';

interface FrameFlags extends JsonFlag {
  readonly out: string;
  readonly parent: readonly string[];
  readonly sdkUrl: string;
}

const help = `
Serve the folder over https from an origin of its own, and give its address to the element as frame-url.
The policy must be sent as a header: _headers holds it in the form of common static hosts.

Examples:
  $ hyper-checkout frame --out frame --parent https://shop.example
  $ hyper-checkout frame --out frame --parent https://shop.example --parent https://www.shop.example --json`;

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
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(async (flags: FrameFlags) => {
      const parents = [...new Set(flags.parent.map((parent) => valueOrThrow(parseOrigin(parent, '--parent'))))];
      const sdkUrl = valueOrThrow(parseSecureUrl(flags.sdkUrl, '--sdk-url'));
      const built = builtIn(line.assets);
      const [script, driver] = await Promise.all([built('frame.js'), built('frame-driver.js')]);
      const names = { page: 'index.html', driver: `frame-driver.${hashOf(driver)}.js`, headers: '_headers' };
      const { html, contentSecurityPolicy } = await frameDocument({
        sdkUrl,
        script,
        driverUrl: names.driver,
        parents,
      });
      const headers = { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' };
      try {
        await mkdir(flags.out, { recursive: true });
        await writeFile(join(flags.out, names.page), html);
        await writeFile(join(flags.out, names.driver), driver);
        await writeFile(join(flags.out, names.headers), `/*\n${linesOf(headers, '  ')}\n`);
      } catch {
        throw new UsageError(`${flags.out} cannot be written.`, 'Check the folder.');
      }
      const files = Object.values(names).map((name) => join(flags.out, name));
      const text = `${files.join('\n')}\n\nSend these headers with the page:\n${linesOf(headers, '')}`;
      finish({ exitCode: 0, text, json: { files, headers } }, flags);
    });
}

/** Returns what reads a built file of the frame. */
function builtIn(assets: string): (name: string) => Promise<string> {
  return (name) =>
    readFile(join(assets, 'frame', name), 'utf8').catch(() => {
      throw new UsageError(`This package is not built: ${name} is missing.`, 'Run npm run build.');
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
