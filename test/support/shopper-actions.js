// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { engineSource } from './engines.js';

/** @typedef {import('./shopper-hands.d.ts').Hands} Hands */
/** @typedef {import('./shopper-hands.d.ts').SeenFrame} SeenFrame */
/** @typedef {string | { source: string, flags: string }} Wanted */

const patience = 30_000;

/**
 * The actions of the shopper of shopper.ts, by name: as a person on the page, in every frame that the person can see.
 *
 * @type {Readonly<Record<string, (hands: Hands, payload: any) => Promise<any>>>}
 */
export const shopperActions = {
  async press(hands, { name, within, still }) {
    const press = pressOn(hands, { as: 'button', name, still });
    await eventually(hands, `press the button ${show(name)}`, press, within);
  },
  async fill(hands, { label, text, within }) {
    const press = pressOn(hands, { as: 'field', name: label });
    const fill = async () => {
      const field = await press();
      if (!field) return undefined;
      if (await field.run('choose', text)) return { value: text };
      const selected = await field.run('select');
      if (!selected) return undefined;
      await hands.press('Delete');
      await hands.type(text);
      // An OTP hands itself in: its page may be gone before it is looked at.
      if (selected === 'one-time-code') return { value: text };
      const value = await field.run('value');
      // Null is the answer of a document that came while this one was typed into.
      return value === null ? undefined : { value };
    };
    return (await eventually(hands, `fill the field ${show(label)}`, fill, within)).value;
  },
  async sees(hands, { text, within }) {
    await eventually(hands, `see ${show(text)}`, () => someFrame(hands, 'shows', text), within);
  },
  async losesSight(hands, { text, within }) {
    const isGone = async () => !(await someFrame(hands, 'shows', text));
    await eventually(hands, `see no more of ${show(text)}`, isGone, within);
  },
  async keys(hands, { keys }) {
    for (const key of keys) await hands.press(key);
  },
  async type(hands, { text }) {
    await hands.type(text);
  },
  focused: async (hands) => withoutId(await focused(hands)),
  tabTo,
  violations,
  async screenshot(hands, { path }) {
    const file = resolve(path);
    if (relative(process.cwd(), file).startsWith('..')) throw new Error('A screenshot stays inside the project');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await hands.screenshot());
  },
};

/**
 * One try after the other to press what has the name; each resolves with the frame in which it was pressed, if it was.
 *
 * @param {Hands} hands
 * @param {{ as: 'button' | 'field', name: Wanted, still?: boolean }} wanted `still`: only what needs no scrolling
 * @returns {() => Promise<SeenFrame | undefined>}
 */
function pressOn(hands, wanted) {
  /** @type {SeenFrame | undefined} */
  let tried;
  // A button that leads the frame elsewhere takes the witness with it, or leaves a document that knows of none.
  const wasPressed = async (/** @type {SeenFrame} */ frame, /** @type {number} */ time) => {
    const pressed = await frame.run('was-clicked', time).catch(() => 'unknown');
    return pressed === true || (pressed === 'unknown' && wanted.as === 'button');
  };
  return async () => {
    // On a busy machine a click may arrive after the wait for it; then it must not be made twice.
    if (tried && (await wasPressed(tried, 0))) return tried;
    const found = await firstAnswer(hands, 'find', wanted);
    if (!found) return undefined;
    const { frame, answer } = found;
    const spot = await onScreen(frame, answer, wanted.still);
    // What is under a bar has been scrolled away from it now.
    if (!spot || answer.isUnderBar) return undefined;
    // What was found went away again if its document cannot tell when it is clicked.
    const expects = await frame.run('expect-click', { ...wanted, again: tried?.key === frame.key });
    if (expects === 'was-clicked') return frame;
    if (!expects) return undefined;
    await hands.click(spot);
    if (await wasPressed(frame, 3_000)) return frame;
    tried = frame;
    return undefined;
  };
}

/**
 * @param {SeenFrame} frame
 * @param {{ x: number, y: number, isUnderBar?: boolean }} spot in the frame's own viewport
 * @param {boolean} [still] nothing may be scrolled
 * @returns {Promise<{ x: number, y: number } | undefined>} in the top viewport, scrolled to if need be
 */
async function onScreen(frame, spot, still) {
  let { x, y } = spot;
  const { isUnderBar } = spot;
  for (let inner = frame; inner.parent; inner = inner.parent) {
    const place = await inner.place();
    const revealed = await inner.parent.run('reveal', { x: x + place.x, y: y + place.y, still, isUnderBar });
    if (!revealed) return undefined;
    ({ x, y } = revealed);
  }
  return { x, y };
}

/**
 * Presses Tab, as a person without a mouse does, until the focus is on what has the name.
 *
 * @param {Hands} hands
 * @param {{ name: Wanted, back: boolean }} wanted
 */
async function tabTo(hands, { name, back }) {
  const passed = [];
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const before = await focused(hands);
    await hands.press(back ? 'Shift+Tab' : 'Tab');
    const now = await settledFocus(hands, before?.id);
    if (now && matches(now.name, name)) return withoutId(now);
    passed.push(now ? `${now.role} "${now.name}"` : 'nothing');
  }
  throw new Error(`The shopper could not tab to ${show(name)}. Passed: ${passed.slice(0, 40).join(', ')}`);
}

