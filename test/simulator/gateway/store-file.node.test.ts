import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { link, mkdtemp, readFile, realpath, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import { StoreError, type StoreProblem } from '../../../src/simulator/application/store-error.ts';
import { claimStoreFile } from '../../../src/simulator/infrastructure/store-file.ts';
import { thisProcess } from '../../../src/simulator/infrastructure/store-owner.ts';
import { inTime } from '../../support/in-time.ts';
import { startChild, type Child } from '../../support/start-child.ts';
import { openShop } from './shop.ts';

const command = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

/** Owners of the tests show signs of life more often, so that the tests need not wait for seconds. */
const times = { heartbeat: 40, still: 400 };

const unexpected = () => assert.fail('This was not to be told.');

/** True for a store error of this kind. */
const is = (problem: StoreProblem) => (error: unknown) => error instanceof StoreError && error.problem === problem;

/** True if processes can be given a view of their own: of processes with `--pid`, of the disk with `--mount`. */
const canUnshare = spawnSync('unshare', ['-r', '--pid', '--fork', '--mount', 'true']).status === 0;

describe('a store file', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'hyper-checkout-owner-')));
  });
  after(() => rm(folder, { recursive: true }));

  /** Starts the command on a store in a process of its own, perhaps by way of another command. */
  const simulate = async (test: TestContext, store: string, ...by: string[]): Promise<Child> => {
    const words = [process.execPath, command, 'simulate', '--port', '0', '--store', store, '--json'];
    const [first = '', ...rest] = [...by, ...words];
    const child = startChild(test, first, rest, { detached: true });
    await child.prints(/"origin": "[^"]+"[^]*\n\}\n/);
    return child;
  };

  it('is one file, whatever symbolic links lead to it', async () => {
    const file = await claimStoreFile(at('real.db'));
    await symlink(at('real.db'), at('link.db'));
    await symlink('link.db', at('second-link.db'));
    await symlink(folder, at('folder-link'));
    for (const name of ['link.db', 'second-link.db', 'folder-link/real.db']) {
      await assert.rejects(claimStoreFile(at(name)), is('in-use'), name);
    }
    file.release();
  });

  it('is one file through a link that led to none at first', async () => {
    await symlink('to-come.db', at('early-link.db'));
    const file = await claimStoreFile(at('early-link.db'));
    assert.equal(file.path, at('to-come.db'));
    await assert.rejects(claimStoreFile(at('to-come.db')), is('in-use'));
    file.release();
  });

  it('is refused with a second hard link', async () => {
    await writeFile(at('hard.db'), '');
    await link(at('hard.db'), at('hard-link.db'));
    await assert.rejects(claimStoreFile(at('hard.db')), is('linked'));
    await assert.rejects(claimStoreFile(at('hard-link.db')), is('linked'));
  });

  it('leaves no owner behind where it is refused or let go of', async () => {
    const file = await claimStoreFile(at('let-go.db'));
    file.release();
    await assert.rejects(stat(at('let-go.db.owner')), { code: 'ENOENT' });
    await assert.rejects(stat(at('hard.db.owner')), { code: 'ENOENT' });
  });

  it('is taken over at once from a process that has ended, also where its id is another process by now', async () => {
    const own = thisProcess();
    const ended = spawnSync(process.execPath, ['--version']).pid;
    for (const owner of [
      { ...own, pid: ended },
      { ...own, started: 'at another time' },
    ]) {
      await writeFile(at('ended.db.owner'), JSON.stringify({ nonce: 'n', ...owner }));
      const file = await claimStoreFile(at('ended.db'), { waits: unexpected });
      assert.equal(file.wasLeft, true);
      file.release();
    }
  });

  it('is not taken from a process that runs and does not move', async (test) => {
    const child = await simulate(test, at('stopped.db'));
    child.kill('SIGSTOP');
    await assert.rejects(claimStoreFile(at('stopped.db'), { waits: unexpected }, times), is('in-use'));
    child.kill('SIGKILL');
    await child.ended();
    (await claimStoreFile(at('stopped.db'))).release();
  });

  it('is not taken from an owner in another container or on another machine that shows life', async () => {
    const own = thisProcess();
    for (const owner of [
      { ...own, pidNamespace: 'pid:[1]' },
      { ...own, host: `not-${hostname()}` },
    ]) {
      const path = at('elsewhere.db.owner');
      await writeFile(path, JSON.stringify({ nonce: 'n', ...owner }));
      const beat = setInterval(() => void utimes(path, new Date(), new Date()), times.heartbeat);
      const waits: string[] = [];
      const claim = claimStoreFile(at('elsewhere.db'), { waits: (sentence) => waits.push(sentence) }, times);
      await assert.rejects(claim, is('in-use')).finally(() => clearInterval(beat));
      assert.match(waits.join(), /elsewhere\.db may be in use elsewhere/);
    }
  });

  it('is taken over from an owner elsewhere that has stood still, and from one that cannot be read', async () => {
    const elsewhere = JSON.stringify({ nonce: 'n', ...thisProcess(), pidNamespace: 'pid:[1]' });
    for (const text of [elsewhere, '4711', '', '{"pid":"1"}']) {
      await writeFile(at('still.db.owner'), text);
      const waits: string[] = [];
      const file = await claimStoreFile(at('still.db'), { waits: (sentence) => waits.push(sentence) }, times);
      assert.equal(waits.length, 1);
      file.release();
    }
  });

  it('touches its owner file, so that others see it alive', async () => {
    const file = await claimStoreFile(at('touched.db'), {}, times);
    await utimes(`${file.path}.owner`, 1, 1);
    const untilTouched = async (): Promise<void> => {
      const { mtimeMs } = await stat(`${file.path}.owner`);
      if (mtimeMs === 1_000) return untilTouched();
    };
    await inTime('a touch', untilTouched());
    file.release();
  });

  it('that was taken over is neither written nor read any more, and the simulator says so', async (test) => {
    const shop = await openShop({ store: at('lost.db') }, test);
    await shop.open();
    await writeFile(at('lost.db.next'), JSON.stringify({ nonce: 'another', ...thisProcess() }));
    await rename(at('lost.db.next'), at('lost.db.owner'));
    const [before, log] = await Promise.all([readFile(at('lost.db')), readFile(at('lost.db-wal'))]);
    const refused = await shop.post('/checkout', { payload: shop.payload() });
    assert.equal(refused.status, 503);
    assert.match(JSON.stringify(refused.body), /lost\.db was taken over by another simulator/);
    assert.equal((await shop.get('/simulator/orders')).status, 503);
    assert.equal((await shop.get('/')).status, 503);
    assert.equal((await shop.simulator.ended)?.problem, 'lost');
    await shop.simulator.stop();
    assert.deepEqual(await Promise.all([readFile(at('lost.db')), readFile(at('lost.db-wal'))]), [before, log]);
    assert.match(await readFile(at('lost.db.owner'), 'utf8'), /another/);
  });

  it('ends the command with exit code 1 once it was taken over', async (test) => {
    const child = await simulate(test, at('command.db'));
    await writeFile(at('command.db.next'), '{}');
    await rename(at('command.db.next'), at('command.db.owner'));
    assert.equal(await child.ended(), 1);
    assert.match(child.complained, /^hyper-checkout: The store \S+command\.db was taken over by another simulator\./);
  });

  it('keeps the reason of a simulator that was stopped for itself', async () => {
    const store = await openStore(at('stop.db'), unexpected);
    store.close();
    const shop = await openShop({ store: at('stop.db') });
    await shop.simulator.stop();
    assert.equal(await shop.simulator.ended, undefined);
  });

  if (canUnshare) {
    it('belongs to one of two simulators that see other processes', async (test) => {
      const unshare = ['unshare', '-r', '--pid', '--fork', '--kill-child'];
      await simulate(test, at('namespaces.db'), ...unshare);
      await assert.rejects(simulate(test, at('namespaces.db'), ...unshare), /namespaces\.db is in use/);
      await assert.rejects(openStore(at('namespaces.db')), is('in-use'));
    });

    it('is refused where it is mounted without its folder', async (test) => {
      await writeFile(at('outside.db'), '');
      await writeFile(at('in side.db'), '');
      const script = 'mount --bind "$0" "$1" && shift && exec "$@"';
      const mounted = ['unshare', '-r', '--mount', 'sh', '-c', script, at('outside.db'), at('in side.db')];
      await assert.rejects(
        simulate(test, at('in side.db'), ...mounted),
        /in side\.db is mounted apart from its folder/,
      );
    });
  }
});
