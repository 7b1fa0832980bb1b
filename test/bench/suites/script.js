// @ts-check
import { median, ratios } from '../figures.js';

const runs = 8;

/**
 * The time for which the one-file script holds up its page, against a minimal element made with Lit. Both are loaded by a
 * script tag, as shops do: the browser parses them in the background, and their run is what the page waits for. Each load
 * is a text that the engine has not met.
 *
 * @type {import('../run.js').Suite}
 */
export const script = {
  title: 'running the one-file script',
  rounds: 5,
  async run(lab, rounds) {
    const scripts = {
      ours: await lab.built('hyper-checkout.js'),
      minimal: await lab.bundle(new URL('../pages/minimal-element.ts', import.meta.url), 'minimal'),
    };
    const names = /** @type {(keyof typeof scripts)[]} */ (Object.keys(scripts));
    lab.answers.set('/empty', { body: pageWith('') });
    const { page, close } = await lab.open('/empty');
    let loads = 0;
    const timeOf = async (/** @type {string} */ text) => {
      const load = ++loads;
      lab.answers.set(`/${load}.js`, { type: 'text/javascript', body: `${text}\n//${load}` });
      lab.answers.set(`/${load}`, { body: pageWith(`<script src="/${load}.js"></script>`) });
      await page.tracing.start({ categories: ['devtools.timeline'] });
      await page.goto(`${lab.shop}/${load}`);
      return evaluationOf(await page.tracing.stop(), `/${load}.js`);
    };
    /** @type {Record<keyof typeof scripts, number[]>} */
    const taken = { ours: [], minimal: [] };
    for (let round = -1; round < rounds; round++) {
      /** @type {Record<keyof typeof scripts, number[]>} */
      const times = { ours: [], minimal: [] };
      for (let run = 0; run < runs; run++) {
        for (const name of run % 2 ? names : [...names].reverse()) times[name].push(await timeOf(scripts[name]));
      }
      // The first round fills caches and warms the browser up.
      if (round >= 0) for (const name of names) taken[name].push(median(times[name]));
    }
    await close();
    return [
      {
        name: 'evaluation of the one-file script',
        against: 'a minimal element made with Lit',
        values: ratios(taken.ours, taken.minimal),
        aim: 1.25,
        gate: 1.4,
        context: `${median(taken.ours).toFixed(2)} / ${median(taken.minimal).toFixed(2)} ms`,
      },
    ];
  },
};

/** @param {string} head */
function pageWith(head) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body></body></html>`;
}

/**
 * Returns the time for which a script was evaluated, in ms.
 *
 * @param {Uint8Array | undefined} trace what the browser has recorded
 * @param {string} path
 */
function evaluationOf(trace, path) {
  /** @type {{ traceEvents: { name: string, dur?: number, args: { data?: { url?: string } } }[] }} */
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace));
  const found = traceEvents.find(({ name, args }) => name === 'EvaluateScript' && args.data?.url?.endsWith(path));
  if (!found?.dur) throw new Error(`${path} was not evaluated`);
  return found.dur / 1000;
}
