import type { PageFlow } from '../page-flow.ts';

/** Tells whether the page only waits, and the customer has nothing to do. */
export function isBusy({ screen }: PageFlow): boolean {
  return busyScreens.includes(screen);
}

const busyScreens: readonly PageFlow['screen'][] = [
  'opening',
  'holding',
  'starting',
  'checking',
  'leaving',
  'methods-opening',
];
