import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as protocol from '../../src/protocol/index.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const [, section = ''] = /## Fields\n([^]*?)\n## /.exec(read('README.md')) ?? [];
const rows = [
  ...section.matchAll(
    /^\| ([^|]+?) +\| `([^`]+)` +\| `(\w+)` \(\[source\]\(([^)]+)\)\) +\| \[[^\]]+\]\(([^)]+)\) +\|$/gm,
  ),
];
const fieldsOf = (where: string) => rows.filter(([, place]) => place === where).map(([, , field]) => field);

/** What the documents of the vendor do not have, and newer pages do. */
const newer = new Set([
  'integrationType',
  'hyperSDKDiv',
  'clientAuthToken',
  'iframePermissions',
  'payment_filter',
  'fragmentViewGroups',
  'basket',
  'order_type',
  'mobile_number',
]);
const documented = (table: object) => Object.keys(table).filter((field) => !newer.has(field));

describe('the table of fields in the README', () => {
  it('has a row for every field of the tables that types and checks come from', () => {
    assert.deepEqual(fieldsOf('initiate'), documented(protocol.initiateFields));
    assert.deepEqual(fieldsOf('process'), documented(protocol.processFields));
    assert.deepEqual(
      fieldsOf('orderDetails')
        .filter((field) => field !== 'mobile_number')
        .sort(),
      documented(protocol.orderFields).sort(),
    );
    assert.deepEqual(fieldsOf('session token, signed'), documented(protocol.signedTokenFields));
    assert.deepEqual(fieldsOf('its signaturePayload'), documented(protocol.tokenSignatureFields));
    assert.deepEqual(fieldsOf('session token, by token'), Object.keys(protocol.clientTokenFields));
    assert.deepEqual(
      fieldsOf('status of process'),
      Object.keys(protocol.processStatuses).map((status) => status || '(blank)'),
    );
    assert.ok(rows.length > 140, `${rows.length} rows`);
  });

  it('has no empty cell', () => {
    const lines = section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2);
    assert.equal(lines.length, rows.length);
  });

  for (const [, where, field = '', type = '', source = '', test = ''] of rows) {
    it(`names a type and a test that have ${field} (${where})`, () => {
      assert.match(read(source), new RegExp(`export (type|interface) ${type}\\b`));
      // Tables of inputs are run by the test beside them.
      const tables = test.startsWith('test/protocol/bad-')
        ? ['bad-input.ts', 'bad-request.ts', 'good-requests.ts']
        : [];
      const proof = [test, ...tables.map((name) => `test/protocol/${name}`)].map(read).join('\n');
      assert.ok(proof.includes(field === '(blank)' ? "''" : field), `${test} has no ${field}`);
    });
  }
});
