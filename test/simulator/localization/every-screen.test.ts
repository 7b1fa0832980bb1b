import { expect } from '@open-wc/testing';
import { languages, type Language } from '../../../src/protocol/language.ts';
import { screensByPlace } from '../payment-page/screens.ts';
import { axeFaults } from './axe-faults.ts';
import { rooms } from './every-screen.ts';
import { overflow } from './overflow.ts';
import { roomPage } from './room-page.ts';

/** It depends on colours alone, and those are the same in every language. */
const slowest = 'color-contrast';

/** What axe looks at is the same in every engine but for sizes, which English shows; one engine goes through them all. */
const hasAxe = (language: Language) => language === 'english' || navigator.userAgent.includes('Chrome');

describe('every screen', () => {
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('has a row and a name of its own', () => {
    const empty = Object.entries(screensByPlace).filter(([, screens]) => screens.length === 0);
    expect(empty).to.deep.equal([]);
    for (const { screens } of rooms) {
      const names = screens.map(({ name }) => name);
      expect(names).to.deep.equal([...new Set(names)]);
    }
  });

  for (const room of rooms) {
    for (const language of languages) {
      it(`of ${room.title} fits where it is narrowest, and stands in no screen reader’s way, in ${language}`, async () => {
        const page = await roomPage(room, { language, theme: 'light', width: room.narrowest });
        const faults: string[] = [];
        for (const screen of room.screens) {
          await page.show(screen);
          const heard = hasAxe(language) ? await axeFaults(page.document, [slowest]) : [];
          const found = [...overflow(page.document), ...heard];
          faults.push(...found.map((fault) => `${screen.name}: ${fault}`));
        }
        expect(faults).to.deep.equal([]);
      });
    }

    it(`of ${room.title} holds text twice as large`, async () => {
      const page = await roomPage(room, { language: 'tamil', theme: 'light', width: 2 * room.narrowest, textSize: 2 });
      const faults: string[] = [];
      for (const screen of room.screens) {
        await page.show(screen);
        faults.push(...overflow(page.document).map((fault) => `${screen.name}: ${fault}`));
      }
      expect(faults).to.deep.equal([]);
    });

    for (const theme of ['light', 'dark'] as const) {
      it(`of ${room.title} can be read in ${theme} colours`, async () => {
        const page = await roomPage(room, { language: 'english', theme, width: 1280 });
        const faults: string[] = [];
        for (const screen of room.screens) {
          await page.show(screen);
          const found = [...overflow(page.document), ...(await axeFaults(page.document))];
          faults.push(...found.map((fault) => `${screen.name}: ${fault}`));
        }
        expect(faults).to.deep.equal([]);
      });
    }
  }
});
