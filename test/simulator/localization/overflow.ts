/** Parts of a pixel are noise of rounding. */
const noise = 1;

/** What does not fit on a page, as sentences. */
export function overflow(page: Document): string[] {
  const root = page.documentElement;
  const width = root.clientWidth;
  const wide = root.scrollWidth > width ? [`the page is ${root.scrollWidth} px wide`] : [];
  const seen = [...page.body.querySelectorAll<HTMLElement>('*')].filter(isSeen);
  return [...wide, ...seen.flatMap((element) => faultsOf(element, width))];
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.closest('.hidden, .spoken, svg');
}

function faultsOf(element: HTMLElement, width: number): string[] {
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
  faults.push(...brokenWords(element).map((word) => `breaks “${word}”`));
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

/** Words that go on in the next line where nothing says that they may. */
function brokenWords(element: HTMLElement): string[] {
  const { overflowWrap, wordBreak } = getComputedStyle(element);
  if (overflowWrap === 'anywhere' || wordBreak === 'break-all') return [];
  const broken: string[] = [];
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    for (const { index, 0: word } of (node.nodeValue ?? '').matchAll(/[^\s\p{Pd}@·/.]+/gu)) {
      const range = element.ownerDocument.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      // WebKit has an empty one at the end of the line before.
      const [first, ...others] = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (first && others.some(({ top }) => top > first.top + first.height / 2)) broken.push(word);
    }
  }
  return broken;
}
