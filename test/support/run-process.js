// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and resolves with its exit code and everything it printed. A signal that stops this process
 * stops the command and all that it started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.silence] in ms: a command that gives no sign of life for so long hangs and is ended
 * @param {(line: string) => void} [options.onLine] receives each line of standard output
 * @param {(message: unknown) => void} [options.onMessage] receives what a Node process sends
 * @returns {Promise<{ code: number | null, output: string, hung: boolean }>}
 */
export function runProcess(command, args, { env = process.env, silence, onLine, onMessage } = {}) {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(command, args, {
      env,
      // npm and npx are scripts there.
      shell: isWindows && command !== process.execPath,
      // A group of its own: what npm runs ends with it, and npm alone would leave that behind.
      detached: !isWindows,
      stdio: onMessage ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    });
    /** @param {NodeJS.Signals} signal */
    const endGroup = (signal) => {
      try {
        if (isWindows || child.pid === undefined) child.kill(signal);
        else process.kill(-child.pid, signal);
      } catch {
        // It has ended already.
      }
    };
    let output = '';
    let rest = '';
    let hung = false;
    /** @type {NodeJS.Timeout | undefined} */
    let watch;
    /** @type {NodeJS.Timeout | undefined} */
    let kill;
    const isAlive = () => {
      if (!silence) return;
      clearTimeout(watch);
      watch = setTimeout(() => {
        hung = true;
        end();
      }, silence);
    };
    // A test process that is asked to end takes its browsers along; one that cannot hear it is killed.
    const end = () => {
      endGroup('SIGTERM');
      kill ??= setTimeout(() => endGroup('SIGKILL'), 5_000);
    };
    const stop = () => {
      endGroup('SIGINT');
      process.exit(130);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.stdout?.on('data', (/** @type {Buffer} */ data) => {
      output += data.toString();
      const lines = (rest + data.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
      isAlive();
    });
    child.stderr?.on('data', (/** @type {Buffer} */ data) => {
      output += data.toString();
      isAlive();
    });
    child.on('message', (message) => {
      isAlive();
      onMessage?.(message);
    });
    child.once('error', (error) => (output += error.message));
    // What it has left running may hold its pipes.
    child.once('exit', () => endGroup('SIGKILL'));
    child.once('close', (code) => {
      clearTimeout(watch);
      clearTimeout(kill);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ code, output, hung });
    });
    isAlive();
  });
}
