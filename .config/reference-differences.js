// @ts-check
// docs/reference/what-differs-from-live.md: the rows of the table of scenarios that differ in the simulator.
import { scenarios } from '../test/live/scenarios/all-scenarios.ts';
import { headOf } from './reference-source.js';

/** The page on what the simulator's script does otherwise than the vendor's. */
export function differencesPage() {
  const differing = scenarios.flatMap(({ id, simulator }) => (simulator ? [{ id, ...simulator }] : []));
  const rows = [...new Set(differing.map(({ live }) => live))].map((live) => {
    const same = differing.filter((row) => row.live === live);
    const { here = '', because = '' } = same[0] ?? {};
    return `| ${same.map(({ id }) => id).join(', ')} | ${live} | ${here} | ${because} |`;
  });
  return `${headOf('What differs from live', '`test/live/scenarios`')}

The simulator's \`HyperServices.js\` behaves as version 3.33.7 of the live script is known to behave, its traps included: a page that works with the one works with the other. ${scenarios.length} scenarios, each a test that runs against the simulator and against a stand-in of the live script, hold it to that. In ${differing.length} of them it does otherwise on purpose. It is never more lenient than the live script.

| scenario | live | in the simulator | why |
| -------- | ---- | ---------------- | --- |
${rows.join('\n')}

Where the live script passes over a mistake in silence, the simulator says so by a warning on the console: a callback that throws, calls that \`terminate\` keeps, a \`terminate\` before there is a payment page, a queued call that has no JSON text.

The simulator's own frame page, \`/frame/\`, is not a merchant's page. There the script marks its iframe with the height of the content, from which \`<hyper-checkout>\` grows, and tells a payment page that reloads the calls that it has lost.
`;
}
