import { oneEvent } from '@open-wc/testing';

interface Axe {
  readonly run: (page: Document, options: object) => Promise<{ readonly violations: readonly Violation[] }>;
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Rules of axe-core: those alone, or all without some. */
export type AxeRules = { readonly only: readonly string[] } | { readonly without: readonly string[] };

/** Returns what axe-core finds on a page of this origin, as sentences. */
export async function axeFaults(page: Document, wanted: AxeRules): Promise<string[]> {
  const axe = axeIn(page) ?? (await load(page));
  const off = 'without' in wanted ? wanted.without.map((rule) => [rule, { enabled: false }]) : [];
  // axe leaves this one out unless it is asked.
  const rules = Object.fromEntries([['target-size', { enabled: true }], ...off]);
  const choice = 'only' in wanted ? { runOnly: { type: 'rule', values: wanted.only } } : { rules };
  const { violations } = await axe.run(page, {
    ...choice,
    resultTypes: ['violations'],
    iframes: false,
    preload: false,
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}

async function load(page: Document): Promise<Axe> {
  const script = Object.assign(page.createElement('script'), { src: '/node_modules/axe-core/axe.min.js' });
  const loaded = oneEvent(script, 'load');
  page.head.append(script);
  await loaded;
  const axe = axeIn(page);
  if (!axe) throw new Error('axe-core did not load.');
  return axe;
}

function axeIn(page: Document): Axe | undefined {
  const axe: unknown = page.defaultView && Reflect.get(page.defaultView, 'axe');
  return isAxe(axe) ? axe : undefined;
}

function isAxe(value: unknown): value is Axe {
  return typeof value === 'object' && value !== null && 'run' in value;
}
