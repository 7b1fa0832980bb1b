import type { Command } from 'commander';
import { signInitiate, signOrder, toAttributes } from '../server/index.ts';
import { type CommandContext, type JsonFlag, readSecret, readText } from './command-line.ts';

interface SignFlags extends JsonFlag {
  readonly key?: string;
  readonly keyId: string;
  readonly initiate?: boolean;
  readonly attributes?: boolean;
  readonly strict?: boolean;
}

const help = `
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
    .addHelpText('after', help)
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
