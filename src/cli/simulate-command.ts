import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { HyperCheckoutError, signOrder } from '../server/index.ts';
import type { JweAuth, MerchantKeys, Simulator, TestMerchant } from '../simulator/index.ts';
import { type CommandContext, type CommandResult, type JsonFlag, UsageError } from './command-line.ts';
import { type SimulateOptionFlags, simulateOptions, simulatorFlags } from './simulate-options.ts';

interface SimulateFlags extends JsonFlag, SimulateOptionFlags {
  readonly keys?: string;
  readonly seed?: string;
}

const help = `
It takes test instruments only, and listens for this machine alone unless --host and --allow-host say otherwise.
The keys of its merchant are good for nothing else, new at each start, and printed; with --keys they stay the same, in files.
The printed tag is good for 15 minutes.
The password of webhooks is read from a file or from HYPER_CHECKOUT_WEBHOOK_PASSWORD, never from a flag.
GET /health answers 200 once it takes payments. SIGTERM or Ctrl+C ends it, after the answers to what was asked.
docs/simulator.md has the API, the seed file and the store; docs/in-teams.md containers and CI; docs/test-instruments.md
every ending.

Examples:
  $ hyper-checkout simulate
  $ hyper-checkout simulate --seed seed.json --keys test-keys
  $ hyper-checkout simulate --test-rules --language hindi --theme dark
  $ hyper-checkout simulate --webhook-url http://localhost:3000/webhooks --webhook-user shop --webhook-password-file pw.txt
  $ hyper-checkout simulate --port 0 --store orders.sqlite --keys test-keys --json
  $ hyper-checkout simulate --host 0.0.0.0 --allow-host payments --keys test-keys --log`;

/** Adds `simulate`, which starts the simulator and keeps it running until it is told to stop. */
export function addSimulateCommand(program: Command, { line, finish }: CommandContext): void {
  const command = program
    .command('simulate')
    .summary('start a complete local stand-in for HyperCheckout')
    .description('Starts the simulator: its HyperServices.js, payment page, bank pages and order API on one port.');
  for (const flag of new Set(Object.values(simulatorFlags).flat())) command.option(...flag);
  command
    .option('--json', 'print JSON once it runs')
    .addHelpText('after', help)
    .action(async (flags: SimulateFlags) => {
      const options = await simulateOptions(flags, line);
      // Only this command needs the simulator, and it is the largest part of the package.
      const { startSimulator, readSeed, StoreError } = await import('../simulator/index.ts');
      const keys = flags.keys === undefined ? undefined : await readKeys(flags.keys);
      const seed = flags.seed === undefined ? undefined : readSeed(await readSeedFile(flags.seed));
      const tell = (event: 'start' | 'end', { text, json, exitCode }: CommandResult): void => {
        const logged = JSON.stringify({ event, time: new Date().toISOString(), ...json });
        finish({ exitCode, text: flags.log ? logged : text, json }, { json: flags.json === true && !flags.log });
      };
      // Before the first answer, so that who waits for /health finds the keys, and the log begins with the start.
      const prepare = async (starting: Simulator): Promise<void> => {
        const jwe = flags.keys === undefined ? undefined : await starting.jweAuth();
        if (flags.keys !== undefined && jwe) await writeKeys(flags.keys, starting.merchant, jwe);
        tell('start', await factsOf(starting, flags.keys, jwe));
      };
      const simulator = await startSimulator({ ...options, ...(keys && { keys }), ...seed }, prepare).catch(
        (error: unknown) => {
          if (error instanceof HyperCheckoutError || error instanceof UsageError) throw error;
          if (error instanceof StoreError) throw new UsageError(`--store: ${error.message}`, error.fix);
          const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
          if (taken) throw new UsageError(`Port ${flags.port} is taken.`, 'Try --port 0, which takes a free one.');
          throw new UsageError(
            error instanceof Error ? error.message : 'The simulator does not start.',
            'Change that flag; hyper-checkout simulate --help lists all.',
          );
        },
      );
      try {
        const lost = await Promise.race([untilAborted(line.signal), simulator.ended]);
        if (lost) {
          const { message, fix } = lost;
          tell('end', {
            exitCode: 1,
            text: 'The simulator has ended.',
            json: { error: { code: 'store', message, fix } },
          });
        }
      } finally {
        await simulator.stop();
      }
      // Only the log tells an end that was asked for.
      if (line.signal.aborted && flags.log) tell('end', { exitCode: 0, text: '', json: {} });
    });
}

