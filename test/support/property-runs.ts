/**
 * Returns the number of runs of a property test. `PROPERTY_RUNS` lowers it, for mutation testing: a mutant repeats
 * each test that covers it.
 */
export function propertyRuns(usual: number): number {
  return Math.min(usual, Number(process.env['PROPERTY_RUNS'] ?? usual));
}
