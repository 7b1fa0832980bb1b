import { oneEvent } from '@open-wc/testing';
import type { LitElement } from 'lit';

/** A page of the simulator in a frame as narrow as the narrowest phones. */
export interface NarrowPage<Element> {
  readonly element: Element;
  readonly document: Document;
  /** Resolves once everything on it is rendered. */
  readonly settled: () => Promise<void>;
  /** What does not fit, as sentences. */
  readonly overflow: () => string[];
}

/** In CSS pixels. */
const width = 320;
/** Parts of a pixel are noise of rounding. */
const noise = 1;

/** Opens the page of a room in a frame of this page; its stylesheet and its elements are those of the source. */
export async function narrowPage<Name extends keyof HTMLElementTagNameMap>(
  room: string,
  name: Name,
): Promise<NarrowPage<HTMLElementTagNameMap[Name]>> {
  const frame = document.createElement('iframe');
  frame.width = String(width);
  frame.height = '700';
  frame.title = room;
  document.body.append(frame);
  const inner = frame.contentDocument;
  if (!inner) throw new Error('The frame has no document of this origin.');
  // Opened by this page it has this page's address, which an empty frame has not: pages ask each other for it.
  inner.open();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Nothing else writes a doctype.
  inner.write('<!doctype html><html lang="en"><head><title>Payment</title></head><body></body></html>');
  inner.close();
  const sheet = Object.assign(inner.createElement('link'), {
    rel: 'stylesheet',
    href: `/src/simulator/${room}/${room}.css`,
  });
  const script = Object.assign(inner.createElement('script'), {
    type: 'module',
    src: `/src/simulator/${room}/main.ts`,
  });
  const both = Promise.all([sheet, script].map((part) => oneEvent(part, 'load')));
  const element = inner.createElement(name);
  inner.head.append(sheet, script);
  inner.body.append(element);
  await both;
  return { element, document: inner, settled: () => settled(inner), overflow: () => overflow(inner) };
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

function overflow(page: Document): string[] {
  const root = page.documentElement;
  const wide = root.scrollWidth > width ? [`the page is ${root.scrollWidth} px wide`] : [];
  return [...wide, ...[...page.body.querySelectorAll<HTMLElement>('*')].filter(isSeen).flatMap(faultsOf)];
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.closest('.hidden, svg');
}

function faultsOf(element: HTMLElement): string[] {
  const faults: string[] = [];
  const { left, right } = element.getBoundingClientRect();
  const saysSomething = [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
  );
  if (left < -noise || right > width + noise) faults.push(`reaches from ${left} to ${right} px`);
  if (saysSomething && element.clientWidth > 0) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (scrollWidth > clientWidth + noise) faults.push(`has ${scrollWidth} px in a width of ${clientWidth}`);
    const { overflowY } = getComputedStyle(element);
    const cuts = overflowY === 'hidden' || overflowY === 'clip';
    if (cuts && scrollHeight > clientHeight + noise)
      faults.push(`has ${scrollHeight} px in a height of ${clientHeight}`);
  }
  if (element.matches('input')) faults.push(...placeholderFaults(element));
  return faults.map((fault) => `${element.localName}.${element.className} “${element.textContent.trim()}” ${fault}`);
}

/** No engine tells how wide a placeholder is. */
function placeholderFaults(input: HTMLElement): string[] {
  const placeholder = input.getAttribute('placeholder') ?? '';
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen || placeholder === '') return [];
  const { font, paddingLeft, paddingRight } = getComputedStyle(input);
  pen.font = font;
  const room = input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  const needed = pen.measureText(placeholder).width;
  return needed > room + noise ? [`says “${placeholder}”, ${needed} px, in ${room}`] : [];
}
