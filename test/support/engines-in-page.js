// @ts-check

/** The scripts of the engines that look for accessibility violations: axe-core and IBM's Equal Access. */
export const engineScripts = [
  'node_modules/axe-core/axe.min.js',
  'node_modules/accessibility-checker-engine/ace-window.js',
];

/**
 * A place that breaks a rule of an engine.
 *
 * @typedef {object} Fault
 * @property {string} rule
 * @property {string} help
 * @property {string} html
 */

/** @param {readonly Fault[]} faults */
export function sentences(faults) {
  return faults.map(({ rule, help, html }) => `${rule}: ${help}: ${html}`);
}

/**
 * Finds violations with axe-core in a page that has loaded it. The function is sent to pages as text, so it uses nothing
 * from outside itself.
 *
 * @param {import('axe-core').RunOptions} options
 * @param {Document} [page]
 * @param {readonly string[]} [exclude] selectors of what is not looked at
 * @returns {Promise<Fault[]>}
 */
export async function axeFaults(options, page = document, exclude = []) {
  const { axe } = /** @type {any} */ (page.defaultView);
  /** @type {import('axe-core').AxeResults} */
  const { violations } = await axe.run(
    { include: [['html']], exclude: exclude.map((selector) => [selector]) },
    { resultTypes: ['violations'], iframes: false, preload: false, ...options },
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => ({ rule: id, help, html })));
}

/**
 * Finds violations with Equal Access in a page that has loaded it. The function is sent to pages as text, too.
 *
 * @param {Document} [page]
 * @param {readonly string[]} [exclude] selectors of what is not looked at
 * @returns {Promise<Fault[]>}
 */
export async function equalAccessFaults(page = document, exclude = []) {
  const { ace_ibma: engine } = /** @type {any} */ (page.defaultView);
  // The engine takes for shown what is folded, which a screen reader does not reach.
  const unseen = ['details:not([open]) > :not(summary)', ...exclude].join();
  /** @type {{ results: { ruleId: string, value: string[], node: Node, message: string, snippet: string }[] }} */
  const { results } = await new engine.Checker().check(page, ['IBM_Accessibility']);
  return (
    results
      .filter(({ value }) => value.join(' ') === 'VIOLATION FAIL')
      // It goes into frames, whose pages have checks of their own.
      .filter(({ node }) => node.ownerDocument === page && !isUnseen(node))
      .map(({ ruleId, message, snippet }) => ({ rule: ruleId, help: message, html: snippet }))
  );

  /** @param {Node} node */
  function isUnseen(node) {
    /** @type {Node | null} */
    let inner = node;
    while (inner) {
      if ('closest' in inner && /** @type {Element} */ (inner).closest(unseen)) return true;
      const root = inner.getRootNode();
      inner = 'host' in root ? /** @type {ShadowRoot} */ (root).host : null;
    }
    return false;
  }
}
