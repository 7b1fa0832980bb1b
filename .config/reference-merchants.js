// @ts-check
// docs/reference/merchants.md: the rows that test/merchants runs, and the sizes of its ports.
import { merchants } from '../test/merchants/merchants.ts';
import { measurePorts } from '../test/merchants/ports.ts';
import { nameOf, rowsOf } from '../test/merchants/rows.ts';
import { scenarios } from '../test/merchants/scenarios.ts';
import { headOf } from './reference-source.js';

/** The page on what merchants' pages expect of the simulator. */
export function merchantsPage() {
  const runs = merchants.flatMap(rowsOf).length;
  const differing = merchants.flatMap(({ id, differences = [] }) => differences.map((row) => ({ id, ...row })));
  return `${headOf("Merchants' pages", '`test/merchants`')}

Published integrations of \`HyperServices.js\` differ in shape. For each shape there is a page of our own, which runs against the simulator with the page and the simulator on two origins, in the versions of React that such pages use. It is run ${runs} times; ${runs - differing.length} come out as the merchant's code expects, and ${differing.length} do not, each for a reason below.

| page | shape | runs that come out as the code expects |
| ---- | ----- | -------------------------------------- |
${merchants.map(rowOfMerchant).join('\n')}

StrictMode runs effects twice from React 18 on. \`ends by\` names the setting \`frameEnding\` where it is not the one that the merchant has otherwise.

## What the shopper does

${Object.entries(scenarios)
  .map(([name, { about }]) => `- **${name}**: ${about}`)
  .join('\n')}

## What differs

| page | run | the code expects | in the simulator | why |
| ---- | --- | ---------------- | ---------------- | --- |
${differing
  .map(
    (row) =>
      `| ${row.id} | ${nameOf(row)}: ${row.scenario} | ${row.expected} | ${seen(row.outcome)} | ${row.because} |`,
  )
  .join('\n')}

## Ports to \`<hyper-checkout>\`

Lines that are neither blank nor comment, in the part of a page between the shop and the payment page. Both are in \`test/merchants/pages\`, and both pass the rows above.

| page | with \`HyperServices\` | with \`<hyper-checkout>\` |
| ---- | -------------------- | ----------------------- |
${measurePorts()
  .map(({ id, sdkLines, elementLines }) => `| ${id} | ${sdkLines} | ${elementLines} |`)
  .join('\n')}
`;
}

/** @param {import('../test/merchants/rows.ts').Merchant} merchant */
function rowOfMerchant(merchant) {
  const different = merchant.differences?.length ?? 0;
  const rows = rowsOf(merchant);
  /** @type {Map<string, string[]>} */
  const setups = new Map();
  for (const { setup, scenario } of rows.slice(0, rows.length - different)) {
    const name = nameOf(setup);
    setups.set(name, [...(setups.get(name) ?? []), scenario]);
  }
  const runs = [...setups].map(([name, done]) => `${name}: ${done.join(', ')}`).join('; ');
  return `| ${merchant.id.replace('<hyper-checkout>', '`<hyper-checkout>`')} | ${merchant.about} | ${runs || 'none'} |`;
}

/** @param {import('../test/merchants/rows.ts').Outcome} outcome */
function seen({ sees, status }) {
  return `The shopper sees “${sees}”; the order status is \`${status}\`.`;
}
