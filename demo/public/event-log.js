// @ts-check

/** Every DOM event of `<hyper-checkout>`. `hyper-log-stream` comes only with `log-level="1"`. */
export const eventNames = /** @type {const} */ ([
  'hyper-initiate-result',
  'hyper-process-result',
  'hyper-show-loader',
  'hyper-hide-loader',
  'hyper-log-stream',
  'hyper-user-event',
  'hyper-payment-attempt',
  'hyper-retry-triggered',
  'hyper-session-expired',
  'hyper-invoke-error-handling',
  'hyper-guest-login',
  'hyper-close',
  'hyper-sdk-event',
  'hyper-order-status',
  'hyper-error',
  'hyper-warning',
]);

/**
 * One line of the log.
 *
 * @typedef {{ time: string, name: string, what: string }} LogLine
 */

/**
 * Describes an event without what it is about: a status, a code, or the names of what the payload holds.
 *
 * @param {Event} event
 * @param {number} since the start, in ms on the clock of `performance.now()`
 * @returns {LogLine}
 */
export function describe(event, since) {
  const time = `${((performance.now() - since) / 1000).toFixed(2)} s`;
  return { time, name: event.type, what: event instanceof CustomEvent ? whatIn(event.detail) : '' };
}

/** @param {import('hyper-checkout').SdkEvent | import('hyper-checkout').ProcessResult | import('hyper-checkout').OrderReading | import('hyper-checkout').HyperCheckoutError} detail */
function whatIn(detail) {
  if ('code' in detail) return `${detail.kind}: ${detail.code}${detail.field ? ` (${detail.field})` : ''}`;
  if ('isFinal' in detail)
    return `status ${detail.status}, outcome ${detail.outcome}, ${detail.isFinal ? 'final' : 'may change'}`;
  if ('outcome' in detail)
    return `status ${detail.status || '(blank)'}, outcome ${detail.outcome}, next ${detail.nextStep}`;
  const { status } = detail.payload;
  const keys = Object.keys(detail.payload).join(', ');
  return typeof status === 'string' ? `status ${status}, payload { ${keys} }` : `payload { ${keys} }`;
}

/**
 * @param {Element} log
 * @param {LogLine} line
 */
export function appendLine(log, { time, name, what }) {
  const item = document.createElement('li');
  const parts = { time, code: name, span: what };
  for (const [tag, text] of Object.entries(parts)) {
    const part = document.createElement(tag);
    part.textContent = text;
    item.append(part, ' ');
  }
  log.append(item);
  log.scrollTop = log.scrollHeight;
}

/** @param {string} orderId */
function keyOf(orderId) {
  return `events ${orderId}`;
}

/**
 * Keeps the lines for the order page of this tab.
 *
 * @param {string} orderId
 * @param {readonly LogLine[]} lines
 */
export function keepLines(orderId, lines) {
  sessionStorage.setItem(keyOf(orderId), JSON.stringify(lines));
}

/**
 * @param {string} orderId
 * @returns {LogLine[]}
 */
export function keptLines(orderId) {
  return JSON.parse(sessionStorage.getItem(keyOf(orderId)) ?? '[]');
}
