// @ts-check
// `npm run build`: every target of vite.config.ts, then the declarations, into dist/.
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { build } from 'vite';

const started = performance.now();
await rm('dist', { recursive: true, force: true });
const declarations = promisify(execFile)('npx', ['tsc', '-p', '.config/tsconfig.declarations.json']).catch(
  (/** @type {{ stdout: string }} */ error) => {
    console.error(error.stdout);
    process.exitCode = 1;
  },
);
for (const mode of [
  'entries',
  'script-tag',
  'frame',
  'frame-driver',
  'hyper-services',
  'payment-page',
  'bank',
  'dashboard',
  'node',
]) {
  await build({ mode, logLevel: 'warn' });
}
await declarations;
console.log(`built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