/** Returns what the command tells once the simulator runs. */
async function factsOf(
  { origin, merchant }: Simulator,
  folder: string | undefined,
  jwe: JweAuth | undefined,
): Promise<CommandResult> {
  const { merchantId, clientId, merchantKeyId, privateKey, publicKey, apiKey, responseKey } = merchant;
  const [dashboard, tag] = [`${origin}/dashboard/`, await tagFor(origin, merchant)];
  const keys = folder === undefined ? { privateKey, publicKey, apiKey, responseKey } : undefined;
  const text = [
    `The simulator runs at ${origin}/`,
    `Its dashboard is at   ${dashboard}`,
    `merchant ${merchantId}, client ${clientId}, key ${merchantKeyId}`,
    '',
    ...(keys
      ? [privateKey.trimEnd(), publicKey.trimEnd(), `API key ${apiKey}`, `Response Key ${responseKey}`, '']
      : []),
    keyHint(folder, jwe),
    '',
    'Paste this into a page; its order can be paid for 15 minutes:',
    '',
    tag,
    '',
    'Stop it with Ctrl+C.',
  ];
  const json = {
    origin,
    merchantId,
    clientId,
    merchantKeyId,
    dashboard,
    tag,
    ...keys,
    ...(jwe && { jweKeyId: jwe.keyId }),
  };
  return { exitCode: 0, text: text.join('\n'), json };
}

/** The two lines that make a page pay, with an order signed just now. */
async function tagFor(origin: string, merchant: TestMerchant): Promise<string> {
  const { merchantId, clientId, merchantKeyId, privateKey } = merchant;
  const order = {
    order_id: `SIM${Date.now().toString(36)}`.toUpperCase(),
    merchant_id: merchantId,
    amount: '249.00',
    customer_id: 'cust77',
    timestamp: String(Date.now()),
  };
  const signed = await signOrder(order, { privateKey, keyId: merchantKeyId });
  return [
    `<script src="${origin}/hyper-checkout.js" defer></script>`,
    `<hyper-checkout client-id="${clientId}" environment="sandbox" merchant-key-id="${merchantKeyId}"`,
    `  order-details='${signed.orderDetails}'`,
    `  signature="${signed.signature}"></hyper-checkout>`,
  ].join('\n');
}

function keyHint(folder: string | undefined, jwe: JweAuth | undefined): string {
  return folder === undefined || !jwe
    ? 'These test keys are new at each start; with --keys FOLDER they stay, in files, with those of Juspay’s server SDK.'
    : `The test keys are in ${folder}. Those for JWE have the key id ${jwe.keyId}.`;
}

async function readSeedFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read.`, 'Name a readable file after --seed.');
  }
}

/** Returns the keys that an earlier start has left in a folder. A private key of anybody else is not written over. */
async function readKeys(folder: string): Promise<MerchantKeys | undefined> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined);
  const [privateKey, apiKey, responseKey] = await Promise.all(keyFiles.map(read));
  if (privateKey === undefined) return undefined;
  if (apiKey && responseKey) return { privateKey, apiKey: apiKey.trim(), responseKey: responseKey.trim() };
  throw new UsageError(
    `${folder} has a private.pem, but not the api-key.txt and response-key.txt of a simulator.`,
    'Name another folder after --keys: a lost key cannot be made again.',
  );
}

/** The keys that stay. */
const keyFiles = ['private.pem', 'api-key.txt', 'response-key.txt'] as const;

async function writeKeys(
  folder: string,
  secrets: Pick<TestMerchant, 'privateKey' | 'privateKeyPkcs1' | 'publicKey' | 'apiKey' | 'responseKey'>,
  jwe: JweAuth,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'private.pem'), secrets.privateKey, { mode: 0o600 });
    await writeFile(join(folder, 'private-pkcs1.pem'), secrets.privateKeyPkcs1, { mode: 0o600 });
    await writeFile(join(folder, 'public.pem'), secrets.publicKey);
    await writeFile(join(folder, 'jwe-private.pem'), jwe.privateKey, { mode: 0o600 });
    await writeFile(join(folder, 'jwe-gateway-public.pem'), jwe.publicKey);
    await writeFile(join(folder, 'api-key.txt'), secrets.apiKey, { mode: 0o600 });
    await writeFile(join(folder, 'response-key.txt'), secrets.responseKey, { mode: 0o600 });
  } catch {
    throw new UsageError(`${folder} cannot be written.`, 'Choose another folder for --keys.');
  }
}

async function untilAborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) {
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }
  return undefined;
}
