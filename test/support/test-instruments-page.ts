import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { endingSteps } from '../../src/simulator/http/home-endings.ts';
import { endingNames, endingRow, type EndingName } from '../../src/simulator/domain/endings.ts';
import { amountBands, mandateAmounts } from '../../src/simulator/domain/test-rules.ts';
import { cardText, networksOf, ruleCards } from '../../src/simulator/methods/card/fixtures.ts';
import { testUpiPins, testVpas } from '../../src/simulator/methods/upi/fixtures.ts';
import { type TestOffer, testOffers } from '../../src/simulator/domain/discount.ts';
import { webhookRoutes } from '../../src/simulator/juspay-api/webhooks.ts';
import { scenarios } from '../../src/simulator/hyper-services/scenarios.ts';
import { testCards, testOtp } from '../../src/simulator/index.ts';

/* docs/test-instruments.md, made from the tables that the simulator runs on. `npm run reference` writes it. */

/** The path of the page, from the root. */
export const testInstrumentsPath = 'docs/test-instruments.md';

/** The page as it must stand in the file. */
export async function testInstrumentsPage(): Promise<string> {
  const path = fileURLToPath(new URL(`../../${testInstrumentsPath}`, import.meta.url));
  return format(page(), { ...(await resolveConfig(path)), filepath: path });
}

function page(): string {
  const plain = testCards.filter(({ onDemand }) => onDemand === undefined);
  return `# Test instruments

<!-- Made by \`npm run reference\` from src/simulator/domain/endings.ts and the lists of test instruments. Change the
source, not this page. -->

The simulator takes these and nothing else: any other valid card number is refused before it leaves the page. Every
ending can be had in three ways:

1. pay with its card: any expiry date from this month on, any CVV, OTP \`${testOtp}\`
2. choose it on the page of the order on the dashboard (\`/dashboard/\`), before the shopper pays or while the bank is asking
3. call it from code:

\`\`\`js
const simulator = await startSimulator();
// … once the payment page is open for the order …
await simulator.end('R1096438018', 'charged-after-failure');
await simulator.advance(10_000); // moves the simulator's clock: nobody waits ten seconds
\`\`\`

\`end\` answers \`now\`, \`next-payment\` (no transaction of the order waits; the next one ends so, once the shopper has
approved), \`too-late\` (the order is paid) or \`at-the-bank\` (the bank has the transaction and has not answered: it can
only be charged or declined).

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
${plain.map((card) => `| \`${cardText(card.number)}\` | ${networksOf(card).join(' or ')} | \`${card.ending}\` |`).join('\n')}

## UPI

The QR code and the apps lead to a simulated phone in a second tab, and to no bank account. The PIN picks the ending there:

| PIN | ends as |
| --- | --- |
${testUpiPins.map(({ pin, ending }) => `| \`${pin}\` | \`${ending}\` |`).join('\n')}

A collect request is answered by itself, as its UPI ID says. \`upiCollect: false\` and \`--no-upi-collect\` turn collect off.

| UPI ID | what it does |
| --- | --- |
${testVpas.map(({ vpa, answer }) => `| \`${vpa}\` | ${answer} |`).join('\n')}

## Planned endings

