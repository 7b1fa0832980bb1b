// @ts-check
// docs/reference/command-line.md: the help that the command prints.
import { run } from '../src/cli/run.ts';
import { headOf } from './reference-source.js';

/** The page on the command line. */
export async function commandLinePage() {
  const whole = await helpOf([]);
  const [, listed = ''] = whole.split('\nCommands:\n');
  const names = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
  const parts = await Promise.all(names.map(async (name) => `## ${name}\n\n${block(await helpOf([name]))}`));
  const lead =
    '`npx hyper-checkout` makes and checks keys, signatures, policies and the frame page, and starts the simulator.';
  return `${[headOf('Command line', '`src/cli`'), lead, block(whole), ...parts].join('\n\n')}\n`;
}

/** @param {readonly string[]} command */
async function helpOf(command) {
  // In a terminal the help is as wide as that.
  Object.defineProperty(process.stdout, 'isTTY', { value: false, configurable: true });
  /** @type {string[]} */
  const printed = [];
  const print = (/** @type {string} */ text) => void printed.push(text);
  await run({
    words: [...command, '--help'],
    environment: {},
    version: '',
    assets: '',
    readInput: () => Promise.resolve(new Uint8Array()),
    print,
    complain: print,
    signal: new AbortController().signal,
  });
  return printed.join('\n');
}

/** @param {string} text */
function block(text) {
  return `\`\`\`text\n${text.trim()}\n\`\`\``;
}
