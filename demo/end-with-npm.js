// @ts-check
import process from 'node:process';

/*
 * A signal that ends npm ends its shell with it, and would leave this process behind with the ports taken. Comes before
 * everything else, since npm may be ended while we build or start.
 */

const { ppid } = process;

if (process.env['npm_lifecycle_event'] === 'start') {
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
