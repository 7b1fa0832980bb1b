import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { explainSignature, generateKeyPair, signInitiate, signOrder, toAttributes } from '../server/index.ts';
import { type CommandContext, type JsonFlag, readSecret, readText, UsageError } from './command-line.ts';

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

interface SignFlags extends JsonFlag {
  readonly key?: string;
  readonly keyId: string;
  readonly initiate?: boolean;
  readonly attributes?: boolean;
  readonly strict?: boolean;
}

const signHelp = `
The text is signed byte for byte. A line break at its end is signed too, and must then arrive in the page as well.

Examples:
  $ hyper-checkout sign order.json --key private.pem --key-id 2980
  $ printf %s '{"order_id":"R1",…}' | hyper-checkout sign --key private.pem --key-id 2980 --attributes
  $ HYPER_CHECKOUT_PRIVATE_KEY="$(cat private.pem)" hyper-checkout sign order.json --key-id 2980 --json`;

/** Adds `sign`, which signs orderDetails or a signaturePayload. */
export function addSignCommand(program: Command, { line, finish }: CommandContext): void {
  program
    .command('sign')
    .summary('sign the text of an order')
    .description('Signs the text of orderDetails and prints the signature. Refuses what the payment page would refuse.')
    .argument('[file]', 'the exact text; standard input if left out or -')
    .option('--key <file>', 'the private key, PEM; default: HYPER_CHECKOUT_PRIVATE_KEY')
    .requiredOption('--key-id <id>', 'the merchant key id')
    .option('--initiate', 'the text is a signaturePayload for initiate')
    .option('--strict', 'refuse what Juspay may tolerate and does not document, such as JSON numbers')
    .option('--attributes', 'print attributes for <hyper-checkout>, escaped for HTML')
    .option('--json', 'print JSON: text, signature and key id')
    .addHelpText('after', signHelp)
    .action(async (file: string | undefined, flags: SignFlags) => {
      const privateKey = await readSecret(flags.key, '--key', 'HYPER_CHECKOUT_PRIVATE_KEY', line);
      const text = await readText(file, line);
      const options = { privateKey, keyId: flags.keyId, strict: flags.strict ?? false };
      const signed = flags.initiate ? await signInitiate(text, options) : await signOrder(text, options);
      const signature = 'signature' in signed ? signed.signature : signed.initiateSignature;
      if (/[\r\n]$/.test(text) && !flags.json)
        line.complain('Note: the text ends in a line break, which is signed with it.');
      for (const { message, fix } of signed.warnings) line.complain(`Warning: ${message} ${fix}`);
      finish({ exitCode: 0, text: flags.attributes ? toAttributes({ ...signed }) : signature, json: signed }, flags);
    });
}

interface VerifyFlags extends JsonFlag {
  readonly key?: string;
  readonly signature?: string;
  readonly signatureFile?: string;
  readonly explain?: boolean;
}

const verifyHelp = `
Exit code 0 if the signature matches, 1 if it does not, 2 if a file or flag is missing or the key cannot be used.

Examples:
  $ hyper-checkout verify order.json --key public.pem --signature AZOn8j…
  $ hyper-checkout verify order.json --key public.pem --signature-file order.sig --explain`;

/** Adds `verify`, which checks a signature and can say why it does not match. */
export function addVerifyCommand(program: Command, { line, finish }: CommandContext): void {
  program
    .command('verify')
    .summary('check a signature, and say why it does not match')
    .description('Checks the signature of a text.')
    .argument('[file]', 'the exact text; standard input if left out or -')
    .option('--key <file>', 'the public key, PEM; default: HYPER_CHECKOUT_PUBLIC_KEY')
    .option('--signature <text>', 'the signature, base64 or hex')
    .option('--signature-file <file>', 'a file that holds it as text')
    .option('--explain', 'say what happened to text or signature')
    .option('--json', 'print JSON')
    .addHelpText('after', verifyHelp)
    .action(async (file: string | undefined, flags: VerifyFlags) => {
      const publicKey = await readSecret(flags.key, '--key', 'HYPER_CHECKOUT_PUBLIC_KEY', line);
      const signature = await signatureOf(flags);
      const text = await readText(file, line);
      const { matches, cause, message, fix, notes } = await explainSignature(text, signature, publicKey);
      if (cause === 'key') throw new UsageError(message, fix);
      const verdict = matches ? 'The signature matches.' : 'The signature does not match.';
      const reasons = [verdict, ...(flags.explain ? [`${cause}: ${message}`, fix, ...notes] : [])];
      const hint = matches || flags.explain ? [] : ['Run it again with --explain to see why.'];
      finish(
        {
          exitCode: matches ? 0 : 1,
          text: [...reasons, ...hint].filter((sentence) => sentence !== '').join('\n'),
          json: flags.explain ? { matches, cause, message, fix, notes } : { matches },
        },
        flags,
      );
    });

  async function signatureOf({ signature, signatureFile }: VerifyFlags): Promise<string> {
    if (signature !== undefined) return signature;
    if (signatureFile === undefined) {
      throw new UsageError('There is no signature.', 'Give --signature TEXT or --signature-file FILE.');
    }
    // A line break at the end of a file is the editor's, not the signer's.
    return (await readText(signatureFile, line)).replace(/\r?\n$/, '');
  }
}
