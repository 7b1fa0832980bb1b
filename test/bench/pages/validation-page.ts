/*
 * The page of the suite validation. Each contestant is a script of its own, and has left its check in a global.
 */

/** One contestant: the first field that is wrong, or undefined. */
export type Check = (payload: unknown) => string | undefined;

let payloads: readonly unknown[] = [];
let violations = 0;
document.addEventListener('securitypolicyviolation', () => violations++);

function checkOf(contestant: string): Check {
  const found: unknown = Reflect.get(window, contestant);
  if (typeof found !== 'object' || found === null || !('check' in found))
    throw new Error(`No contestant ${contestant}`);
  return found.check as Check;
}

/** Takes the payloads that are checked over and over. Each is an object of its own, with texts of its own. */
function load(all: readonly unknown[]): void {
  payloads = all;
}

/** Returns a contestant's verdict about each payload: the field that is wrong, or null. */
function verdicts(contestant: string, all: readonly unknown[]): (string | null)[] {
  return all.map((payload) => checkOf(contestant)(payload) ?? null);
}

/** Checks every loaded payload so many times and returns the time of one check, in µs. */
function time(contestant: string, times: number): number {
  const check = checkOf(contestant);
  let wrong = 0;
  const started = performance.now();
  for (let turn = 0; turn < times; turn++) {
    for (const payload of payloads) if (check(payload) !== undefined) wrong++;
  }
  const spent = performance.now() - started;
  if (wrong > 0) throw new Error(`${contestant} refused a valid payload`);
  return (spent * 1000) / (times * payloads.length);
}

/** The functions that the suite calls in the page. */
const bench = { load, verdicts, time, violations: () => violations };

declare global {
  interface Window {
    validationBench: typeof bench;
  }
}

window.validationBench = bench;
