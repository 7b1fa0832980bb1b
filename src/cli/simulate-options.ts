import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { parseHost, parseOrigin, parseWebUrl } from '../protocol/web-url.ts';
import type { PageTheme, SimulatorOptions, WebhookTarget } from '../simulator/index.ts';
import { type CommandLine, readSecret, UsageError } from './command-line.ts';

/** The flags of `simulate` that say how the simulator is to be. */
export interface SimulateOptionFlags {
  readonly port: string;
  readonly host?: string;
  readonly allowHost?: readonly string[];
  readonly store?: string;
  readonly parent?: readonly string[];
  readonly webhookUrl?: string;
  readonly webhookUser?: string;
  readonly webhookPasswordFile?: string;
  readonly webhooksAnywhere?: boolean;
  readonly testRules?: boolean;
  readonly orderUpdation?: boolean;
  readonly strict?: boolean;
  /** False with `--no-upi-collect`; commander makes it true otherwise, which says nothing. */
  readonly upiCollect: boolean;
  readonly theme?: string;
  readonly language?: string;
  readonly log?: boolean;
}

/** The themes of the payment page. */
const themeChoices: readonly PageTheme[] = ['auto', 'light', 'dark'];

const passwordVariable = 'HYPER_CHECKOUT_WEBHOOK_PASSWORD';

/**
 * Returns the options of the simulator that the flags of `simulate` stand for.
 * @throws {UsageError} for a flag with a value that it cannot have
 */
export async function simulateOptions(flags: SimulateOptionFlags, line: CommandLine): Promise<SimulatorOptions> {
  const { port, host, store, theme, language } = flags;
  if (!/^\d{1,5}$/.test(port) || Number.parseInt(port, 10) > 65_535) {
    throw new UsageError(`--port is ${port}.`, 'Give a number from 0 to 65535.');
  }
  const parents = flags.parent?.map((parent) => valueOrThrow(parseOrigin(parent, '--parent', 'any')));
  const allowHosts = flags.allowHost?.map((name) => valueOrThrow(parseHost(name, '--allow-host')));
  const webhook = await readTarget(flags, line);
  const known = themeChoices.find((choice) => choice === theme);
  if (theme !== undefined && !known) {
    throw new UsageError(`--theme is ${theme}.`, `Give one of ${themeChoices.join(', ')}.`);
  }
  return {
    port: Number.parseInt(port, 10),
    assets: line.assets,
    ...(host !== undefined && { host }),
    ...(allowHosts && { allowHosts }),
    ...(store !== undefined && { store }),
    ...(parents && { parents }),
    ...(webhook && { webhook }),
    ...(flags.webhooksAnywhere && { webhooksAnywhere: true }),
    ...(flags.testRules && { juspayTestRules: true }),
    ...(flags.orderUpdation && { orderUpdation: true }),
    ...(flags.strict && { strict: true }),
    ...(!flags.upiCollect && { upiCollect: false }),
    ...(known && { theme: known }),
    ...(language !== undefined && { language }),
    ...(flags.log && { log: (entry) => line.print(JSON.stringify(entry)) }),
  };
}

async function readTarget(flags: SimulateOptionFlags, line: CommandLine): Promise<WebhookTarget | undefined> {
  const { webhookUrl: url, webhookUser: username, webhookPasswordFile: file } = flags;
  if (url === undefined) {
    if (username === undefined && file === undefined) return undefined;
    throw new UsageError('--webhook-url is missing.', 'Give the address that receives the webhooks.');
  }
  if (username === undefined) {
    throw new UsageError('--webhook-user is missing.', 'Your server tells real webhooks by user name and password.');
  }
  const password = await readSecret(file, '--webhook-password-file', passwordVariable, line);
  return { url: valueOrThrow(parseWebUrl(url, '--webhook-url')), username, password: password.replace(/\r?\n$/, '') };
}

/** A flag of `simulate`: its form, its line in the help and its default. */
export type SimulateFlag = readonly [form: string, about: string, fallback?: string];

const seed: readonly SimulateFlag[] = [['--seed <file>', 'merchants and customers to begin with, as JSON']];

/** The flags for each option of `startSimulator`, in the order of the help. An option without one is for code alone. */
export const simulatorFlags: Readonly<Record<keyof SimulatorOptions, readonly SimulateFlag[]>> = {
  port: [['--port <number>', 'the port; 0 for any free one', '8800']],
  host: [['--host <address>', 'the address to listen at; one that other machines reach needs --allow-host']],
  allowHosts: [
    [
      '--allow-host <name...>',
      'exact names beside this machine’s by which it is found, such as payments; the first stands in payment links',
    ],
  ],
  store: [['--store <file>', 'keep orders in this file across restarts']],
  keys: [
    [
      '--keys <folder>',
      'take the test merchant’s keys from there, or write new ones, and print none: private.pem, private-pkcs1.pem, ' +
        'public.pem, api-key.txt, response-key.txt, and for Juspay’s server SDK jwe-private.pem and ' +
        'jwe-gateway-public.pem, which are new at each start',
    ],
  ],
  parents: [['--parent <origin...>', 'exact origins beside this machine’s that may hold its pages']],
  merchants: seed,
  customers: seed,
  webhook: [
    ['--webhook-url <url>', 'where the test merchant’s server takes webhooks'],
    ['--webhook-user <name>', 'the user name of their Basic authentication'],
    ['--webhook-password-file <file>', 'its password; default: HYPER_CHECKOUT_WEBHOOK_PASSWORD'],
  ],
  webhooksAnywhere: [['--webhooks-anywhere', 'let webhooks leave this machine']],
  juspayTestRules: [['--test-rules', 'Juspay’s test rules: amounts, UPI IDs and cards that pick the ending']],
  orderUpdation: [['--order-updation', 'Pay waits for resumePayment, for every client id']],
  upiCollect: [['--no-upi-collect', 'no UPI collect, as for most merchants since 28 February 2026']],
  strict: [['--strict', 'refuse what Juspay may tolerate and does not document, such as JSON numbers']],
  theme: [['--theme <name>', 'of the payment page: auto, light or dark']],
  language: [['--language <name>', 'of the payment page, such as hindi, whatever the shop asks for']],
  log: [['--log', 'print JSON lines: the start, each request, each fault, the end']],
  clock: [],
  assets: [],
};