An ending that the dashboard or \`simulator.end\` has planned comes of whatever method the next payment takes, on the page
or by \`POST /txns\`: of cards, saved ones too, netbanking and UPI once the shopper has approved; of a wallet that is
linked and of cash at once, since they ask nobody. A shopper who declines has declined all the same, and keeps the plan
for the next try.

## Offers

For orders in rupees that are big enough. The shopper takes one on the screen of a method that it is for; it cannot be
had together with instalments. The bank asks for less, and the order status has \`offers\`, \`effective_amount\` and
\`txn_detail.offer_deduction_amount\`. One that cannot be redeemed ends as \`juspay_declined\`, with \`JP701\`.

| offer | takes off | from | for |
| --- | --- | --- | --- |
${testOffers.map(offerRow).join('\n')}

## Juspay's test rules

\`npx hyper-checkout simulate --test-rules\`, \`startSimulator({ juspayTestRules: true })\` or the switch on the dashboard
brings what [Juspay documents for its dummy gateway](https://juspay.io/hdfc-resources/docs/common-resources/test-resources).

The amount picks the ending, of every method but cash and collect requests, unless the card has an ending of its own:

| amount | ending |
| --- | --- |
${bands()}

A collect request ends as its UPI ID says, \`success@upi\` or \`failure@upi\`, whatever the amount. These cards are taken
too, at a bank that takes another OTP:

| card | brand | OTP |
| --- | --- | --- |
${ruleCards.map(({ number, brand, otp }) => `| \`${cardText(number)}\` | ${brand} | \`${otp}\` |`).join('\n')}

A debit under a UPI mandate is charged for ${mandateAmounts.map((amount) => `\`${amount}\``).join(', ')} and fails for every other amount.

## Scenarios of the SDK

Ways in which the builds of \`HyperServices.js\` differ; [how to ask for one](simulator.md#when-the-sdk-misbehaves).

| scenario | what happens |
| --- | --- |
${Object.entries(scenarios)
  .map(([name, { about }]) => `| \`${name}\` | ${about} |`)
  .join('\n')}

## Webhooks

\`startSimulator({ webhook: { url, username, password } })\` sends them to your server, with Basic authentication and
the documented body; \`parseWebhook\` reads them. Personal fields read \`FILTERED\`. A webhook goes out at least once: until
your server answers 2xx it comes again after 5 s, 30 s, 2 min, 10 min, 1 h, 3 h and 12 h, also across a restart with a
store file. Redirects are not followed, and targets away from this machine need \`webhooksAnywhere: true\`. On the
dashboard each can be replayed, delayed, duplicated and dropped, those of an order can be sent in reverse order, and all
can go out twice, late, out of order, before the page is told, or never.

| webhook | how it is had |
| --- | --- |
${Object.entries(webhookRoutes)
  .map(([name, how]) => `| \`${name}\` | ${how} |`)
  .join('\n')}

After \`advance\` the simulator's clock is ahead of your server's: what your server signs looks that old, and a webhook
looks that young. Give \`parseWebhook\` the same \`clock\`, or put the clock back on the dashboard.
`;
}

function bands(): string {
  return amountBands
    .map(({ below, ending }, place) => {
      const from = amountBands[place - 1]?.below;
      const words = [
        ...(from === undefined ? [] : [`from ${from}`]),
        ...(below === undefined ? [] : [`${from === undefined ? '' : 'to '}below ${below}`]),
      ];
      return `| ${words.join(' ')} | \`${ending}\` |`;
    })
    .join('\n');
}

function table(kind: 'status' | 'story'): string {
  const rows = endingNames.filter((name) => endingRow(name).kind === kind).map(row);
  return ['| ending | card | what happens | order status |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function row(name: EndingName): string {
  const of = endingRow(name);
  const { card, what, byHand } = of;
  const statuses = endingSteps(of).map(({ status, after }) => `${after === 0 ? '' : `after ${after} s `}\`${status}\``);
  return `| \`${name}\` | \`${cardText(card)}\` | ${what}${byHand === undefined ? '' : ` By hand: ${byHand}`} | ${statuses.join(', ')} |`;
}

function offerRow({ code, rule, value, most, least, methods, instruments, fails }: TestOffer): string {
  const off = rule === 'ABSOLUTE' ? `₹${value}` : `${value} %${most === undefined ? '' : `, at most ₹${most}`}`;
  const who = [...methods, ...(instruments ?? []).map((name) => `only \`${name}\``)].join(', ');
  return `| \`${code}\` | ${off}${fails ? ' (cannot be redeemed)' : ''} | ₹${least} | ${who} |`;
}
