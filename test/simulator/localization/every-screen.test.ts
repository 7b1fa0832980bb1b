import { expect } from '@open-wc/testing';
import { isFull } from 'virtual:run';
import { bcp47Of, languages, type Language } from '../../../src/protocol/language.ts';
import { axeFaults, engineScripts, equalAccessFaults, sentences } from '../../support/engines-in-page.js';
import { screensByPlace } from '../payment-page/screens.ts';
import { rooms, type Room } from './every-screen.ts';
import { cutTexts, overflow } from './overflow.ts';
import { roomPage, runScript, type Look, type RoomPage } from './room-page.ts';

/** A way to look at a screen, and what must not be found then. */
interface Check {
  readonly name: string;
  readonly look: (room: Room) => Look;
  readonly languages: readonly Language[];
  readonly faultsOf: (page: Document, language: Language) => readonly string[] | Promise<readonly string[]>;
}

/*
 * On these pages every character has the same width on every machine, in thousandths of an em: about the mean of the
 * scripts in usual fonts, and more than any font has, also one that draws a box for each sign that it does not know.
 */
const usual = 500;
const wide = 900;

/** Of a window that is narrower by it, in CSS pixels. */
const scrollBar = 20;

// What the engines look at is the same in each browser. In WebKit, Equal Access takes a legend that is only read out for none.
const isChromium = navigator.userAgent.includes('Chrome/');

/** It depends on colours alone, and those are the same in every language. */
const contrast = 'color-contrast';

const narrow = ({ narrowest }: Room): Look => ({ theme: 'light', width: narrowest, letterWidth: usual });

const checks: readonly Check[] = [
  {
    name: 'where it is narrowest',
    look: narrow,
    languages,
    faultsOf: (page, language) => [
      ...overflow(page),
      ...cutTexts(page),
      ...headingFaults(page, language),
      ...smallFields(page),
    ],
  },
  {
    name: 'with wide letters, beside a scroll bar',
    look: ({ narrowest }) => ({ theme: 'light', width: narrowest - scrollBar, letterWidth: wide }),
    languages: isFull ? languages : ['tamil', 'malayalam'],
    faultsOf: overflow,
  },
  {
    name: 'with text twice as large',
    look: ({ narrowest }) => ({ theme: 'light', width: 2 * (narrowest - scrollBar), letterWidth: usual, textSize: 2 }),
    languages: ['tamil'],
    faultsOf: (page) => [...overflow(page), ...cutTexts(page)],
  },
  {
    name: 'for axe',
    look: narrow,
    languages: isFull ? languages : ['english'],
    faultsOf: async (page, language) => {
      // axe leaves the first one out unless it is asked. It compares places, which other engines still move after a switch.
      const rules = {
        'target-size': { enabled: isChromium || language === 'english' },
        [contrast]: { enabled: language === 'english' },
      };
      return sentences(await axeFaults({ rules }, page));
    },
  },
  {
    name: 'for Equal Access',
    look: narrow,
    languages: isChromium ? (isFull ? languages : ['english']) : [],
    faultsOf: async (page) => sentences(await equalAccessFaults(page)),
  },
  {
    name: 'in a large window and dark colours',
    look: () => ({ theme: 'dark', width: 1280, letterWidth: usual }),
    languages: ['english'],
    faultsOf: async (page) => [
      ...overflow(page),
      ...cutTexts(page),
      ...sentences(await axeFaults({ runOnly: [contrast] }, page)),
    ],
  },
  {
    name: 'in the fonts of this machine',
    look: ({ narrowest }) => ({ theme: 'light', width: narrowest - scrollBar }),
    languages: isFull ? languages : [],
    faultsOf: overflow,
  },
];

/** A heading without a letter of the language's script was not translated. */
function headingFaults(page: Document, language: Language): string[] {
  const heading = page.querySelector('h1')?.textContent.trim() ?? '';
  const { script = '' } = new Intl.Locale(bcp47Of(language)).maximize();
  return new RegExp(`\\p{Script=${script}}`, 'u').test(heading) ? [] : [`has the heading “${heading}”`];
}

/** Safari on phones zooms into a field with smaller text, and leaves the page so. */
function smallFields(page: Document): string[] {
  return [...page.querySelectorAll<HTMLElement>('input:not([type=radio], [type=checkbox]), select, textarea')]
    .filter((field) => field.checkVisibility() && parseFloat(getComputedStyle(field).fontSize) < 16)
    .map((field) => `has the text of ${field.id} below 16 px`);
}

describe('F41, F44, F45: every screen', () => {
  it('has a row and a name of its own', () => {
    const empty = Object.entries(screensByPlace).filter(([, screens]) => screens.length === 0);
    expect(empty).to.deep.equal([]);
    for (const { screens } of rooms) {
      const names = screens.map(({ name }) => name);
      expect(names).to.deep.equal([...new Set(names)]);
    }
  });

  /** Tamil and Malayalam have the longest texts. The usual run takes them and English on every screen, the others by turns. */
  const always: readonly Language[] = ['english', 'tamil', 'malayalam'];
  const inTurn = languages.filter((language) => !always.includes(language));
  const languagesOf = (index: number) =>
    languages.filter((language) => isFull || always.includes(language) || inTurn.indexOf(language) % 3 === index % 3);

  for (const room of rooms) {
    describe(`of ${room.title} fits, can be read and stands in no screen reader’s way:`, () => {
      let page: RoomPage;
      before(async () => {
        page = await roomPage(room, narrow(room));
        for (const path of engineScripts) await runScript(page.document, `/${path}`);
      });
      after(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

      for (const [index, screen] of room.screens.entries()) {
        it(screen.name, async () => {
          const faults: string[] = [];
          await page.setLook(narrow(room));
          await page.show(screen);
          for (const language of languagesOf(index)) {
            await page.setLanguage(language);
            for (const { name, look, faultsOf } of checks.filter((check) => check.languages.includes(language))) {
              await page.setLook(look(room));
              const found = await faultsOf(page.document, language);
              faults.push(...found.map((fault) => `${name}, in ${language}: ${fault}`));
            }
          }
          expect(faults).to.deep.equal([]);
        });
      }
    });
  }
});
