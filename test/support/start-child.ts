import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { inTime } from './in-time.ts';

/** A process that a test has started. */
export interface Child {
  /** Its output so far. */
  readonly printed: string;
  /** Its error output so far. */
  readonly complained: string;
  /** Resolves once its output matches. Rejects with both outputs if it ends before. */
  prints(pattern: RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves with its exit code or the signal that ended it, once nothing holds its output any more. */
  ended(): Promise<number | NodeJS.Signals>;
}

/**
 * Starts a process that does not outlive its test: whatever the test does, the process is killed when it is over. With
 * `detached`, so are the processes that it started itself.
 */
export function startChild(
  test: { after(stop: () => Promise<void>): void },
  command: string,
  words: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'detached'> = {},
): Child {
  const child = spawn(command, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const name = `${command} ${words.join(' ')}`.slice(0, 120);
  let printed = '';
  let complained = '';
  let isClosed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const closed = once(child, 'close').then(() => {
    isClosed = true;
  });
  // Rejects where the command does not exist; the caller that waits gets the error.
  closed.catch(() => undefined);

  test.after(async () => {
    if (isClosed || child.pid === undefined) return;
    if (options.detached === true) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
    await closed;
  });

  return {
    get printed() {
      return printed;
    },
    get complained() {
      return complained;
    },
    async prints(pattern) {
      const seen = new Promise<void>((resolve) => {
        const look = () => {
          if (pattern.test(printed)) resolve();
        };
        child.stdout.on('data', look);
        look();
      });
      await inTime(`${String(pattern)} from ${name}`, Promise.race([seen, closed]));
      if (pattern.test(printed)) return;
      throw new Error(`${name} ended before it printed ${String(pattern)}: ${printed}${complained}`);
    },
    kill: (signal) => void child.kill(signal),
    async ended() {
      await inTime(`the end of ${name}`, closed);
      return child.exitCode ?? child.signalCode ?? 0;
    },
  };
}
