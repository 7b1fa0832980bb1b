import { languages } from '../../../src/protocol/language.ts';
import { rooms } from '../../simulator/localization/every-screen.ts';
import { roomPage } from '../../simulator/localization/room-page.ts';

/*
 * A sheet of one screen in every language, side by side in their order. `.config/pictures.js` opens it with the room,
 * the theme and the width in its address, puts it on one screen after the other and takes the pictures.
 */

/** In CSS pixels: as high as a window, and as a phone's. */
const lowest = { wide: 720, narrow: 640 };

const wishes = new URLSearchParams(location.search);
const width = Number(wishes.get('width'));
const room = rooms[Number(wishes.get('room'))];
if (!room) throw new RangeError('There is no such room.');

const theme = wishes.get('theme') === 'dark' ? 'dark' : 'light';
const pages = await Promise.all(
  languages.map(async (language) => {
    const page = await roomPage(room, { theme, width });
    await page.setLanguage(language);
    return page;
  }),
);
const frames = [...document.querySelectorAll('iframe')];

/** Shows a screen in all languages and resolves with its name; undefined behind the last one. */
async function showScreen(index: number): Promise<string | undefined> {
  const screen = room?.screens[index];
  if (!screen) return undefined;
  setHeight(width > 700 ? lowest.wide : lowest.narrow);
  for (const page of pages) await page.show(screen);
  setHeight(Math.max(...pages.map(({ document: { documentElement } }) => documentElement.scrollHeight)));
  await Promise.all(pages.map(({ document: { fonts } }) => fonts.ready));
  return screen.name;
}

function setHeight(height: number): void {
  for (const frame of frames) frame.height = String(height);
}

Object.assign(window, { showScreen });
