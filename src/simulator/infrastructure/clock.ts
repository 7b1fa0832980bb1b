import type { GatewayClock } from '../application/services.ts';
import type { Journal } from '../application/store.ts';

const setting = 'clock-ahead';

/** The longest step, in ms: ten years. */
const longestStep = 10 * 366 * 24 * 3_600_000;

/**
 * Makes the clock of a gateway. How far it is ahead is kept in the store, so that nothing grows younger by a restart.
 *
 * @param machine ms since 1970
 */
export function openClock(journal: Pick<Journal, 'setting' | 'saveSetting'>, machine: () => number): GatewayClock {
  let ahead = Number(journal.setting(setting) ?? 0);
  const put = (ms: number) => {
    ahead = ms;
    journal.saveSetting(setting, String(ms));
  };
  return {
    now: () => machine() + ahead,
    ahead: () => ahead,
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0 || ms > longestStep) {
        throw new RangeError('The clock moves forward by whole milliseconds, by ten years at most.');
      }
      put(ahead + ms);
    },
    reset: () => put(0),
  };
}
