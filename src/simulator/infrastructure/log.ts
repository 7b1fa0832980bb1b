import { StoreError } from '../application/store-error.ts';

/**
 * One line of the simulator's log. It holds no payload, no query and no token: the address of a request is the pattern of
 * its route.
 */
export type LogLine =
  | {
      readonly event: 'request';
      /** The real time in ISO 8601, whatever the simulator's clock says. */
      readonly time: string;
      readonly method: string;
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      /** The reason for which it was refused. */
      readonly refusal?: { readonly code: string; readonly field?: string; readonly message: string };
    }
  | { readonly event: 'fault' | 'notice'; readonly time: string; readonly message: string };

/** Takes the lines of the log. */
export type Log = (line: LogLine) => void;

/** The time for which a fault of one kind is logged only once, in ms. */
const quiet = 10_000;

const told = new Map<string, number>();

/**
 * Tells a fault in one line, at most once in ten seconds for each kind: in the log, or without one on standard error.
 *
 * The line has the fault's class, code and place in this package. The text of a foreign error may hold what was sent, so
 * it is left out.
 */
export function reportFault(error: unknown, log: Log | undefined): void {
  const line = lineOf(error);
  const now = performance.now();
  if (now - (told.get(line) ?? -Infinity) < quiet) return;
  told.set(line, now);
  tell('fault', line, log);
}

/** Tells something that its user may wait for, in the log or on standard error. */
export function reportNotice(message: string, log: Log | undefined): void {
  tell('notice', message, log);
}

function tell(event: 'fault' | 'notice', message: string, log: Log | undefined): void {
  if (log) log({ event, time: new Date().toISOString(), message });
  else process.stderr.write(`hyper-checkout: ${message}\n`);
}

function lineOf(error: unknown): string {
  if (error instanceof StoreError) return `${error.message} ${error.fix}`;
  if (!(error instanceof Error)) return `The simulator failed: ${typeof error}.`;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const place = /([\w.-]+\.[jt]s):(\d+):\d+\)?$/m.exec(error.stack ?? '');
  return `The simulator failed: ${error.name}${code}${place ? ` at ${place[1]}:${place[2]}` : ''}.`;
}
