import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

/** The size of the first flight of a TCP connection: ten segments of 1,460 bytes. */
const firstFlight = 14_600;

/** The bound for the code that a shop with a bundler loads at once, as a multiple of the one-file script. */
const mostWithBundler = 1.1;

const zippedSize = (script: string | Buffer) => gzipSync(script, { level: 9 }).length;

describe('the one-file script', () => {
  it(`is at most ${firstFlight} bytes with gzip, Lit included`, async (context) => {
    const script = await readFile('dist/hyper-checkout.js');
    const zipped = zippedSize(script);
    context.diagnostic(`${script.length} bytes, gzip ${zipped}, brotli ${brotliCompressSync(script).length}`);
    assert.ok(zipped <= firstFlight, `${zipped} bytes`);
    const readme = await readFile('README.md', 'utf8');
    assert.ok(readme.includes(`${firstFlight.toLocaleString('en')} bytes`), 'README names another size');
  });

  it('brings no development build of Lit and no word of the server', async () => {
    const script = await readFile('dist/hyper-checkout.js', 'utf8');
    assert.doesNotMatch(script, /Lit is in dev mode|PRIVATE KEY|process\.env/);
    // Lit warns a page on which it is counted twice.
    assert.doesNotMatch(script, /reactiveElementVersions/);
  });
});

describe('a classic script', () => {
  for (const name of ['hyper-checkout', 'frame/frame', 'frame/frame-driver', 'simulator/HyperServices']) {
    it(`reads alike on pages of other encodings: ${name}.js`, async () => {
      const script = await readFile(`dist/${name}.js`);
      const readings = ['utf-8', 'windows-1252', 'shift_jis'].map((encoding) =>
        new TextDecoder(encoding, { ignoreBOM: true }).decode(script),
      );
      assert.equal(new Set(readings).size, 1);
    });
  }
});

describe('the main entry', () => {
  it(`costs a shop with a bundler at most ${mostWithBundler} times the one-file script`, async (context) => {
    const built = await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: { write: false, target: 'es2022', rolldownOptions: { input: 'dist/index.js' } },
    });
    assert.ok('output' in built);
    const scripts = built.output.filter((file) => file.type === 'chunk');
    const entry = scripts.find(({ isEntry }) => isEntry);
    assert.ok(entry);
    const atOnce = scripts.filter(({ fileName }) => fileName === entry.fileName || entry.imports.includes(fileName));
    const bytes = atOnce.reduce((sum, { code }) => sum + zippedSize(code), 0);
    const ratio = bytes / zippedSize(await readFile('dist/hyper-checkout.js'));
    context.diagnostic(`${bytes} bytes, gzip; ${ratio.toFixed(2)} times the one-file script`);
    assert.ok(ratio <= mostWithBundler, `${bytes} bytes, ${ratio.toFixed(3)} times the one-file script`);
  });
});
