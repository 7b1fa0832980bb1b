// @ts-check
// docs/reference/simulator.md: the options of `startSimulator` with the flag of each, and what it returns.
import { simulatorFlags } from '../src/cli/simulate-options.ts';
import { headOf, inOneLine, source } from './reference-source.js';

const simulator = 'src/simulator/index.ts';

/** The page on the simulator from code. */
export function simulatorPage() {
  const from = source();
  const start = from.exported(simulator, 'startSimulator');
  const members = from.membersOf(simulator, 'Simulator');
  const methods = members.filter((member) => from.signatureOf(member));
  return `${[
    headOf('Simulator', '`src/simulator` and `src/cli`'),
    '`hyper-checkout/simulator` starts the simulator from code, and `hyper-checkout simulate` from the command line. Both take the same options. [The simulator](../simulator.md) has examples.',
    `## \`${from.signatureOf(start)}\``,
    start.doc,
    tagLines(start).join('\n'),
    '## Options',
    from
      .membersOf(simulator, 'SimulatorOptions')
      .map((option) => `- \`${option.name}\`${flagText(option.name)}: ${inOneLine(option.doc)}`)
      .join('\n'),
    '## A running simulator',
    members
      .filter((member) => !methods.includes(member))
      .map(({ name, doc }) => `- \`${name}\`: ${inOneLine(doc)}`)
      .join('\n'),
    ...methods.map((method) =>
      [`### \`${writtenAs(method)}\``, inOneLine(method.doc), tagLines(method).join('\n')].filter(Boolean).join('\n\n'),
    ),
  ].join('\n\n')}\n`;
}

/**
 * A method as its declaration writes it: the compiler writes out the names of types.
 *
 * @param {import('./reference-source.js').Documented} method
 */
function writtenAs({ symbol }) {
  return (symbol.declarations?.[0]?.getText() ?? '').replace(/;$/, '');
}

/**
 * Lines on the parameters, the result and the errors that a docblock names.
 *
 * @param {import('./reference-source.js').Documented} of
 */
function tagLines(of) {
  const linesOf = (/** @type {string} */ tag, /** @type {(text: string) => string} */ write) =>
    source()
      .tagsOf(of, tag)
      .map((text) => `- ${write(inOneLine(text))}`);
  return [
    ...linesOf('param', (text) => text.replace(/^(\S+)/, '`$1`:')),
    ...linesOf('returns', (text) => `Returns ${text}.`),
    ...linesOf('throws', (text) => `Throws ${text.replace(/^\{(\w+)\}/, '`$1`')}.`),
  ];
}

/** @param {string} option */
function flagText(option) {
  const flags = Object.entries(simulatorFlags).find(([name]) => name === option)?.[1] ?? [];
  const names = flags.map(
    ([form, , fallback]) => `\`${form.split(' ', 1)[0]}\`${fallback ? `, there ${fallback}` : ''}`,
  );
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}
