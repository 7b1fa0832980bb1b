import type { LitElement } from 'lit';
import { bcp47Of, type Language } from '../../../src/protocol/language.ts';
import type { setPageLanguage } from '../../../src/simulator/localization/page-language.ts';
import { evenFont } from './even-font.ts';
import type { Room, RoomScreen } from './every-screen.ts';

/** The settings under which a page is looked at. */
export interface Look {
  readonly theme: 'light' | 'dark';
  /** In CSS pixels. */
  readonly width: number;
  /** The shopper's text size as a factor. Default 1. */
  readonly textSize?: number;
  /** Of every character, in thousandths of an em; the page has fonts of the machine if absent. */
  readonly letterWidth?: number;
}

/** A page of the simulator in a frame of this page. */
export interface RoomPage {
  readonly document: Document;
  readonly setLook: (look: Look) => Promise<void>;
  /** Brings the page into another language and resolves once everything on it is rendered. */
  readonly setLanguage: (language: Language) => Promise<void>;
  /** Puts the page on a screen and resolves once everything on it is rendered. */
  readonly show: (screen: RoomScreen) => Promise<void>;
}

/** Opens the page of a room in a frame, in English; its stylesheet and its elements are those of the source. */
export async function roomPage({ room, tag, blank }: Room, look: Look): Promise<RoomPage> {
  const frame = document.createElement('iframe');
  frame.height = '900';
  frame.title = room;
  document.body.append(frame);
  const inner = frame.contentDocument;
  if (!inner) throw new Error('The frame has no document of this origin.');
  // Opened by this page it has this page's address, which an empty frame has not: pages ask each other for it.
  inner.open();
  // oxlint-disable-next-line typescript/no-deprecated -- Nothing else writes a doctype.
  inner.write('<!doctype html><html lang="en"><head><title>Payment</title></head><body></body></html>');
  inner.close();
  // As pages open each other.
  inner.defaultView?.history.replaceState(null, '', '?language=english');
  const tweaks = inner.createElement('style');
  const setLook = async ({ theme, width, textSize = 1, letterWidth }: Look) => {
    frame.width = String(width);
    inner.documentElement.dataset['theme'] = theme;
    const font = letterWidth === undefined ? '' : await evenLetters(inner, letterWidth);
    // What is looked at is in the colours of now, not on its way to them.
    const still = '*, ::before, ::after { transition: none !important }';
    setText(tweaks, `:root { font-size: ${100 * textSize}% } ${still} ${font}`);
  };
  await setLook(look);
  const element = inner.createElement(tag);
  const sheet = Object.assign(inner.createElement('link'), {
    rel: 'stylesheet',
    href: `/src/simulator/${room}/${room}.css`,
  });
  await load(inner, sheet);
  inner.head.append(tweaks);
  inner.body.append(element);
  await load(inner, moduleScript(inner, `/src/simulator/${room}/main.ts`));
  await load(inner, moduleScript(inner, '/test/simulator/localization/language-switch.ts'));
  // Its own state cannot be had here, and what comes of that must not come in between.
  if (room === 'bank') await shown(element, 'button');
  const setLanguage = async (language: Language) => {
    const set: unknown = inner.defaultView && Reflect.get(inner.defaultView, 'setPageLanguage');
    if (!isSwitch(set)) throw new Error('The page cannot switch its language.');
    // On a busy machine the texts may come too late for the page, which then stays in its language.
    while (inner.documentElement.lang !== bcp47Of(language)) await set(language);
    await settled(inner);
  };
  await Promise.all([inner.fonts.ready, settled(inner)]);

  return {
    document: inner,
    setLook,
    setLanguage,
    async show({ properties, prepare, then }) {
      // What was typed on the screen before goes with it.
      await put(element, blank);
      await put(element, properties);
      prepare?.(inner);
      await settled(inner);
      if (then) await put(element, then);
    },
  };
}

/** Loads the font in which every character is equally wide, and returns the rule that uses it. */
async function evenLetters({ fonts }: Document, width: number): Promise<string> {
  const family = `even-${width}`;
  if (![...fonts].some((font) => font.family === family)) {
    fonts.add(await new FontFace(family, evenFont(width)).load());
  }
  return `*, ::before, ::after, ::placeholder { font-family: ${family} !important }`;
}

function isSwitch(value: unknown): value is typeof setPageLanguage {
  return typeof value === 'function';
}

/** Text that is already there is not parsed once more. */
function setText(style: HTMLStyleElement, text: string): void {
  if (style.textContent !== text) style.textContent = text;
}

function moduleScript(page: Document, src: string): HTMLScriptElement {
  return Object.assign(page.createElement('script'), { type: 'module', src });
}

/** Runs a script in a page. */
export async function runScript(page: Document, src: string): Promise<void> {
  await load(page, Object.assign(page.createElement('script'), { src }));
}

async function load(page: Document, what: HTMLScriptElement | HTMLLinkElement): Promise<void> {
  const loaded = new Promise((resolve, reject) => {
    what.onload = resolve;
    what.onerror = reject;
  });
  page.head.append(what);
  await loaded;
}

/** Resolves once there is something of the kind in the element. */
async function shown(element: HTMLElement, selector: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!element.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    look();
  });
}

async function put(element: HTMLElement, properties: RoomScreen['properties']): Promise<void> {
  for (const [name, value] of Object.entries(properties)) Reflect.set(element, name, value);
  await settled(element.ownerDocument);
}

async function settled(page: Document): Promise<void> {
  const pending = [...page.querySelectorAll('*')].filter(isLit).filter(({ isUpdatePending }) => isUpdatePending);
  if (pending.length === 0) return;
  await Promise.all(pending.map(({ updateComplete }) => updateComplete));
  await settled(page);
}

/** The classes are those of the frame, so they cannot be asked for by name. */
function isLit(element: Element): element is LitElement {
  return 'updateComplete' in element;
}
