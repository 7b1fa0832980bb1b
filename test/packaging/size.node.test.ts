import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What fits into the first flight of a TCP connection: ten segments of 1,460 bytes. */
const firstFlight = 14_600;

describe('the one-file script', () => {
  it(`is at most ${firstFlight} bytes with gzip, Lit included`, async (context) => {
    const script = await readFile('dist/hyper-checkout.js');
    const zipped = gzipSync(script, { level: 9 }).length;
    context.diagnostic(`${script.length} bytes, gzip ${zipped}, brotli ${brotliCompressSync(script).length}`);
    assert.ok(zipped <= firstFlight, `${zipped} bytes`);
    const readme = await readFile('README.md', 'utf8');
    assert.ok(readme.includes(`${firstFlight.toLocaleString('en')} bytes`), 'README names another size');
  });

  it('brings no development build of Lit and no word of the server', async () => {
    const script = await readFile('dist/hyper-checkout.js', 'utf8');
    assert.doesNotMatch(script, /Lit is in dev mode|PRIVATE KEY|process\.env/);
  });
});
