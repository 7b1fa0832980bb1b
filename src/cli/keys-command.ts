import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { generateKeyPair } from '../server/index.ts';
import { type CommandContext, type JsonFlag, UsageError } from './command-line.ts';

interface KeysFlags extends JsonFlag {
  readonly out?: string;
  readonly bits: string;
}

const sizes = { '2048': 2048, '3072': 3072, '4096': 4096 } as const;

/** Adds `keys`, which makes a key pair. It is the only command that prints a secret, and only without `--out`. */
export function addKeysCommand(program: Command, { finish }: CommandContext): void {
  program
    .command('keys')
    .summary('make an RSA key pair for signing orders')
    .description(
      'Makes an RSA key pair. The private key stays on your server; upload the public key to the dashboard, which answers with the merchant key id.',
    )
    .option(
      '--out <folder>',
      'write private.pem (readable by you alone) and public.pem there; never over files that exist',
    )
    .option('--bits <number>', '2048, 3072 or 4096', '2048')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ hyper-checkout keys --out secrets\n  $ hyper-checkout keys --json | jq -r .publicKey',
    )
    .action(async (flags: KeysFlags) => {
      const { bits, out } = flags;
      if (!isSize(bits)) throw new UsageError(`--bits is ${bits}.`, 'Use 2048, 3072 or 4096.');
      const pair = await generateKeyPair({ modulusLength: sizes[bits] });
      if (out === undefined) {
        finish({ exitCode: 0, text: `${pair.privateKey}${pair.publicKey}`.trimEnd(), json: pair }, flags);
        return;
      }
      const files = { privateKey: join(out, 'private.pem'), publicKey: join(out, 'public.pem') };
      await mkdir(out, { recursive: true });
      try {
        await writeFile(files.privateKey, pair.privateKey, { mode: 0o600, flag: 'wx' });
        await writeFile(files.publicKey, pair.publicKey, { flag: 'wx' });
      } catch {
        throw new UsageError(
          `${out} holds keys already, or cannot be written.`,
          'Choose another folder: a lost key cannot be made again.',
        );
      }
      const text = `${files.privateKey}: keep it secret.\n${files.publicKey}: upload it to the dashboard.`;
      finish({ exitCode: 0, text, json: files }, flags);
    });
}

function isSize(bits: string): bits is keyof typeof sizes {
  return Object.hasOwn(sizes, bits);
}
