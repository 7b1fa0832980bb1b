import { createRequire } from 'node:module';
import { build } from 'esbuild';

/** A window of a DOM that merchants' unit tests run in, and what nothing has caught there. */
export interface TestDom {
  readonly window: Window & typeof globalThis;
  readonly uncaught: unknown[];
}

const url = 'http://localhost:3000/cart';

/** The DOMs that merchants' unit tests run in. */
export const doms: Readonly<Record<string, () => Promise<TestDom>>> = {
  jsdom: async () => {
    const { JSDOM, VirtualConsole } = await import('jsdom');
    const uncaught: unknown[] = [];
    const virtualConsole = new VirtualConsole();
    virtualConsole.on('jsdomError', (error) => uncaught.push(error));
    return { window: new JSDOM('', { url, runScripts: 'outside-only', virtualConsole }).window, uncaught };
  },
  'happy-dom': async () => {
    // It takes the timers that there are when it is loaded, which another file of the process may just have replaced.
    const { Window: HappyWindow } = await import('happy-dom');
    const settings = {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      disableIframePageLoading: true,
    };
    const happy = new HappyWindow({ url, settings });
    return { window: happy as unknown as TestDom['window'], uncaught: [] };
  },
};

/** Returns an entry of the package as Vitest and Jest load it: with the conditions of Node and the globals of the DOM. */
export async function scriptOf(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    platform: 'node',
    format: 'cjs',
    bundle: true,
    write: false,
    // The sources are not the files that package.json says have side effects.
    ignoreAnnotations: true,
  });
  return outputFiles[0]?.text ?? '';
}

/** Runs such a script in a window, and returns its exports. */
export function loadScript({ window }: TestDom, script: string): object {
  const load: unknown = window.eval(`(require, module) => { ${script} }`);
  const module = { exports: {} };
  Reflect.apply(load as () => void, undefined, [createRequire(import.meta.url), module]);
  return module.exports;
}
