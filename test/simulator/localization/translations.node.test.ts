import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  readMessages,
  readTexts,
  reviewSheet,
  rooms,
  sourcesOf,
  translatedTags,
  translationFaults,
} from '../../../.config/languages.js';
import { bcp47Of, languages } from '../../../src/protocol/language.ts';
import { assetFiles } from '../../../src/simulator/http/assets.ts';

const mend = 'Run "npm run languages", and translate what it names.';

for (const room of rooms) {
  const { path, name } = room;
  const { messages, faults } = readMessages(room);
  const sources = sourcesOf(room).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

  describe(`${name}: the texts`, () => {
    it('are written so that they can be translated', () => {
      assert.ok(messages.size > 20);
      assert.deepEqual(faults, []);
    });

    it('are those that were translated', () => {
      const now = Object.fromEntries([...messages].map(([id, { text }]) => [id, text]));
      assert.deepEqual(readTexts(room, 'en'), now, mend);
    });

    for (const tag of translatedTags) {
      it(`are all there in ${tag}, with a place for every value`, () => {
        assert.deepEqual(translationFaults(messages, readTexts(room, tag)), [], mend);
      });
    }

    it('are served by the gateway in every language', () => {
      for (const tag of translatedTags) {
        assert.ok(`/assets/${path.split('/').at(-1)}.${tag}.js` in assetFiles, tag);
      }
    });

    it('change with the language wherever an element shows them', () => {
      const deaf = sources.filter(
        ({ text }) => text.includes('extends LitElement') && !text.includes('updateWhenLocaleChanges(this)'),
      );
      assert.deepEqual(
        deaf.map(({ file }) => file),
        [],
      );
    });

    it('leave numbers and days to the two functions that know the language', () => {
      assert.deepEqual(
        sources.filter(({ text }) => /\bIntl\.|\.toLocale/.test(text)).map(({ file }) => file),
        [],
      );
    });
  });
}

describe('the translations', () => {
  it('are in the nine documented languages', () => {
    assert.deepEqual(['en', ...translatedTags], languages.map(bcp47Of));
  });

  it('are missed, and found stale or torn, by name', () => {
    const messages = new Map([
      ['a', { text: 'Pay {0} to {1}', desc: '', file: '' }],
      ['b', { text: 'Back', desc: '', file: '' }],
      ['c', { text: 'Stay', desc: '', file: '' }],
    ]);
    assert.deepEqual(translationFaults(messages, { a: '{1} को {0} दें', b: 'वापस', c: 'रुकें' }), []);
    assert.deepEqual(translationFaults(messages, { a: '{0} दें', b: '', c: 'रुकें {', d: 'गया' }), [
      'b is not translated',
      'd is said nowhere',
      'a has other places for values than “Pay {0} to {1}”',
      'c has other places for values than “Stay”',
    ]);
  });

  it('stand in the sheet for reviewers as they are', async () => {
    assert.equal(readFileSync('docs/languages.md', 'utf8'), await reviewSheet(), mend);
  });
});
