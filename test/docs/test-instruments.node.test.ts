import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { endingNames } from '../../src/simulator/gateway/endings.ts';
import { testInstrumentsPage, testInstrumentsPath } from '../support/test-instruments-page.ts';

const page = readFileSync(new URL(`../../${testInstrumentsPath}`, import.meta.url), 'utf8');

it('docs/test-instruments.md is what the tables make of it', async () => {
  assert.equal(page, await testInstrumentsPage());
});

it('docs/test-instruments.md names every ending', () => {
  for (const name of endingNames) assert.ok(page.includes(`| \`${name}\``), name);
});
