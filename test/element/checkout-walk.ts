import assert from 'node:assert/strict';
import type {
  Checkout,
  CheckoutInput,
  Effect,
  PageAct,
  RunInput,
  Snapshot,
} from '../../src/element/checkout/checkout.ts';
import { reduce } from '../../src/element/checkout/checkout-reducer.ts';
import { requestsFromProperties } from '../../src/element/checkout/requests-from-properties.ts';
import { issueOf } from '../../src/protocol/checkout-error.ts';
import type { SdkEvent } from '../../src/protocol/sdk-event.ts';
import { noProperties } from './no-properties.ts';

const base = { ...noProperties, clientId: 'acme', environment: 'sandbox', merchantKeyId: '1' };
const orderOf = (id: string, amount: string) => JSON.stringify({ order_id: id, amount });

/** The properties of a page at one moment. */
export const pages = {
  nothing: noProperties,
  'no order': base,
  'order A': { ...base, orderDetails: orderOf('A', '1.00'), signature: 'a' },
  'order A for more': { ...base, orderDetails: orderOf('A', '2.00'), signature: 'a2' },
  'order A in Hindi': { ...base, orderDetails: orderOf('A', '1.00'), signature: 'a', language: 'hindi' },
  'order B': { ...base, orderDetails: orderOf('B', '1.00'), signature: 'b' },
  'half of B': { ...base, orderDetails: orderOf('B', '1.00') },
  'a session': { ...base, sdkPayload: { payload: { clientAuthToken: 't', orderId: 'A' } } },
  'order A in Klingon': { ...base, orderDetails: orderOf('A', '1.00'), signature: 'a', language: 'klingon' },
  'a session with an id': {
    ...base,
    sdkPayload: { requestId: 'r-1', payload: { clientAuthToken: 't', orderId: 'A' } },
  },
  'order A for more under its old signature': { ...base, orderDetails: orderOf('A', '2.00'), signature: 'a' },
  'order A under another signature': { ...base, orderDetails: orderOf('A', '1.00'), signature: 'a2' },
  'Hindi alone': { ...noProperties, language: 'hindi' },
  'another client': { ...base, clientId: 'other', orderDetails: orderOf('A', '1.00'), signature: 'a' },
  'no such environment': { ...base, environment: 'moon' },
} as const;
export type Page = keyof typeof pages;

export function snapshot(page: Page, { manual = false, hasAddress = true } = {}): Snapshot {
  const { orderDetails, signature, sdkPayload, language } = pages[page];
  return {
    given: { orderDetails, signature, sdkPayload, language },
    requests: requestsFromProperties(pages[page], 'en'),
    address: hasAddress
      ? { ok: true, value: { field: 'frame-url', url: 'https://frame.test/' } }
      : { ok: false, issue: issueOf('required', 'frame-url', 'no-default') },
    manual,
    resolvedLanguage: language === 'hindi' ? 'hindi' : 'english',
  };
}

export const eventOf = (event: string, more: Partial<SdkEvent> = {}): SdkEvent => ({
  event,
  payload: {},
  raw: {},
  ...more,
});
const resultOf = (status: string) => eventOf('process_result', { payload: { payload: { status } } });

/** The inputs from the SDK and its frame. */
export const sayings: Readonly<Record<string, RunInput>> = {
  greeting: { type: 'connected' },
  initiated: { type: 'sdk-event', event: eventOf('initiate_result', { payload: { status: 'success' } }) },
  'not initiated': { type: 'sdk-event', event: eventOf('initiate_result', { error: true }) },
  'initiate refused': { type: 'sdk-event', event: eventOf('initiate_result', { error: true, errorCode: 'JP_012' }) },
  'ready to leave': { type: 'initiated' },
  shown: { type: 'sdk-event', event: eventOf('hide_loader') },
  attempt: { type: 'sdk-event', event: eventOf('paymentAttempt') },
  charged: { type: 'sdk-event', event: resultOf('charged') },
  backpressed: { type: 'sdk-event', event: resultOf('backpressed') },
  'signature refused': { type: 'sdk-event', event: eventOf('process_result', { errorCode: 'JP_012' }) },
  crash: { type: 'sdk-event', event: eventOf('invokeErrorHandling') },
  'order refused': { type: 'refused', requestId: undefined, issue: issueOf('amount', 'amount') },
  'still there': { type: 'alive', ms: 1 },
  lost: { type: 'fault', issue: issueOf('sdk-error', 'HyperServices.js') },
};

