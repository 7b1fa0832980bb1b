import type { PageFlow } from '../page-flow.ts';

/** Whether the page shows that something is awaited, and the shopper has nothing to do meanwhile. */
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
