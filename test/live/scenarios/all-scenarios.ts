import { initiateScenarios } from './initiate.ts';
import { mountScenarios } from './mount.ts';
import { processScenarios } from './process.ts';
import { redirectionScenarios } from './redirection.ts';
import type { Scenario } from './scenario.ts';
import { sessionScenarios } from './session.ts';

/**
 * The observed behaviour of the vendor's script 3.33.7 as scenarios: the 65 rows of its table by their number, and
 * further facts by their id. Each runs against the stand-in of that script and against the simulator's script.
 */
export const scenarios: readonly Scenario[] = [
  ...initiateScenarios,
  ...mountScenarios,
  ...processScenarios,
  ...sessionScenarios,
  ...redirectionScenarios,
];
