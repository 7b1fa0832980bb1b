#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { run } from './cli/run.ts';

/** The version in the package's own manifest, which lies one folder above this file, built or not. */
function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping.abort();
  });
}

// A signal that ends npx ends its shell with it, and would leave this process behind with the port taken.
if (process.env['npm_lifecycle_event'] === 'npx') {
  const { ppid } = process;
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    stopping.abort();
  }, 250);
  watch.unref();
}

process.exitCode = await run({
  words: process.argv.slice(2),
  environment: process.env,
  version: packageVersion(),
  assets: fileURLToPath(new URL('../dist', import.meta.url)),
  readInput: async () => buffer(addAbortSignal(stopping.signal, process.stdin)),
  print: (text) => {
    process.stdout.write(`${text}\n`);
  },
  complain: (text) => {
    process.stderr.write(`${text}\n`);
  },
  signal: stopping.signal,
});
