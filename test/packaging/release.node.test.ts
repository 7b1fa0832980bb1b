import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { version } from '../../src/element/version.ts';
import { run } from './installed-package.ts';

describe('a release', () => {
  it('has one version in the package and in the element', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    assert.equal(version, manifest.version);
  });

  it('has a hash for every script that a page may load from a CDN', async () => {
    const { stdout } = await run('npm', ['run', '-s', 'integrity']);
    const hashes = [...stdout.matchAll(/^(sha384-\S+) {2}(\S+)$/gm)].map(([, hash, path = '']) => ({ hash, path }));
    assert.ok(hashes.length >= 8, stdout);
    for (const { hash, path } of hashes) {
      const digest = createHash('sha384').update(await readFile(path));
      assert.equal(hash, `sha384-${digest.digest('base64')}`, path);
    }
    const tag = hashes.find(({ path }) => path === 'dist/hyper-checkout.js');
    assert.ok(stdout.includes(`src="https://unpkg.com/hyper-checkout@${version}/dist/hyper-checkout.js"`));
    assert.ok(stdout.includes(`integrity="${tag?.hash}"`));
  });
});
