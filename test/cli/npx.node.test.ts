import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild } from '../support/start-child.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('hyper-checkout behind npx', () => {
  it('ends with the shell that npx started it in, and lets go of its port', async (test) => {
    const words = ['-c', `"${process.execPath}" dist/cli.js simulate --port 0 --log; exit`];
    const env = { ...process.env, npm_lifecycle_event: 'npx' };
    const shell = startChild(test, 'sh', words, { cwd: root, env, detached: true });
    await shell.prints(/"event":"start"/);
    const [, origin = ''] = /"origin":"([^"]+)"/.exec(shell.printed) ?? [];
    shell.kill('SIGTERM');
    // Its end is that of the last process that holds the pipe, which is the simulator.
    await shell.ended();
    assert.match(shell.printed, /"event":"end"[^\n]*\n$/);
    await assert.rejects(fetch(origin));
  });
});
