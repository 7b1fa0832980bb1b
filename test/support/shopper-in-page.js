// @ts-check

/**
 * Carries out an operation of the shopper inside one document. The function is sent to the page as text, so it uses
 * nothing from outside itself. What it must remember between two calls hangs on the window under a symbol.
 *
 * @typedef {string | { source: string, flags: string }} Wanted text, or a regular expression in parts
 *
 * @typedef {object} Spot where to press: a point of the document's viewport, in CSS pixels
 * @property {number} x
 * @property {number} y
 * @property {boolean} [isUnderBar] a bar that floats over the page lies on top: there is more to scroll
 *
 * @param {'find' | 'expect-click' | 'was-clicked' | 'select' | 'value' | 'choose' | 'shows' | 'frames' | 'reveal' | 'focused' | 'change' | 'has-engines' | 'violations' | 'report'} operation
 * @param {any} [argument]
 * @returns {any}
 */
export function inPage(operation, argument) {
  /** @type {any} */
  const here = window;
  /** @type {{ target?: HTMLElement, clicked?: Promise<boolean>, wasHit?: boolean, stopExpecting?: () => void, ids?: WeakMap<Element, number>, last?: number }} */
  const memory = (here[Symbol.for('shopper')] ??= {});
  const pressable =
    'button, a[href], summary, input:is([type=button], [type=submit], [type=reset], [type=radio], [type=checkbox]), [role=button], [role=link], [role=radio], [role=checkbox], [role=tab], [role=option], [role=menuitem], [role=switch]';
  const fillable =
    'input:not([type=button], [type=submit], [type=reset], [type=radio], [type=checkbox], [type=hidden]), textarea, select, [contenteditable=true], [role=textbox]';
  const selectors = { button: pressable, field: fillable };
  const clickEvents = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];

  switch (operation) {
    case 'find':
      return find(argument);
    case 'expect-click':
      // The click before this one may have arrived meanwhile.
      if (argument.again && memory.wasHit) return 'was-clicked';
      if (!memory.target?.isConnected) return false;
      expectClick(argument);
      return true;
    case 'was-clicked':
      return Promise.race([
        memory.clicked ?? 'unknown',
        new Promise((resolve) => setTimeout(() => resolve(false), argument)),
      ]);
    case 'select': {
      const { target } = memory;
      if (!target || active() !== target) return false;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.select();
      else getSelection()?.selectAllChildren(target);
      return target.getAttribute('autocomplete') ?? true;
    }
    case 'value': {
      const { target } = memory;
      if (!target) return null;
      return 'value' in target ? target.value : target.textContent;
    }
    case 'choose': {
      const { target } = memory;
      if (!(target instanceof HTMLSelectElement)) return false;
      const option = [...target.options].find((one) => matches(squeeze(one.text), argument));
      if (!option) return false;
      target.value = option.value;
      target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      target.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    }
    case 'shows':
      return shows(argument);
    case 'frames':
      return all('iframe');
    case 'reveal':
      return reveal(argument);
    case 'focused':
      return focused();
    case 'change':
      return change(argument);
    case 'has-engines':
      return 'findViolations' in window;
    case 'violations':
      return here.findViolations(argument);
    case 'report':
      return report();
  }

  /** @param {string} selector @returns {HTMLElement[]} in every open shadow tree too */
  function all(selector) {
    /** @type {HTMLElement[]} */
    const found = [];
    const search = (/** @type {Document | ShadowRoot} */ root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLElement && element.matches(selector)) found.push(element);
        if (element.shadowRoot) search(element.shadowRoot);
      }
    };
    search(document);
    return found;
  }

  /** @param {string} text */
  function squeeze(text) {
    return text.replace(/\s+/g, ' ').trim();
  }

  /** @param {string} text @param {Wanted} wanted @param {boolean} [anywhere] */
  function matches(text, wanted, anywhere) {
    if (typeof wanted !== 'string') return new RegExp(wanted.source, wanted.flags).test(text);
    return anywhere ? text.includes(squeeze(wanted)) : text === squeeze(wanted);
  }

  /** @param {Element} element */
  function isVisible(element) {
    const { width, height } = element.getBoundingClientRect();
    const painted = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return painted && width > 1 && height > 1;
  }

  /** @param {Element} element the name that assistive technology gives it, near enough */
  function nameOf(element) {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const named = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const byId = named.map((id) => root.getElementById(id)).filter((found) => found !== null);
    if (byId.length > 0) return squeeze(byId.map(textOf).join(' '));
    const own = element.getAttribute('aria-label');
    if (own?.trim()) return squeeze(own);
    const labels = labelsOf(element);
    if (labels.length > 0) return squeeze(labels.map(textOf).join(' '));
    if (element instanceof HTMLInputElement) {
      if (/^(button|submit|reset)$/.test(element.type)) return squeeze(element.value);
      return squeeze(element.title || element.placeholder);
    }
    return squeeze(textOf(element)) || squeeze(element.getAttribute('title') ?? '');
  }

  /** @param {Element} element @returns {HTMLElement[]} */
  function labelsOf(element) {
    return 'labels' in element && element.labels instanceof NodeList
      ? [...element.labels].filter((label) => label instanceof HTMLElement)
      : [];
  }

  /** @param {Node} node @returns {string} */
  function textOf(node) {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return '';
    if (node.getAttribute('aria-hidden') === 'true' || /^(script|style|input|select|textarea)$/i.test(node.localName))
      return '';
    if (node instanceof HTMLImageElement) return node.alt;
    const parts = node instanceof HTMLSlotElement ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
    const text = [...(parts.length > 0 ? parts : node.childNodes)].map(textOf).join('');
    return getComputedStyle(node).display.startsWith('inline') ? text : ` ${text} `;
  }

  /** @param {Element} element */
  function isEnabled(element) {
    return !element.matches(':disabled, [aria-disabled=true]') && !element.closest('[inert]');
  }

  /** @param {{ as: 'button' | 'field', name: Wanted, still?: boolean }} wanted @returns {Spot | null} */
  function find({ as, name, still }) {
    /** @type {Spot | null} */
    let underBar = null;
    for (const element of all(selectors[as])) {
      if (!isEnabled(element) || !matches(nameOf(element), name)) continue;
      // A radio that is drawn by its label is pressed on its label.
      for (const place of [element, ...labelsOf(element)]) {
        const spot = isVisible(place) ? spotOn(place, element, still) : null;
        if (!spot) continue;
        if (spot.isUnderBar) {
          underBar ??= spot;
          continue;
        }
        memory.target = element;
        return spot;
      }
    }
    return underBar;
  }

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} target
   * @param {boolean} [still] nothing may be scrolled
   * @returns {Spot | null} a point where nothing lies on top, but for a bar
   */
  function spotOn(place, target, still) {
    if (!still) place.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    // A link that wraps has lines of its own; the middle of their common box may lie beside all of them.
    const box = place.getClientRects()[0] ?? place.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const root = /** @type {Document | ShadowRoot} */ (place.getRootNode());
    const top = root.elementFromPoint(x, y);
    const onTop = top && (place.contains(top) || target.contains(top));
    // Below the fold of a frame that its page has not scrolled to yet, nothing can be asked.
    const outside = x < 0 || y < 0 || x >= innerWidth || y >= innerHeight;
    if (onTop || (outside && !still)) return { x, y };
    return isInBar(top) && !still ? { x, y, isUnderBar: true } : null;
  }

  /** @param {Element | null} element @returns {boolean} */
  function isInBar(element) {
    return element !== null && (getComputedStyle(element).position === 'sticky' || isInBar(element.parentElement));
  }

  /** @param {Wanted} text */
  function shows(text) {
    const holds = (/** @type {HTMLElement} */ element) => matches(squeeze(element.innerText), text, true);
    const roots = [document.body, ...all('*').flatMap((host) => [...(host.shadowRoot?.children ?? [])])];
    return roots.some((root) => root instanceof HTMLElement && isShown(root));

    /** @param {HTMLElement} element @returns {boolean} whether it, or the part of it that holds the text, is visible */
    function isShown(element) {
      if (/^(script|style|template)$/.test(element.localName) || !holds(element)) return false;
      const children = [...element.children].filter((child) => child instanceof HTMLElement);
      const holders = children.filter(holds);
      return holders.length > 0 ? holders.some(isShown) : isVisible(element);
    }
  }

  /**
   * @param {Spot & { still?: boolean }} spot in a frame here; scrolls box and window until it can be seen, if that may be. One
   *   under a bar comes into the middle
   * @returns {Spot | null} where it is then
   */
  function reveal({ x, y: wanted, still, isUnderBar = false }) {
    let y = wanted;
    const box = boxAround(x, y);
    const { top: upper = 0, bottom: lower = 0 } = box?.getBoundingClientRect() ?? {};
    if (box && (isUnderBar || y < upper || y >= lower)) {
      if (still) return null;
      const before = box.scrollTop;
      box.scrollBy({ top: y - (upper + lower) / 2, behavior: 'instant' });
      y -= box.scrollTop - before;
    }
    const [left, top] = [scrollX, scrollY];
    const out = isUnderBar || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight;
    if (out && still) return null;
    if (out) scrollBy({ left: x - innerWidth / 2, top: y - innerHeight / 2, behavior: 'instant' });
    return { x: x - (scrollX - left), y: y - (scrollY - top) };
  }

  /** @param {number} x @param {number} y @returns {Element | undefined} what scrolls the frame that has the spot */
  function boxAround(x, y) {
    const frame = all('iframe').find((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return x >= left && x < right && y >= top && y < bottom;
    });
    let box = frame?.parentElement;
    while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
    return box && box !== document.documentElement && box !== document.body ? box : undefined;
  }

  /** @returns {Element | null} */
  function active() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  function focused() {
    const element = active();
    if (!document.hasFocus() || !element || element === document.body || /^i?frame$/.test(element.localName))
      return null;
    const ids = (memory.ids ??= new WeakMap());
    const id = ids.get(element) ?? (memory.last = (memory.last ?? 0) + 1);
    ids.set(element, id);
    const type = element instanceof HTMLInputElement ? element.type : '';
    return { id, name: nameOf(element), role: element.getAttribute('role') ?? (type || element.localName) };
  }

  /** @param {{ as: 'button' | 'field', name: Wanted }} wanted what counts, also if the page draws it anew meanwhile */
  function expectClick({ as, name }) {
    const { target } = memory;
    /** @param {EventTarget | null} place @returns {boolean} */
    const isMeant = (place) =>
      place === target ||
      (place instanceof HTMLLabelElement && isMeant(place.control)) ||
      (place instanceof HTMLElement && place.matches(selectors[as]) && matches(nameOf(place), name));
    memory.stopExpecting?.();
    memory.wasHit = false;
    memory.clicked = new Promise((resolve) => {
      const listen = (/** @type {Event} */ event) => {
        if (!event.isTrusted) return;
        const isHit = event.composedPath().some(isMeant);
        // What moved away between the look and the click is not what the shopper meant: nothing there is pressed.
        if (!isHit) {
          event.preventDefault();
          event.stopImmediatePropagation();
        }
        if (event.type !== 'click') return;
        memory.stopExpecting?.();
        memory.wasHit = isHit;
        resolve(isHit);
      };
      for (const type of clickEvents) addEventListener(type, listen, true);
      memory.stopExpecting = () => {
        for (const type of clickEvents) removeEventListener(type, listen, true);
      };
    });
  }

  /** @param {number} time in ms @returns {Promise<void>} resolved at the next change of the document, or after the time */
  function change(time) {
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => done());
      const timer = setTimeout(() => done(), time);
      const done = () => {
        observer.disconnect();
        clearTimeout(timer);
        resolve();
      };
      const watched = { subtree: true, childList: true, characterData: true, attributes: true };
      observer.observe(document, watched);
      for (const { shadowRoot } of all('*')) if (shadowRoot) observer.observe(shadowRoot, watched);
    });
  }

  function report() {
    const names = (/** @type {string} */ selector) =>
      all(selector)
        .filter((element) => [element, ...labelsOf(element)].some(isVisible))
        .map((element) => `${JSON.stringify(nameOf(element))}${isEnabled(element) ? '' : ' (disabled)'}`);
    return {
      pressable: names(pressable),
      fillable: names(fillable),
      text: squeeze(document.body.innerText).slice(0, 400),
    };
  }
}

/**
 * Returns the position of a frame's document in the viewport of the document around it. Sent to the page as text, too.
 *
 * @param {Element} element
 */
export function placeOfFrame(element) {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    x: box.left + element.clientLeft + Number.parseFloat(style.paddingLeft),
    y: box.top + element.clientTop + Number.parseFloat(style.paddingTop),
    visible:
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1 && box.height > 1,
  };
}
