import { viewOf } from '../bridge/view-of.ts';

/**
 * Keeps the page behind the dialog from scrolling until the signal ends it. Nothing moves: the room of the scrollbar stays,
 * and so does the place in the page.
 */
export function lockScroll(page: Document, signal: AbortSignal): void {
  const { documentElement, body } = page;
  const view = viewOf(page);
  // The one of the two that the window takes its scrolling from: the other one would become a box that scrolls by itself.
  const isRoot = view.getComputedStyle(documentElement).overflowY !== 'visible';
  const hasBar = view.innerWidth > documentElement.clientWidth;
  const undo = [set(isRoot ? documentElement : body, 'overflow', 'hidden')];
  if (hasBar) undo.push(set(documentElement, 'scrollbar-gutter', 'stable'));
  signal.addEventListener('abort', () => {
    for (const restore of undo) restore();
  });
}

/** Sets one inline style, over any other, and returns how to give it back. */
function set({ style }: HTMLElement, name: string, value: string): () => void {
  const before = style.getPropertyValue(name);
  const priority = style.getPropertyPriority(name);
  style.setProperty(name, value, 'important');
  return () => style.setProperty(name, before, priority);
}
