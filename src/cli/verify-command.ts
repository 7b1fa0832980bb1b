import type { Command } from 'commander';
import { explainSignature } from '../server/index.ts';
import { type CommandContext, type JsonFlag, readSecret, readText, UsageError } from './command-line.ts';

interface VerifyFlags extends JsonFlag {
  readonly key?: string;
  readonly signature?: string;
  readonly signatureFile?: string;
  readonly explain?: boolean;
}

const help = `
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
    .addHelpText('after', help)
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
