// @ts-check
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Type-checks the whole tree with the root settings and then each room with its own: a room for servers must compile
 * without the DOM, a room for browsers without Node. The name of a room that fails is the last line of its output.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const compiler = join(root, 'node_modules/typescript7/bin/tsc');
/** Each compiler runs in one thread, so that this many occupy this many cores. */
const atOnce = 2;

const projects = ['tsconfig.json', ...roomsIn(join(root, 'src'))];
/** @type {string[]} */
const failed = [];
const waiting = [...projects];
await Promise.all(Array.from({ length: atOnce }, checkNext));

if (failed.length > 0) {
  console.error(`Types fail in: ${failed.sort().join(', ')}`);
  process.exitCode = 1;
}

async function checkNext() {
  for (let project = waiting.shift(); project; project = waiting.shift()) {
    const { code, output } = await compile(project);
    if (code === 0) continue;
    console.error(output.trim());
    failed.push(project);
  }
}

/**
 * @param {string} project path of a tsconfig.json, from the root
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function compile(project) {
  return new Promise((resolve, reject) => {
    const remembered = [
      '--incremental',
      '--tsBuildInfoFile',
      join('.cache/types', `${project.replaceAll(sep, '.')}.tsbuildinfo`),
    ];
    const child = spawn(
      process.execPath,
      [compiler, '--project', project, '--pretty', 'false', '--singleThreaded', ...remembered],
      { cwd: root },
    );
    let output = '';
    child.stdout.on('data', (text) => (output += String(text)));
    child.stderr.on('data', (text) => (output += String(text)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/**
 * The settings of every room that has a file to check.
 *
 * @param {string} folder
 */
function roomsIn(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isEmpty = (/** @type {string} */ room) => !paths.some((path) => path.startsWith(room) && path.endsWith('.ts'));
  return paths
    .filter((path) => basename(path) === 'tsconfig.json' && !isEmpty(dirname(path)))
    .map((path) => relative(root, join(folder, path)));
}
