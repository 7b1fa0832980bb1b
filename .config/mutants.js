// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { format, resolveConfig } from 'prettier';

/**
 * `npm run mutants [-- ROOM | FILE]`: changes the sources in small ways and reports the changes that no test notices.
 *
 * Fails if a room is below the least score, or if a mutant survives that `.config/surviving-mutants.json` does not
 * give a reason for. Once every room has a report, it writes `docs/mutants.md`.
 */

/** @typedef {{ file: string, change: string }} Survivor */
/** @typedef {{ room: string, score: number, detected: number, undetected: number, static: number, survivors: Survivor[] }} Score */

const leastScore = 90;
const cache = 'node_modules/.cache/mutants';
const page = 'docs/mutants.md';

/** The files of each room. Those of the element are the ones that need no browser. */
const rooms = {
  bridge: ['src/bridge/**/*.ts'],
  element: [
    'attribute-names',
    'checkout/checkout-reducer',
    'checkout/checkout-state',
    'checkout/checkout-step',
    'frame-height',
    'checkout/requests-from-properties',
    'checkout/sdk-verdict',
    'web-address',
  ].map((name) => `src/element/${name}.ts`),
  protocol: ['src/protocol/**/*.ts'],
  server: ['src/server/**/*.ts'],
};

/** Test files that reach most of a room and take seconds. */
const slow = ['bad-input', 'bad-input-signed', 'fields'];

/** @type {Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>} */
const reasons = JSON.parse(readFileSync('.config/surviving-mutants.json', 'utf8'));

const asked = process.argv.slice(2);
for (const [room, files] of Object.entries(rooms)) {
  const some = asked.filter((path) => path.startsWith(`src/${room}/`));
  if (some.length > 0) await mutate(room, some, 'part');
  else if (asked.length === 0 || asked.includes(room)) await mutate(room, files, room);
}
const scores = Object.keys(rooms).flatMap((room) => (existsSync(reportOf(room)) ? [scoreOf(room)] : []));
for (const { room, score, survivors } of scores) {
  const unexplained = survivors.filter((survivor) => !reasonOf(survivor));
  console.log(`${room}: ${score.toFixed(1)} %, ${survivors.length} survive, ${unexplained.length} without a reason`);
  for (const { file, change } of unexplained) console.log(`  ${file}: ${change}`);
  if (score < leastScore || unexplained.length > 0) process.exitCode = 1;
}
if (scores.length === Object.keys(rooms).length) await writePage(scores);

/** @param {string} name */
function reportOf(name) {
  return `${cache}/${name}.json`;
}

/**
 * @param {string} room
 * @param {readonly string[]} files
 * @param {string} report
 */
async function mutate(room, files, report) {
  process.env['PROPERTY_RUNS'] = '10';
  await new Stryker({
    mutate: [...files],
    packageManager: 'npm',
    plugins: ['@stryker-mutator/mocha-runner', fileURLToPath(new URL('mutants-runner.js', import.meta.url))],
    testRunner: 'kept-mocha',
    // A mutant is done at its first failing test, so the tests that take seconds come last. A file that is named twice runs once.
    mochaOptions: { spec: [`compiled/**/!(${slow.join('|')}).node.test.mjs`, 'compiled/**/*.mjs'] },
    buildCommand: `node .config/bundle-mutants.js ${room}`,
    coverageAnalysis: 'perTest',
    // A mutant of a constant of a module would need every test of its room in a process of its own.
    ignoreStatic: true,
    ignorePatterns: ['dist'],
    tempDirName: cache,
    concurrency: 2,
    timeoutMS: 4_000,
    reporters: ['json', 'clear-text', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false, skipFull: true },
    jsonReporter: { fileName: reportOf(report) },
  }).runMutationTest();
}

/**
 * @param {string} room
 * @returns {Score}
 */
function scoreOf(room) {
  const { files } = JSON.parse(readFileSync(reportOf(room), 'utf8'));
  const score = { room, score: 0, detected: 0, undetected: 0, static: 0, survivors: /** @type {Survivor[]} */ ([]) };
  for (const file of Object.keys(files).sort()) {
    for (const mutant of files[file].mutants) {
      if (mutant.status === 'Ignored') score.static++;
      else if (mutant.status === 'Killed' || mutant.status === 'Timeout') score.detected++;
      else {
        score.undetected++;
        score.survivors.push({ file, change: changeOf(mutant, files[file].source) });
      }
    }
  }
  score.score = (100 * score.detected) / (score.detected + score.undetected);
  return score;
}

/**
 * The line of a mutant with its change in guillemets. It names no line number, since lines move.
 *
 * @param {{ location: Record<'start' | 'end', { line: number, column: number }>, replacement: string }} mutant
 * @param {string} source
 */
function changeOf({ location: { start, end }, replacement }, source) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const after = lines.at(-1)?.slice(end.column - 1) ?? '';
  lines.push(lines.pop()?.slice(0, end.column - 1) ?? '');
  const before = lines[0]?.slice(0, start.column - 1) ?? '';
  const original = lines.join(' ').slice(before.length);
  return `${before.trimStart()}«${shortened(original)} → ${shortened(replacement)}»${after}`;
}

/** @param {string} text */
function shortened(text) {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** @param {Survivor} survivor */
function reasonOf({ file, change }) {
  return Object.keys(reasons).find((reason) => reasons[reason]?.[file]?.includes(change));
}

/** @param {readonly Score[]} scores */
async function writePage(scores) {
  const rows = scores.map(
    ({ room, score, detected, undetected, static: ignored }) =>
      `| ${room} | ${score.toFixed(1)} % | ${detected} | ${undetected} | ${ignored} |`,
  );
  const survivors = scores.flatMap(({ survivors }) => survivors);
  const groups = [...Object.keys(reasons), undefined].map((reason) => {
    const lines = survivors
      .filter((survivor) => reasonOf(survivor) === reason)
      .map(({ file, change }) => `- ${file}: ${codeSpan(change)}`);
    return lines.length > 0 ? `## ${reason ?? 'Without a reason yet'}\n\n${[...new Set(lines)].join('\n')}\n` : '';
  });
  const text = `# Mutation score

<!-- Written by \`npm run mutants\`. Reasons are kept in .config/surviving-mutants.json. -->

A mutation tester changes the sources in small ways (a mutant) and runs the tests. A mutant that no test fails for has
survived: the tests do not prove that line, or the line does not matter. \`npm run mutants -- bridge\` tests one room,
\`npm run mutants -- src/bridge/channel.ts\` one file. It is not part of \`npm test\`.

| Room | Score | Detected | Survived | Static |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

The score is the share of detected mutants, at least ${leastScore} % in each room. Static mutants, in the tables and patterns that a
module evaluates when it is loaded, are left out: each would need a process of its own. The tests read these tables row by
row.

${groups.join('\n')}`;
  await writeFile(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
}

/** @param {string} text */
function codeSpan(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
