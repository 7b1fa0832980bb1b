// @ts-check
import { randomUUID } from 'node:crypto';
import { shopperActions } from './shopper-actions.js';
import { puppeteerHands } from './shopper-hands-puppeteer.js';
import { webdriverHands } from './shopper-hands-webdriver.js';

/** In ms. The test runner lets a page wait 20 s for an answer; an action may take longer on a busy machine. */
const answerWithin = 10_000;

/** @typedef {{ answer: unknown } | { failure: string }} Outcome */

/**
 * The other side of shopper.ts: lets a person act on the page of a browser test. An action that takes longer than the
 * test runner waits is answered with a ticket, and `shopper-wait` asks for its outcome.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function shopperPlugin() {
  /** @type {Map<string, Promise<Outcome>>} */
  const waiting = new Map();
  /** @param {string} ticket */
  const outcomeOf = async (ticket) => {
    const outcome = await soon(waiting.get(ticket));
    if (!outcome) return { ticket };
    waiting.delete(ticket);
    return outcome;
  };
  return {
    name: 'shopper',
    async executeCommand({ command, payload, session }) {
      if (!command.startsWith('shopper-')) return undefined;
      const name = command.slice('shopper-'.length);
      if (name === 'wait') return outcomeOf(payload.ticket);
      const action = Object.hasOwn(shopperActions, name) ? shopperActions[name] : undefined;
      if (!action) throw new Error(`The shopper cannot ${name}`);
      const page = /** @type {any} */ (session.browser).getPage(session.id);
      const hands = 'driver' in page ? webdriverHands(page.driver) : puppeteerHands(page);
      const ticket = randomUUID();
      waiting.set(ticket, outcomeFrom(hands.exclusively(() => action(hands, payload))));
      return outcomeOf(ticket);
    },
  };
}

/**
 * @param {Promise<unknown>} action
 * @returns {Promise<Outcome>}
 */
async function outcomeFrom(action) {
  try {
    // JSON has no undefined, and for the runner it would mean that no plugin knew the command.
    return { answer: (await action) ?? null };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @template T
 * @param {Promise<T> | undefined} outcome
 * @returns {Promise<T | undefined>} undefined if there is none yet
 */
async function soon(outcome) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, answerWithin, undefined)));
  try {
    return await Promise.race([outcome, /** @type {Promise<undefined>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}
