import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { launchBrowser } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { rawGet } from '../simulator/gateway/shop.ts';
import { blocksIn } from './documents.ts';
import { codeIn, listens, newcomer, payOn } from './newcomer.ts';

const document = 'docs/in-teams.md';
const [compose, actions, gitlab] = blocksIn(document)
  .filter(({ language }) => language === 'yaml')
  .map(({ code }) => parse(code, { strict: true, uniqueKeys: true, stringKeys: true }) as Record<string, unknown>);

/** The value at a path of keys and indices; undefined where there is none. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  assert.ok(Array.isArray(found), path.join('.'));
  return found;
}

function textsAt(value: unknown, ...path: readonly (string | number)[]): readonly string[] {
  return listAt(value, ...path).map((item) => {
    assert.ok(typeof item === 'string', `${path.join('.')} holds what YAML reads as no text`);
    return item;
  });
}

/** The name service of the containers, for a process of this machine. */
const namedHosts = `data:text/javascript,${encodeURIComponent(`
  import dns from 'node:dns';
  const { lookup } = dns;
  dns.lookup = (name, ...more) => lookup(name === 'payments' ? '127.0.0.1' : name, ...more);
`)}`;

describe('the recipe for compose', () => {
  it('has two services, of which the shop waits for the simulator to be healthy', () => {
    assert.deepEqual(Object.keys(compose ?? {}), ['services']);
    assert.deepEqual(Object.keys(at(compose, 'services') ?? {}), ['payments', 'shop']);
    for (const name of ['payments', 'shop']) {
      assert.match(String(at(compose, 'services', name, 'image')), /^node:/);
      assert.deepEqual(textsAt(compose, 'services', name, 'volumes'), [
        `.:${String(at(compose, 'services', name, 'working_dir'))}`,
      ]);
    }
    assert.equal(at(compose, 'services', 'shop', 'depends_on', 'payments', 'condition'), 'service_healthy');
    assert.equal(textsAt(compose, 'services', 'payments', 'healthcheck', 'test')[0], 'CMD');
  });

  if (wantedEngines().includes('chromium')) {
    it('is paid by its names, and ends with its store closed', async (test) => {
      const project = await newcomer(test);
      for (const [name, from, to] of [
        ['index.html', /.*hyper-checkout\.js.*/, codeIn(document, 'html').split('\n')[0] ?? ''],
        ['server.mjs', /const gateway = .*/, codeIn(document, 'js').trim()],
      ] as const) {
        const file = join(project.folder, name);
        const text = await readFile(file, 'utf8');
        assert.match(text, from);
        await writeFile(file, text.replace(from, to.replace('8800', String(project.simulator))));
      }

      const [, ...check] = textsAt(compose, 'services', 'payments', 'healthcheck', 'test');
      const isHealthy = () => project.run(check.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')).ended();
      assert.equal(await isHealthy(), 1);
      const payments = project.run(`exec ${String(at(compose, 'services', 'payments', 'command'))}`);
      await payments.prints(/"event":"start"/);
      assert.equal(await isHealthy(), 0);

      const shop = project.run(`exec ${String(at(compose, 'services', 'shop', 'command'))}`, {
        NODE_OPTIONS: `--import=${namedHosts}`,
      });
      await listens(project.shop, shop);
      const browser = await launchBrowser('chromium');
      test.after(() => browser.close());
      await payOn(await browser.tab(), `http://shop:${project.shop}/`);

      payments.kill('SIGTERM');
      assert.equal(await payments.ended(), 0, payments.complained);
      const kept = await readdir(project.folder);
      assert.deepEqual(
        kept.filter((name) => name.startsWith('orders')),
        ['orders.sqlite'],
      );
      const events = payments.printed
        .trim()
        .split('\n')
        .map((line) => at(JSON.parse(line), 'event'));
      assert.deepEqual([events[0], events.at(-1), payments.complained], ['start', 'end', '']);
      assert.deepEqual(new Set(events.slice(1, -1)), new Set(['request']));
    });
  }
});

describe('the recipe for GitHub Actions', () => {
  const steps = listAt(actions, 'jobs', 'test', 'steps');
  const lines = steps.map((step) => at(step, 'run')).filter((line) => typeof line === 'string');

  it('has a trigger, a machine, and steps that each use or run something', () => {
    assert.ok(at(actions, 'on'));
    assert.match(String(at(actions, 'jobs', 'test', 'runs-on')), /^ubuntu-/);
    for (const step of steps) {
      const [uses, run] = [at(step, 'uses'), at(step, 'run')];
      assert.ok(
        typeof uses === 'string' ? /^[\w-]+\/[\w-]+@v\d+$/.test(uses) : typeof run === 'string',
        JSON.stringify(step),
      );
    }
  });

  it('starts a simulator that is healthy, logs into its file and ends when it is told to', async (test) => {
    const project = await newcomer(test);
    await runInBackground(project, lines);
  });
});

describe('the recipe for GitLab CI', () => {
  const script = textsAt(gitlab, 'payments', 'script');

  it('has an image, a browser beside it, a network for the two, and the log as an artifact', () => {
    assert.match(String(at(gitlab, 'payments', 'image')), /^node:/);
    assert.equal(at(gitlab, 'payments', 'services', 0, 'alias'), 'browser');
    assert.equal(at(gitlab, 'payments', 'variables', 'FF_NETWORK_PER_BUILD'), 'true');
    assert.deepEqual(textsAt(gitlab, 'payments', 'artifacts', 'paths'), ['payments.log']);
  });

  it('starts a simulator that its browser finds by the name of the job, and by no other', async (test) => {
    const project = await newcomer(test);
    await runInBackground(project, script, async () => {
      const status = (host: string) => rawGet(`http://127.0.0.1:${project.simulator}`, '/', { host });
      assert.deepEqual([await status(`build:${project.simulator}`), await status('build.example')], [200, 403]);
    });
  });
});

/** Runs what a recipe says of the simulator: its start in the background and the wait for its health; then ends it. */
async function runInBackground(
  project: Awaited<ReturnType<typeof newcomer>>,
  lines: readonly string[],
  meanwhile?: () => Promise<void>,
): Promise<void> {
  const start = lines.find((line) => line.startsWith('node_modules/.bin/hyper-checkout simulate')) ?? '';
  const wait = lines[lines.indexOf(start) + 1] ?? '';
  assert.match(start, / > payments\.log &$/);
  assert.match(wait, /^curl /);
  const job = project.run(
    `${start}\n set -e; trap 'kill $!; wait $!; exit $?' TERM; ${wait}; echo; echo healthy; wait $!`,
  );
  await job.prints(/healthy/);
  await meanwhile?.();
  job.kill('SIGTERM');
  assert.equal(await job.ended(), 0, job.complained);
  const log = await readFile(join(project.folder, 'payments.log'), 'utf8');
  assert.match(log, /^\{"event":"start"[^]*"route":"\/health"[^]*\n\{"event":"end"[^\n]*\n$/);
  assert.doesNotMatch(log, /PRIVATE KEY/);
}