/**
 * The focus after it moved. Between two frames it is nowhere for a moment, which may be long on a busy machine; a key
 * that is pressed meanwhile would carry it past what is looked for.
 *
 * @param {Hands} hands
 * @param {string | undefined} before
 */
async function settledFocus(hands, before) {
  const end = Date.now() + 1_500;
  for (;;) {
    const now = await focused(hands);
    if ((now && now.id !== before) || Date.now() > end) return now;
  }
}

/**
 * @param {Hands} hands
 * @returns {Promise<{ id: string, name: string, role: string } | undefined>}
 */
async function focused(hands) {
  const found = await firstAnswer(hands, 'focused', null);
  return found && { ...found.answer, id: `${found.frame.key}#${found.answer.id}` };
}

/** @param {{ name: string, role: string } | undefined} focus */
function withoutId(focus) {
  return focus ? { name: focus.name, role: focus.role } : null;
}

/**
 * Runs both engines in every frame that can be seen, each by itself: they cannot reach into frames of other origins.
 *
 * @param {Hands} hands
 * @param {{ disabled: string[], exclude: string[] }} options
 */
async function violations(hands, { disabled, exclude }) {
  const source = await engineSource();
  const frames = (await hands.frames()).filter((frame) => frame.visible);
  const violations = [];
  for (const frame of frames) {
    if (!(await frame.run('has-engines'))) await frame.load(source);
    const off = [...disabled];
    if (!frame.parent) off.push(...rulesOfTheTopPage);
    if (frames.some(({ parent }) => parent === frame)) off.push(...rulesOfTheInnermostPage);
    for (const fault of await frame.run('violations', exclude)) {
      if (!off.includes(fault.rule)) violations.push({ frame: plain(frame.url), ...fault });
    }
  }
  return violations;
}

/** The top page of a test is the test runner's, so these rules are not about the page under test. */
const rulesOfTheTopPage = [
  ...['document-title', 'html-has-lang', 'region'],
  ...['aria_content_in_landmark', 'html_lang_exists', 'page_title_exists', 'skip_main_exists'],
];

/** Rules that a page may leave to a page within it, as axe does when it can look into frames. */
const rulesOfTheInnermostPage = ['bypass', 'landmark-one-main', 'page-has-heading-one'];

/**
 * The first visible frame that answers an operation with more than nothing.
 *
 * @param {Hands} hands
 * @param {Parameters<SeenFrame['run']>[0]} operation
 * @param {unknown} argument
 * @returns {Promise<{ frame: SeenFrame, answer: any } | undefined>}
 */
async function firstAnswer(hands, operation, argument) {
  for (const frame of await hands.frames()) {
    const answer = frame.visible && (await frame.run(operation, argument).catch(() => undefined));
    if (answer) return { frame, answer };
  }
  return undefined;
}

/**
 * @param {Hands} hands
 * @param {Parameters<SeenFrame['run']>[0]} operation
 * @param {unknown} argument
 */
async function someFrame(hands, operation, argument) {
  return (await firstAnswer(hands, operation, argument)) !== undefined;
}

/**
 * Tries until it works. Between two tries it waits for a change in any document, for frames come and go meanwhile:
 * what fails because one of them went away is tried again like everything else.
 *
 * @template T
 * @param {Hands} hands
 * @param {string} aim
 * @param {() => Promise<T | undefined | false>} attempt
 * @param {number} [within] in ms
 * @returns {Promise<T>}
 */
async function eventually(hands, aim, attempt, within = patience) {
  const deadline = Date.now() + within;
  let trouble = '';
  while (Date.now() < deadline) {
    try {
      const result = await attempt();
      if (result) return result;
    } catch (error) {
      trouble = ` Last trouble: ${error instanceof Error ? error.message : String(error)}.`;
    }
    await nextChange(hands);
  }
  throw new Error(`The shopper could not ${aim} in ${within / 1000} s.${trouble}\n${await report(hands)}`);
}

/** @param {Hands} hands */
async function nextChange(hands) {
  const frames = await hands.frames().catch(() => []);
  const visible = frames.filter((frame) => frame.visible);
  // The innermost frame is where things happen; where several can be watched at once, all are.
  const watched = visible.slice(-1);
  await Promise.race(watched.map((frame) => frame.run('change', 100).catch(() => undefined)));
}

/** @param {Hands} hands */
async function report(hands) {
  const lines = [];
  for (const frame of await hands.frames().catch(() => [])) {
    const seen = await frame.run('report').catch(() => undefined);
    lines.push(`- ${plain(frame.url)}${frame.visible ? '' : ' (hidden)'}`);
    if (!seen) lines.push('    does not answer');
    else if (frame.visible) {
      lines.push(`    buttons and links: ${seen.pressable.join(', ') || 'none'}`);
      lines.push(`    fields: ${seen.fillable.join(', ') || 'none'}`);
      lines.push(`    text: ${seen.text || 'none'}`);
    }
  }
  return `Frames of the page:\n${lines.join('\n')}`;
}

/** @param {string} url */
function plain(url) {
  return url.replace(/[?#].*$/, '');
}

/** @param {Wanted} wanted */
function show(wanted) {
  return typeof wanted === 'string' ? JSON.stringify(wanted) : `/${wanted.source}/${wanted.flags}`;
}

/**
 * @param {string} text
 * @param {Wanted} wanted
 */
function matches(text, wanted) {
  return typeof wanted === 'string' ? text === wanted : new RegExp(wanted.source, wanted.flags).test(text);
}
