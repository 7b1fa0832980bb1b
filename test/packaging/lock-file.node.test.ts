import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

const installed = 'test/frameworks/installed';
const lockFiles = ['', ...readdirSync(installed).map((shop) => `${installed}/${shop}/`)].map(
  (folder) => `${folder}package-lock.json`,
);

for (const lockFile of lockFiles) {
  describe(`the lock file ${lockFile}`, () => {
    it('knows the binary of every platform, without which a clean install is refused', async () => {
      const { packages } = JSON.parse(await readFile(lockFile, 'utf8')) as Lock;
      const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies)
          .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
          .map((name) => `${path} wants ${name}`),
      );
      assert.deepEqual(missing, []);
    });

    it('leaves it open where packages are fetched from', async () => {
      const text = await readFile(lockFile, 'utf8');
      assert.doesNotMatch(text, /"resolved": "https?:/);
    });
  });
}
