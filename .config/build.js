// @ts-check
// `npm run build`: every target of vite.config.ts, then the declarations, into dist/.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { build } from 'vite';

const started = performance.now();
await rm('dist', { recursive: true, force: true });
const compiler = 'node_modules/typescript7/bin/tsc';
const declarations = spawn(process.execPath, [compiler, '-p', '.config/tsconfig.declarations.json'], {
  stdio: 'inherit',
});
const compiled = once(declarations, 'close');
for (const mode of [
  'entries',
  'script-tag',
  'in-page',
  'error-texts',
  'error-sentences',
  'checkout-dialog',
  'prefetch',
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
const [code] = await compiled;
if (code !== 0) process.exitCode = 1;
console.log(`built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
