import type { Log } from './http/log.ts';
import { StoreError } from './store-error.ts';

/** How long a fault of one kind is told once, in ms. */
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
