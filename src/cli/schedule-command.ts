import type { Command } from 'commander';
import { mandateSchedule, type MandateTerms } from '../server/index.ts';
import { type CommandContext, type JsonFlag, UsageError } from './command-line.ts';

interface ScheduleFlags extends JsonFlag {
  readonly start: string;
  readonly frequency: string;
  readonly ruleValue?: string;
  readonly end?: string;
  readonly count: string;
}

const frequencies: readonly MandateTerms['frequency'][] = [
  'ONETIME',
  'DAILY',
  'WEEKLY',
  'FORTNIGHTLY',
  'MONTHLY',
  'BIMONTHLY',
  'QUARTERLY',
  'HALFYEARLY',
  'YEARLY',
  'ASPRESENTED',
];

const help = `
Examples:
  $ hyper-checkout schedule --start 2026-01-31 --frequency MONTHLY --rule-value 31
  $ hyper-checkout schedule --start 1644420442 --frequency WEEKLY --rule-value 1 --count 52 --json`;

/** Adds `schedule`, which prints the days on which a mandate is executed. */
export function addScheduleCommand(program: Command, { finish }: CommandContext): void {
  program
    .command('schedule')
    .summary('print the days on which a mandate is executed')
    .description('Prints the days on which a mandate is executed, in India.')
    .requiredOption('--start <day>', 'YYYY-MM-DD, or seconds since 1970 as mandate.start_date has it')
    .requiredOption('--frequency <name>', frequencies.join(', '))
    .option('--rule-value <number>', 'day of the week (1 is Monday), of the half month or of the month')
    .option('--end <day>', 'the day on which the mandate has expired')
    .option('--count <number>', 'how many days at most', '12')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((flags: ScheduleFlags) => {
      const frequency = frequencies.find((name) => name === flags.frequency);
      if (frequency === undefined) {
        throw new UsageError(`--frequency is ${flags.frequency}.`, `Use one of ${frequencies.join(', ')}.`);
      }
      if (!/^[1-9]\d{0,3}$/.test(flags.count)) throw new UsageError(`--count is ${flags.count}.`, 'Give 1 to 9999.');
      const count = Number.parseInt(flags.count, 10);
      const terms: MandateTerms = {
        startDate: flags.start,
        frequency,
        ...(flags.ruleValue !== undefined && { ruleValue: flags.ruleValue }),
        ...(flags.end !== undefined && { endDate: flags.end }),
      };
      const days: string[] = [];
      for (const day of mandateSchedule(terms)) {
        days.push(day);
        if (days.length === count) break;
      }
      const text =
        frequency === 'ASPRESENTED' ? 'ASPRESENTED has no days of its own: you present each debit.' : days.join('\n');
      finish({ exitCode: 0, text, json: { days } }, flags);
    });
}
