/**
 * Makes the page of each test long around what it mounts. It keeps its place when a frame in its middle grows or shrinks.
 *
 * @param style of the body, such as its padding
 */
export function onLongPage(style: string): void {
  const { documentElement } = document;
  beforeEach(() => {
    document.body.style.cssText = style;
    documentElement.style.setProperty('overflow-anchor', 'none');
  });
  afterEach(() => {
    document.body.style.cssText = '';
    documentElement.style.removeProperty('overflow-anchor');
    scrollTo(0, 0);
  });
}
