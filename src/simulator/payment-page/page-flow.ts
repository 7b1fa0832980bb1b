import { step, takesBack } from './checkout-flow.ts';
import type { Effect, Flow, Input } from './flow.ts';
import {
  isManaging,
  manage,
  type ManagementEffect,
  type ManagementFlow,
  type ManagementInput,
  managementTakesBack,
} from './management-flow.ts';

/** The state of the page: paying, or managing saved methods. */
export type PageFlow = Flow | ManagementFlow;

/** Inputs of the page. */
export type PageInput = Input | ManagementInput;

/** Effects of a step, beside showing the next screen. */
export type PageEffect = Effect | ManagementEffect;

/** A step: the next screen and its effects. */
export interface PageStep {
  readonly flow: PageFlow;
  readonly effects: readonly PageEffect[];
}

/** Returns the step that follows from an input. A `process` of either kind replaces the current screen. */
export function pageStep(flow: PageFlow, input: PageInput): PageStep {
  if (input.type === 'manage') return manage({ screen: 'methods-opening' }, input);
  if (input.type === 'process') return step({ screen: 'waiting' }, input);
  if (isManaging(flow)) return manage(flow, input);
  return isOfManaging(input) ? { flow, effects: [] } : step(flow, input);
}

/** Tells whether the page has a use for a back press on this screen. */
export function pageTakesBack(flow: PageFlow): boolean {
  return isManaging(flow) ? managementTakesBack(flow) : takesBack(flow);
}

function isOfManaging(input: PageInput): input is Extract<PageInput, { type: (typeof managing)[number] }> {
  return (managing as readonly string[]).includes(input.type);
}

const managing = ['found', 'prefer', 'preferred', 'remove', 'removed'] as const;

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

/**
 * Returns the place of a screen. Screens of one place share their parts. Another place begins with new parts, so that nothing
 * of the screen before is seen to move.
 */
export function placeOf(shown: PageFlow): string {
  if (isManaging(shown)) return 'saved-methods';
  return 'listed' in shown ? 'home' : (places[shown.screen] ?? shown.screen);
}

const places: Readonly<Partial<Record<PageFlow['screen'], string>>> = {
  waiting: 'home',
  opening: 'home',
  holding: 'form',
  starting: 'form',
  unsettled: 'result',
  paid: 'result',
  pending: 'result',
  failed: 'result',
  leaving: 'ended',
};

/** Returns whether the order stands in one line. The first screen, and those without an order, have room for more. */
export function isCompact(shown: PageFlow): boolean {
  return shown.screen !== 'home' && !('listed' in shown) && 'checkout' in shown;
}
