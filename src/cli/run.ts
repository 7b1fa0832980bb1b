import { Command, CommanderError } from 'commander';
import type { Issue } from '../protocol/checkout-error.ts';
import { HyperCheckoutError } from '../server/index.ts';
import { type CommandContext, type CommandLine, type ExitCode, UsageError } from './command-line.ts';
import { addCspCommand, addFrameCommand } from './page-commands.ts';
import { addKeysCommand, addSignCommand, addVerifyCommand } from './signature-commands.ts';
import { addScheduleCommand } from './schedule-command.ts';
import { addSimulateCommand } from './simulate-command.ts';
import { addStatusCommand } from './status-command.ts';

const help = `
Exit codes: 0 done, 1 the answer is no, 2 bad usage or input. Every command takes --json.

Examples:
  $ hyper-checkout simulate
  $ hyper-checkout keys --out secrets
  $ hyper-checkout verify order.json --key public.pem --signature AZOn8j… --explain

An independent project, not affiliated with Juspay.`;

/**
 * Runs one `hyper-checkout` command and returns its exit code. Never throws: errors are printed on standard error, or with
 * `--json` on standard output.
 */
export async function run(line: CommandLine): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const context: CommandContext = {
    line,
    finish: (outcome, { json }) => {
      exitCode = outcome.exitCode;
      line.print(json ? JSON.stringify(outcome.json, null, 2) : outcome.text);
    },
  };
  const program = new Command('hyper-checkout');
  program
    .description(
      'Server-side tools for <hyper-checkout>: keys, signatures, order status, the frame page, and a simulator.',
    )
    .version(line.version)
    .addHelpText('after', help)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        line.print(text.trimEnd());
      },
      writeErr: (text) => {
        line.complain(text.trimEnd());
      },
    })
    .showSuggestionAfterError()
    .hook('preAction', (_program, command) => {
      refuseEmptyFlags(command);
    });
  for (const add of commands) add(program, context);
  try {
    await program.parseAsync([...line.words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return complain(error, line);
  }
}

const commands = [
  addKeysCommand,
  addSignCommand,
  addVerifyCommand,
  addStatusCommand,
  addScheduleCommand,
  addFrameCommand,
  addCspCommand,
  addSimulateCommand,
];

/** An empty text comes of a variable that is not set. Taken for no flag at all, it would be missed. */
function refuseEmptyFlags(command: Command): void {
  for (const option of command.options) {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (value === '' || (Array.isArray(value) && value.includes(''))) {
      throw new UsageError(`${option.long ?? option.flags} is empty.`, 'Give it a value, or leave it out.');
    }
  }
}

function complain(error: unknown, line: CommandLine): ExitCode {
  // A stopped command needs no message: the user stopped it.
  if (line.signal.aborted) return 2;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Commander has said it by now, except to programs.
    if (line.words.includes('--json')) printError(line, { code: 'usage', message: error.message });
    return 2;
  }
  if (error instanceof HyperCheckoutError) {
    const { code, field, reason, message, fix, vendor } = error;
    tell(line, {
      code,
      ...(field !== undefined && { field }),
      ...(reason !== undefined && { reason }),
      message,
      fix,
      ...(vendor && { vendor }),
    });
    return 2;
  }
  if (error instanceof UsageError) {
    tell(line, { code: 'usage', message: error.message, fix: error.fix });
    return 2;
  }
  // Unexpected errors are printed with a stack trace: they are bugs in this package.
  tell(line, { code: 'internal', message: error instanceof Error ? (error.stack ?? error.message) : 'Unknown fault.' });
  return 2;
}

interface ToldError {
  readonly code: string;
  readonly field?: string;
  readonly reason?: string;
  readonly message: string;
  readonly fix?: string;
  readonly vendor?: NonNullable<Issue['vendor']>;
}

const knownOfJuspay: Readonly<Record<NonNullable<Issue['vendor']>, string>> = {
  takes: 'Juspay is known to take it.',
  refuses: 'Juspay is known to refuse it.',
  unknown: 'It is not known whether Juspay takes it.',
};

function tell(line: CommandLine, error: ToldError): void {
  if (line.words.includes('--json')) {
    printError(line, error);
    return;
  }
  const name = [error.code, error.reason].filter((part) => part !== undefined).join(', ');
  line.complain(`${error.message} (${name})`);
  if (error.fix !== undefined) line.complain(error.fix);
  if (error.vendor) line.complain(knownOfJuspay[error.vendor]);
}

function printError(line: CommandLine, error: ToldError): void {
  line.print(JSON.stringify({ error }, null, 2));
}
