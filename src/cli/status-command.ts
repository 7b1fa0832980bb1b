import type { Command } from 'commander';
import { parseAmount } from '../protocol/amount.ts';
import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { parseOrderId } from '../protocol/requests/field-kinds.ts';
import { parseSecureUrl, parseWebUrl } from '../protocol/web-url.ts';
import { orderStatus, pollOrder } from '../server/index.ts';
import { type CommandContext, type JsonFlag, readSecret, UsageError } from './command-line.ts';

interface StatusFlags extends JsonFlag {
  readonly baseUrl: string;
  readonly allowHttp?: boolean;
  readonly merchantId: string;
  readonly apiKeyFile?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly wait?: string;
}

const help = `
The API key is read from a file or from HYPER_CHECKOUT_API_KEY.
Exit code 0 if the order was read. Exit code 1 if the gateway does not know the order, if the answer is about another order
or differs from --amount or --currency, or if the status is not final when --wait ends. Exit code 2 otherwise.

Examples:
  $ HYPER_CHECKOUT_API_KEY=… hyper-checkout status R1096438018 --base-url https://sandbox.juspay.in --merchant-id acme
  $ hyper-checkout status R1096438018 --api-key-file key.txt --merchant-id acme --amount 249.00 --wait 120`;

/** Adds `status`, which asks the gateway what became of an order. */
export function addStatusCommand(program: Command, { line, finish }: CommandContext): void {
  program
    .command('status')
    .summary('read the status of an order from the gateway')
    .description('Reads the order status, compares the amount if you give one, and can wait until the status is final.')
    .argument('<order-id>', 'the order')
    .option('--base-url <url>', 'the gateway', 'https://api.juspay.in')
    .option('--allow-http', 'take an http address of another machine: a simulator in a container')
    .requiredOption('--merchant-id <id>', 'the merchant')
    .option('--api-key-file <file>', 'a file that holds the API key; default: HYPER_CHECKOUT_API_KEY')
    .option('--amount <rupees>', 'the amount in your records, such as 249.00')
    .option('--currency <code>', 'the currency in your records', 'INR')
    .option('--wait <seconds>', 'read again until the status is final, for at most this long')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(async (orderId: string, flags: StatusFlags) => {
      const apiKey = await readSecret(flags.apiKeyFile, '--api-key-file', 'HYPER_CHECKOUT_API_KEY', line);
      const { merchantId, amount, currency = 'INR', wait, allowHttp = false } = flags;
      valueOrThrow(parseOrderId(orderId, 'order-id'));
      if (amount !== undefined) valueOrThrow(parseAmount(amount, '--amount'));
      const options = {
        baseUrl: valueOrThrow((allowHttp ? parseWebUrl : parseSecureUrl)(flags.baseUrl, '--base-url')),
        allowHttp,
        merchantId,
        apiKey: apiKey.trim(),
        signal: line.signal,
        ...(amount !== undefined && { expected: { amount, currency } }),
      };
      if (wait !== undefined && !/^[1-9]\d{0,4}$/.test(wait)) {
        throw new UsageError(`--wait is ${wait}.`, 'Give whole seconds, up to 99999.');
      }
      const order =
        wait === undefined
          ? await orderStatus(orderId, options)
          : await pollOrder(orderId, { ...options, deadline: Number.parseInt(wait, 10) * 1000 });
      const { status, outcome, isFinal, mismatches, canFulfil, refunded } = order;
      const isAsExpected = status !== 'NOT_FOUND' && mismatches.length === 0 && (wait === undefined || isFinal);
      const facts = [
        `${order.orderId}: ${status} (${outcome}${isFinal ? ', final' : ''})`,
        `amount: ${order.amount ?? 'not told'} ${order.currency ?? ''}`.trimEnd(),
        ...(refunded ? ['refunded'] : []),
        ...(mismatches.length > 0 ? [`differs from what you expect: ${mismatches.join(', ')}`] : []),
      ];
      const told = { orderId: order.orderId, status, outcome, isFinal, canFulfil, refunded, mismatches };
      finish(
        {
          exitCode: isAsExpected ? 0 : 1,
          text: facts.join('\n'),
          json: { ...told, amount: order.amount ?? null, currency: order.currency ?? null, txnId: order.txnId ?? null },
        },
        flags,
      );
    });
}
