import type { FrameEnding } from '../../src/protocol/payment-page-messages.ts';
import type { ReactVersion } from './bundle-pages.ts';
import type { ScenarioName, Way } from './scenarios.ts';

/** The text that the shopper sees in the end, and the gateway's status of the order then. */
export interface Outcome {
  readonly sees: string;
  /** The status of the order, such as `NOT_FOUND` if none was opened. */
  readonly status: string;
  /** The route that the page shows then, for a page that could have gone to another one. */
  readonly route?: string;
}

/** A page with a version of React. */
export interface Setup {
  readonly react: ReactVersion;
  /** In StrictMode, which runs effects twice from React 18 on. */
  readonly strict?: true;
  /** Default: that of the merchant. */
  readonly ending?: FrameEnding;
  /** Default: all that the merchant has an expectation for. */
  readonly only?: readonly ScenarioName[];
}

/** An outcome that is not what the merchant's code expects. */
export interface Difference {
  readonly react: ReactVersion;
  readonly ending?: FrameEnding;
  readonly scenario: ScenarioName;
  readonly expected: string;
  readonly outcome: Outcome;
  readonly because: string;
}

export interface Merchant {
  readonly id: string;
  /** One sentence about the shape of the page. */
  readonly about: string;
  /** The name of the page in `pages/shops.js`. */
  readonly page: string;
  readonly way: Way;
  /** The end of its payments in a frame. */
  readonly ending: FrameEnding;
  readonly setups: readonly Setup[];
  readonly expects: Partial<Readonly<Record<ScenarioName, Outcome>>>;
  readonly differences?: readonly Difference[];
}

/** One run of a merchant's page. */
export interface Row {
  readonly title: string;
  readonly setup: Omit<Setup, 'only'>;
  readonly scenario: ScenarioName;
  readonly outcome: Outcome;
}

/** Every run of a merchant's page: what comes out as its code expects, and what does not. */
export function rowsOf({ expects, setups, differences = [] }: Merchant): readonly Row[] {
  const expected = setups.flatMap(({ only, ...setup }) =>
    scenariosOf(expects)
      .filter(([scenario]) => only?.includes(scenario) ?? true)
      .map(([scenario, outcome]) => rowOf(setup, scenario, outcome)),
  );
  const different = differences.map(({ react, ending, scenario, outcome }) =>
    rowOf({ react, ...(ending && { ending }) }, scenario, outcome),
  );
  return [...expected, ...different];
}

/** The name of a setup, such as `React 18, StrictMode`. */
export function nameOf({ react, strict, ending }: Omit<Setup, 'only'>): string {
  return [`React ${react}`, ...(strict ? ['StrictMode'] : []), ...(ending ? [`ends by ${ending}`] : [])].join(', ');
}

function scenariosOf(expects: Merchant['expects']): readonly (readonly [ScenarioName, Outcome])[] {
  return Object.entries(expects) as [ScenarioName, Outcome][];
}

function rowOf(setup: Row['setup'], scenario: ScenarioName, outcome: Outcome): Row {
  return { title: `${nameOf(setup)}: ${scenario}`, setup, scenario, outcome };
}
