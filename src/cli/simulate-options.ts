import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { parseHost, parseOrigin, parseWebUrl } from '../protocol/web-url.ts';
import type { PageTheme, SimulatorOptions, WebhookTarget } from '../simulator/index.ts';
import type { CommandLine } from './command-line.ts';
import { readSecret } from './read-text.ts';
import { UsageError } from './usage-error.ts';

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
