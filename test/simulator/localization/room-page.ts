import type { LitElement } from 'lit';
import { bcp47Of, type Language } from '../../../src/protocol/language.ts';
import { themedStyles } from '../../../src/simulator/gateway/themed-styles.ts';
import type { Room, RoomScreen } from './every-screen.ts';

/** How a page is looked at. */
export interface Look {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** In CSS pixels. */
  readonly width: number;
  /** How large the shopper has made the text, 1 unless told. */
  readonly textSize?: number;
}

/** A page of the simulator in a frame of this page. */
export interface RoomPage {
  readonly document: Document;
  /** Puts the page on a screen and resolves once everything on it is rendered. */
  readonly show: (screen: RoomScreen) => Promise<void>;
}

/** Opens the page of a room in a frame; its stylesheet and its elements are those of the source. */
export async function roomPage({ room, tag, blank }: Room, look: Look): Promise<RoomPage> {
  const frame = document.createElement('iframe');
  frame.width = String(look.width);
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
  inner.defaultView?.history.replaceState(null, '', `?language=${look.language}`);
  const style = inner.createElement('style');
  const zoom = `:root { font-size: ${100 * (look.textSize ?? 1)}% }`;
  style.textContent = themedStyles(await stylesOf(room), look.theme) + zoom;
  const script = Object.assign(inner.createElement('script'), {
    type: 'module',
    src: `/src/simulator/${room}/main.ts`,
  });
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  const element = inner.createElement(tag);
  inner.head.append(style, script);
  inner.body.append(element);
  await loaded;
  if ('setLanguage' in element) await element.setLanguage(look.language);
  // Its own state cannot be had here, and what comes of that must not come in between.
  else await shown(element, 'button');
  await Promise.all([inner.fonts.ready, settled(inner)]);
  if (inner.documentElement.lang !== bcp47Of(look.language)) throw new Error(`The page is not in ${look.language}.`);

  return {
    document: inner,
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

const sheets = new Map<string, Promise<string>>();

function stylesOf(room: string): Promise<string> {
  const known = sheets.get(room) ?? fetchText(`/src/simulator/${room}/${room}.css`);
  sheets.set(room, known);
  return known;
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path, { headers: { accept: 'text/css' } });
  if (!response.ok) throw new Error(`There is no ${path}.`);
  return response.text();
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
