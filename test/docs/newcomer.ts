import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tab } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { startChild, type Child } from '../support/start-child.ts';
import { blocksIn, root } from './documents.ts';

/** A test, which stops its processes when it is over. */
type Scope = Parameters<typeof startChild>[0];

/** A project as README has a newcomer make it: the package is installed, the page and its server are copied. */
export interface Newcomer {
  readonly folder: string;
  /** The ports in place of those that the documents name, so that several tests can run at once. */
  readonly shop: number;
  readonly simulator: number;
  /** Runs a line of a document in the project. `npx` finds what is installed. */
  run(line: string, environment?: Readonly<Record<string, string>>): Child;
}

/** Makes the project. It is removed with its test. */
export async function newcomer(test: Scope): Promise<Newcomer> {
  const folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-newcomer-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  const commands = join(folder, 'node_modules/.bin');
  await mkdir(commands, { recursive: true });
  await symlink(root, join(folder, 'node_modules/hyper-checkout'));
  const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/cli.js')}' "$@"\n`;
  await writeFile(join(commands, 'hyper-checkout'), command, { mode: 0o755 });
  const [shop, simulator] = [await freePort(), await freePort()];
  const withPorts = (text: string) => text.replaceAll('8800', String(simulator)).replaceAll('3000', String(shop));
  for (const [name, language] of [
    ['index.html', 'html'],
    ['server.mjs', 'js'],
  ] as const) {
    await writeFile(join(folder, name), withPorts(codeIn('README.md', language)));
  }
  return {
    folder,
    shop,
    simulator,
    run(line, environment) {
      // The shell gives way to the last command, which hears the signals then.
      const told = line.replace('hyper-checkout simulate', '$& --port 8800');
      const script = `npx() { exec node_modules/.bin/"$@"; }; ${withPorts(told)}`;
      return startChild(test, 'bash', ['-c', script], {
        cwd: folder,
        env: { ...process.env, ...environment },
      });
    },
  };
}

/** The first block of a language in a document. */
export function codeIn(document: string, wanted: string): string {
  return blocksIn(document).find(({ language }) => language === wanted)?.code ?? '';
}

/** Pays with a test card on the page of README, and waits for what its server says. */
export async function payOn(tab: Tab, address: string): Promise<void> {
  await tab.open(address);
  await tab.press(/^Card/);
  await tab.fill('Card number', '4111111111111111');
  await tab.fill('Expiry date', '12/39');
  await tab.fill('CVV', '123');
  await tab.press(/^Pay /);
  await tab.fill('OTP', '123456');
  await tab.sees('Thank you for your order!');
}

/** Resolves once a server listens at a port of this machine. */
export async function listens(port: number, child: Child): Promise<void> {
  const over = new AbortController();
  void child.ended().then(() => over.abort());
  while (!over.signal.aborted) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer) return answer.arrayBuffer().then(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`It ended before it listened: ${child.complained}`);
}
