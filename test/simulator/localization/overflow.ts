/** Parts of a pixel are noise of rounding. */
const noise = 1;

/** Returns what does not fit on a page, as sentences. */
export function overflow(page: Document): string[] {
  const root = page.documentElement;
  const width = root.clientWidth;
  const wide = root.scrollWidth > width ? [`the page is ${root.scrollWidth} px wide`] : [];
  return [...wide, ...faultsIn(page, (element) => overflowOf(element, width))];
}

/** Returns what fits but cannot be read well, as sentences: placeholders that are cut, and words that are. */
export function cutTexts(page: Document): string[] {
  return faultsIn(page, (element) => [
    ...(element.matches('input') ? placeholderFaults(element) : []),
    ...brokenWords(element).map((word) => `breaks “${word}”`),
  ]);
}

/**
 * Selects the elements that are seen. Text for screen readers alone is not in the way, and pictures hold no text.
 */
const shown = ':not(:is(.hidden, svg), :is(.hidden, svg) *)';

function faultsIn(page: Document, faultsOf: (element: HTMLElement) => readonly string[]): string[] {
  return [...page.body.querySelectorAll<HTMLElement>(shown)].flatMap((element) =>
    element.checkVisibility()
      ? faultsOf(element).map(
          (fault) => `${element.localName}.${element.className} “${element.textContent.trim()}” ${fault}`,
        )
      : [],
  );
}

function overflowOf(element: HTMLElement, width: number): string[] {
  const faults: string[] = [];
  const { left, right } = element.getBoundingClientRect();
  if (left < -noise || right > width + noise) faults.push(`reaches from ${left} to ${right} px`);
  if (textsOf(element).length > 0 && element.clientWidth > 0) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (scrollWidth > clientWidth + noise) faults.push(`has ${scrollWidth} px in a width of ${clientWidth}`);
    const { overflowY } = getComputedStyle(element);
    const cuts = overflowY === 'hidden' || overflowY === 'clip';
    if (cuts && scrollHeight > clientHeight + noise)
      faults.push(`has ${scrollHeight} px in a height of ${clientHeight}`);
  }
  return faults;
}

/** No engine tells how wide a placeholder is. */
function placeholderFaults(input: HTMLElement): string[] {
  const placeholder = input.getAttribute('placeholder') ?? '';
  const pen = input.ownerDocument.createElement('canvas').getContext('2d');
  if (!pen || placeholder === '') return [];
  const { font, paddingLeft, paddingRight } = getComputedStyle(input);
  pen.font = font;
  const room = input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  const needed = pen.measureText(placeholder).width;
  return needed > room + noise ? [`says “${placeholder}”, ${needed} px, in ${room}`] : [];
}

/** Words that go on in the next line where nothing says that they may. An address such as a UPI ID may. */
export function brokenWords(element: HTMLElement): string[] {
  const range = element.ownerDocument.createRange();
  const takesTwoLines = (node: Text, start: number, end: number) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    // WebKit has an empty one at the end of the line before.
    const [first, ...others] = [...range.getClientRects()].filter(({ width }) => width > 0);
    return first !== undefined && others.some(({ top }) => top > first.top + first.height / 2);
  };
  return textsOf(element)
    .filter((node) => takesTwoLines(node, 0, node.length))
    .flatMap((node) =>
      [...node.data.matchAll(/[^\s@]*@\S*|[^\s\p{Pd}·/.]+/gu)]
        .filter(({ index, 0: word }) => !word.includes('@') && takesTwoLines(node, index, index + word.length))
        .map(([word]) => word),
    );
}

function textsOf(element: HTMLElement): Text[] {
  return [...element.childNodes].filter(isText).filter(({ data }) => data.trim() !== '');
}

/** The classes are those of the frame, so they cannot be asked for by name. */
function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