export type Move =
  | { readonly act: PageAct; readonly page: Page; readonly manual: boolean; readonly isLost: boolean }
  | { readonly says: string; readonly isLate: boolean };

/** A checkout on its way, with what has come of it so far. */
export class Walk {
  checkout: Checkout = { state: { phase: 'idle' }, runs: 0, doubtful: [] };
  #ids = 0;
  readonly log: string[] = [];
  /** Everything that was to be done, in its order. */
  readonly followed: Effect[] = [];
  /** Payments that are open. */
  open = 0;
  opened = 0;
  settled = 0;
  hasSdk = false;
  /** The result that the caller of the latest payment was given. */
  lastEnd: Extract<Effect, { type: 'settle' }>['end'] | undefined;

  /** Makes a move by its name. */
  say(name: string): void {
    this.move(moveOf(name));
  }

  move(move: Move): void {
    this.log.push(JSON.stringify(move));
    if ('act' in move) {
      const { act, page, manual, isLost } = move;
      this.take({ type: act, now: snapshot(page, { manual }), isLost });
    } else {
      const saying = sayings[move.says];
      assert.ok(saying);
      this.take({ ...saying, run: this.checkout.runs - (move.isLate ? 1 : 0) });
    }
  }

  take(input: CheckoutInput): readonly Effect[] {
    const before = JSON.stringify(this.checkout);
    const { checkout, effects } = reduce(this.checkout, input, () => `id-${++this.#ids}`);
    assert.equal(JSON.stringify(this.checkout), before, 'a step leaves what it was given as it was');
    this.checkout = checkout;
    const heard = effects.findIndex(({ type }) => isHeard(type));
    if (heard >= 0)
      assert.ok(
        effects.slice(heard).every(({ type }) => isHeard(type)),
        this.log.join('\n'),
      );
    for (const effect of effects) this.#follow(effect);
    return effects;
  }

  #follow(effect: Effect): void {
    this.followed.push(effect);
    switch (effect.type) {
      case 'begin':
        assert.ok(!this.hasSdk, `one SDK at a time\n${this.log.join('\n')}`);
        this.hasSdk = true;
        break;
      case 'end':
        this.hasSdk = false;
        break;
      case 'open':
        this.open += 1;
        this.opened += 1;
        break;
      case 'settle':
        this.open -= 1;
        this.settled += 1;
        this.lastEnd = effect.end;
        break;
      case 'send':
      case 'adopt':
      case 'deadline':
        assert.ok(this.hasSdk, `${effect.type} needs an SDK\n${this.log.join('\n')}`);
        break;
      case 'again':
        this.take(effect.input);
        break;
      case 'state':
      case 'sdk-event':
      case 'error':
      case 'input-error':
      case 'warning':
      case 'height':
    }
  }
}

export const isHeard = (type: Effect['type']) =>
  ['state', 'sdk-event', 'error', 'input-error', 'warning', 'again'].includes(type);

/** Goes through the named moves: what the page has set, what it does with that (`process: order A`), or what the SDK says. */
export function walkThrough(...names: readonly string[]): Walk {
  const walk = new Walk();
  for (const name of names) walk.say(name);
  return walk;
}

function moveOf(name: string): Move {
  const [type = '', page] = name.split(': ');
  if (type in sayings) return { says: type, isLate: false };
  return page ? act(type as PageAct, page as Page) : act('properties', type as Page);
}

export const act = (type: PageAct, page: Page, more: Partial<Extract<Move, { act: PageAct }>> = {}): Move => ({
  act: type,
  page,
  manual: false,
  isLost: false,
  ...more,
});
