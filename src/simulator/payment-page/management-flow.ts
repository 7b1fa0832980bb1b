import type { SavedMethod, SavedMethods } from '../contract/payment-page.ts';
import type { Refusal } from '../contract/value.ts';
import type { Notice, Step } from './flow.ts';
import { news, processRefused, processResult } from './sdk-messages.ts';

/*
 * The screens of `paymentManagement`: what a customer has saved, and how to remove it. Nothing is paid here, so it ends
 * as a visit without a transaction does, in one `process_result` with the status `backpressed`.
 */

/** The state of the page on which the customer manages saved methods. */
export type ManagementFlow =
  | { readonly screen: 'methods-opening' }
  | { readonly screen: 'methods-refused'; readonly refusal: Refusal }
  | { readonly screen: 'methods-unreachable' }
  | {
      readonly screen: 'methods';
      readonly saved: SavedMethods;
      /** The id of the method that is being removed. */
      readonly removing?: string;
      /** The method that was removed last. */
      readonly removed?: SavedMethod;
      /** The reason why the last removal failed. */
      readonly notice?: Notice;
    }
  | { readonly screen: 'methods-closed'; readonly saved?: SavedMethods };

/** Inputs of the management page. `at` is the time of the input, ISO 8601. */
export type ManagementInput =
  | { readonly type: 'manage' }
  | { readonly type: 'found'; readonly saved: SavedMethods }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'prefer'; readonly id: string }
  | { readonly type: 'preferred'; readonly methods: readonly SavedMethod[]; readonly id: string }
  | { readonly type: 'removed'; readonly methods: readonly SavedMethod[] }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly at: string }
  | { readonly type: 'unreachable' }
  | { readonly type: 'again'; readonly at: string }
  | { readonly type: 'back' };

/** The next screen and what is to be done on the way there. */
export interface ManagementStep {
  readonly flow: ManagementFlow;
  readonly effects: readonly ManagementEffect[];
}

/** Effects of a step, beside showing the next screen. */
export type ManagementEffect =
  | { readonly do: 'find' }
  | { readonly do: 'prefer'; readonly token: string; readonly id: string }
  | { readonly do: 'remove'; readonly token: string; readonly id: string }
  | Extract<Step['effects'][number], { do: 'tell' }>;

/** Tells whether the customer manages saved methods. */
export function isManaging(flow: { readonly screen: string }): flow is ManagementFlow {
  return flow.screen.startsWith('methods');
}

/** Tells whether the page has a use for a back press on this screen. */
export function managementTakesBack({ screen }: ManagementFlow): boolean {
  return screen !== 'methods-refused' && screen !== 'methods-closed';
}

/** Returns the step that follows from an input. An input that has no meaning on the screen changes nothing. */
export function manage(flow: ManagementFlow, input: { readonly type: string } | ManagementInput): ManagementStep {
  return isKnown(input) ? follow(flow, input) : to(flow);
}

function follow(flow: ManagementFlow, input: ManagementInput): ManagementStep {
  if (input.type === 'manage') return to({ screen: 'methods-opening' }, { do: 'find' });
  if (input.type === 'back') return managementTakesBack(flow) ? close(flow) : to(flow);
  switch (flow.screen) {
    case 'methods-opening':
      if (input.type === 'found') return to({ screen: 'methods', saved: input.saved });
      if (input.type === 'unreachable') return to({ screen: 'methods-unreachable' });
      return input.type === 'refused' ? refuse(input.refusal, input.at) : to(flow);
    case 'methods-unreachable':
      return input.type === 'again' ? to({ screen: 'methods-opening' }, { do: 'find' }) : to(flow);
    case 'methods':
      return change(flow, input);
    default:
      return to(flow);
  }
}

function change(flow: Extract<ManagementFlow, { screen: 'methods' }>, input: ManagementInput): ManagementStep {
  const { saved, removing } = flow;
  switch (input.type) {
    case 'remove':
      return removing === undefined
        ? to({ screen: 'methods', saved, removing: input.id }, { do: 'remove', token: saved.token, id: input.id })
        : to(flow);
    case 'prefer':
      return removing === undefined ? to(flow, { do: 'prefer', token: saved.token, id: input.id }) : to(flow);
    case 'preferred':
      return to({ ...flow, saved: { ...saved, methods: input.methods, default: input.id } });
    case 'removed': {
      const removed = saved.methods.find((method) => method.id === removing);
      return to({ screen: 'methods', saved: { ...saved, methods: input.methods }, ...(removed && { removed }) });
    }
    case 'refused':
      return to({ screen: 'methods', saved, notice: input.refusal });
    case 'unreachable':
      return to({ screen: 'methods', saved, notice: 'unreachable' });
    default:
      return to(flow);
  }
}

function refuse(refusal: Refusal, at: string): ManagementStep {
  const end = { do: 'tell', news: processRefused(refusal) } as const;
  const flow = { screen: 'methods-refused', refusal } as const;
  return refusal.code === 'time-expired'
    ? to(flow, { do: 'tell', news: news('sessionExpired', { timestamp: at }) }, end)
    : to(flow, end);
}

function close(flow: ManagementFlow): ManagementStep {
  return to(
    { screen: 'methods-closed', ...(flow.screen === 'methods' && { saved: flow.saved }) },
    { do: 'tell', news: processResult({ status: 'backpressed' }) },
  );
}

function to(flow: ManagementFlow, ...effects: ManagementEffect[]): ManagementStep {
  return { flow, effects };
}

const inputs: readonly string[] = [
  'manage',
  'found',
  'prefer',
  'preferred',
  'remove',
  'removed',
  'refused',
  'unreachable',
  'again',
  'back',
];

function isKnown(input: { readonly type: string } | ManagementInput): input is ManagementInput {
  return inputs.includes(input.type);
}
