import { oneEvent } from '@open-wc/testing';

interface Axe {
  readonly run: (page: Document, options: object) => Promise<{ readonly violations: readonly Violation[] }>;
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/**
 * What axe-core finds on a page of this origin, as sentences.
 *
 * @param disabled the rules that are left out
 */
export async function axeFaults(page: Document, disabled: readonly string[] = []): Promise<string[]> {
  const axe = axeIn(page) ?? (await load(page));
  const off = disabled.map((rule) => [rule, { enabled: false }]);
  // axe leaves this one out unless it is asked.
  const rules = Object.fromEntries([['target-size', { enabled: true }], ...off]);
  const { violations } = await axe.run(page, { resultTypes: ['violations'], rules, iframes: false });
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
