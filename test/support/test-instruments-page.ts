import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { endingNames, endingRow, type EndingName } from '../../src/simulator/gateway/endings.ts';
import { testCards, testOtp } from '../../src/simulator/index.ts';

/*
 * docs/test-instruments.md, made from the tables that the simulator runs on. To write it:
 * `node --import tsx test/support/test-instruments-page.ts > docs/test-instruments.md`
 */

/** Where the page is, from the root. */
export const testInstrumentsPath = 'docs/test-instruments.md';

/** The page as it must stand in the file. */
export async function testInstrumentsPage(): Promise<string> {
  const path = fileURLToPath(new URL(`../../${testInstrumentsPath}`, import.meta.url));
  return format(page(), { ...(await resolveConfig(path)), filepath: path });
}

function page(): string {
  const plain = testCards.filter(({ onDemand }) => onDemand === undefined);
  return `# Test instruments

<!-- Made by test/support/test-instruments-page.ts from src/simulator/gateway/endings.ts and the lists of test
instruments. A test holds it against them. -->

The simulator takes these and nothing else: any other valid card number is refused before it leaves the page. Every
ending can be had in three ways:

1. pay with its card: any expiry date from this month on, any security code, one-time password \`${testOtp}\`
2. choose it on the page of the order on the dashboard (\`/dashboard/\`), before the shopper pays or while the bank is asking
3. call it from code:

\`\`\`js
const simulator = await startSimulator();
// … once the payment page is open for the order …
simulator.end('R1096438018', 'charged-after-failure');
await simulator.advance(10_000); // moves the simulator's clock: nobody waits ten seconds
\`\`\`

\`end\` answers \`now\`, \`next-payment\` (no transaction of the order waits; the next one ends so, once the shopper has
approved) or \`too-late\` (the order is paid).

## Statuses

The twelve statuses of \`process_result\`. \`blank\` is the empty one.

${table('status')}

## Stories

What happens to shops in production, on demand. Times are the simulator's: \`simulator.advance(ms)\`, or the clock on the
dashboard, moves them.

${table('story')}

## Plain cards

| card | brand | ends as |
| --- | --- | --- |
${plain.map(({ number, brand, ending }) => `| \`${grouped(number)}\` | ${brand} | \`${ending}\` |`).join('\n')}

Netbanking: each bank's page asks how it shall end. Leaving the payment page before paying is \`backpressed\`, leaving
it at the bank \`user_aborted\`, three wrong passwords \`authentication_failed\`.

## Juspay's test rules

\`startSimulator({ juspayTestRules: true })\`, or the switch on the dashboard, makes the amount pick the ending as the
vendor's dummy gateway for banks does, unless the card has an ending of its own:

| amount | ending |
| --- | --- |
| below 500 | \`charged\` |
| from 500 to below 700 | \`authorization_failed\` |
| from 700 | \`pending-two-minutes\` |

## Webhooks

\`startSimulator({ webhook: { url, username, password } })\` sends them to your server, with Basic authentication and
the documented body; \`parseWebhook\` reads them. Personal fields read \`FILTERED\`. A webhook goes out at least once: until
your server answers 2xx it comes again after 5 s, 30 s, 2 min, 10 min, 1 h, 3 h and 12 h, also across a restart with a
store file. Redirects are not followed, and targets away from this machine need \`webhooksAnywhere: true\`. On the
dashboard each can be replayed, delayed, duplicated and dropped, those of an order can be sent in reverse order, and all
can go out twice, late, out of order, before the page is told, or never.

After \`advance\` the simulator's clock is ahead of your server's: what your server signs looks that old, and a webhook
looks that young. Give \`parseWebhook\` the same \`clock\`, or put the clock back on the dashboard.
`;
}

function table(kind: 'status' | 'story'): string {
  const rows = endingNames.filter((name) => endingRow(name).kind === kind).map(row);
  return ['| ending | card | what happens | order status |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function row(name: EndingName): string {
  const { card, what, order, then = [] } = endingRow(name);
  const statuses = order.map((status, place) => {
    const after = then[place - 1]?.after;
    return after === undefined ? `\`${status}\`` : `after ${after / 1000} s \`${status}\``;
  });
  return `| \`${name}\` | \`${grouped(card)}\` | ${what} | ${statuses.join(', ')} |`;
}

function grouped(number: string): string {
  return number.length === 15
    ? `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`
    : (number.match(/.{1,4}/g) ?? []).join(' ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(await testInstrumentsPage());
