import { processStatuses } from '../../protocol/process-status.ts';
import type { Checkout, Instrument, PaymentResult, Refusal, Transaction } from './checkout.ts';
import { news, paymentAttempt, processRefused, processResult, type SdkNews } from './sdk-messages.ts';

/*
 * Where the shopper is, what may happen there, and what follows: pure, as one table. What is not in the table is
 * ignored, such as an answer to a question that nobody waits for any more.
 *
 * Each accepted `process` ends in exactly one `process_result`: on the way into `refused`, `paid`, `pending` or
 * `ended`.
 */

/** One of the two ways to pay. */
export type Method = Instrument['method'];

/** A verified order on the page, and the last attempt that failed, if there was one. */
interface Visit {
  readonly checkout: Checkout;
  readonly failure?: PaymentResult;
}

/** Why the form is shown again after Pay: the gateway's refusal, or nothing came back. */
export type Notice = Refusal | 'unreachable';

/** A transaction under way and what it is paid with. */
interface Payment {
  readonly transaction: Transaction;
  readonly paid: Pick<PaymentResult, 'paymentInstrument' | 'paymentInstrumentGroup'>;
}

/** Where the shopper is. One member per screen; `asking` lies over another one. */
export type Flow =
  | { readonly screen: 'waiting' }
  | { readonly screen: 'opening' }
  | { readonly screen: 'refused'; readonly refusal: Refusal }
  | { readonly screen: 'unreachable' }
  | ({ readonly screen: 'home' } & Visit)
  | ({ readonly screen: 'form'; readonly method: Method; readonly notice?: Notice } & Visit)
  | ({ readonly screen: 'starting'; readonly method: Method; readonly paid: Payment['paid'] } & Visit)
  | ({ readonly screen: 'bank' } & Visit & Payment)
  | ({ readonly screen: 'checking' } & Visit & Payment)
  | ({ readonly screen: 'unsettled' } & Visit & Payment)
  | ({ readonly screen: 'failed'; readonly result: PaymentResult } & Visit)
  | { readonly screen: 'asking'; readonly from: Askable }
  | ({ readonly screen: 'leaving'; readonly begun: PaymentResult | undefined } & Visit)
  | ({ readonly screen: 'paid'; readonly result: PaymentResult } & Visit)
  | ({ readonly screen: 'pending'; readonly result: PaymentResult } & Visit)
  | { readonly screen: 'ended'; readonly checkout?: Checkout };

/** The screens that are not left without a question. */
type Askable = Extract<Flow, { screen: 'home' | 'starting' | 'bank' | 'checking' }>;

/** What can happen. `at` is the time of it, ISO 8601. */
export type Input =
  | { readonly type: 'process' }
  | { readonly type: 'opened'; readonly checkout: Checkout }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly at: string }
  | { readonly type: 'unreachable' }
  | { readonly type: 'choose'; readonly method: Method }
  | { readonly type: 'pay'; readonly instrument: Instrument }
  | { readonly type: 'started'; readonly transaction: Transaction }
  | { readonly type: 'bank-done' }
  | { readonly type: 'answered'; readonly result: PaymentResult; readonly final: boolean }
  | { readonly type: 'again'; readonly at: string }
  | { readonly type: 'back' }
  | { readonly type: 'stay' }
  | { readonly type: 'leave' }
  | { readonly type: 'left'; readonly result: PaymentResult };

/** What is to be done beside showing the next screen. */
export type Effect =
  | { readonly do: 'open' }
  | { readonly do: 'start'; readonly token: string; readonly instrument: Instrument }
  | { readonly do: 'check'; readonly token: string; readonly transactionId: string }
  | { readonly do: 'leave'; readonly token: string }
  | { readonly do: 'tell'; readonly news: SdkNews };

/** The next screen and what is to be done on the way there. */
export interface Step {
  readonly flow: Flow;
  readonly effects: readonly Effect[];
}

type On<Screen extends Flow['screen'], Type extends Input['type']> = (
  flow: Extract<Flow, { screen: Screen }>,
  input: Extract<Input, { type: Type }>,
) => Step;
type Table = { readonly [S in Flow['screen']]: { readonly [T in Input['type']]?: On<S, T> } };

const to = (flow: Flow, ...effects: Effect[]): Step => ({ flow, effects });
const tell = (message: SdkNews): Effect => ({ do: 'tell', news: message });
const end = (result: PaymentResult, checkout?: Checkout): Step =>
  to({ screen: 'ended', ...(checkout && { checkout }) }, tell(processResult(result)));
const open = () => to({ screen: 'opening' }, { do: 'open' });
const ask = (from: Askable): Step => to({ screen: 'asking', from });

const table: Table = {
  waiting: { process: open },
  opening: {
    process: open,
    opened: (_, { checkout }) => enter(checkout),
    refused: (_, { refusal, at }) => {
      const expired = refusal.code === 'time-expired' ? [tell(news('sessionExpired', { timestamp: at }))] : [];
      return to({ screen: 'refused', refusal }, ...expired, tell(processRefused(refusal)));
    },
    unreachable: () => to({ screen: 'unreachable' }),
    back: () => end({ status: 'backpressed' }),
  },
  refused: { process: open },
  unreachable: { process: open, again: open, back: () => end({ status: 'backpressed' }) },
  home: {
    process: open,
    choose: ({ checkout, failure }, { method }) =>
      to({ screen: 'form', method, checkout, ...(failure && { failure }) }),
    back: ask,
  },
  form: {
    process: open,
    pay: (form, { instrument }) =>
      to(
        { ...visitOf(form), screen: 'starting', method: form.method, paid: paidWith(instrument) },
        tell(paymentAttempt(instrument)),
        { do: 'start', token: form.checkout.token, instrument },
      ),
    back: (form) => to({ ...visitOf(form), screen: 'home' }),
  },
  starting: {
    process: open,
    started: (flow, { transaction }) => to({ ...visitOf(flow), screen: 'bank', transaction, paid: flow.paid }),
    refused: (flow, { refusal }) => to({ ...visitOf(flow), screen: 'form', method: flow.method, notice: refusal }),
    unreachable: (flow) => to({ ...visitOf(flow), screen: 'form', method: flow.method, notice: 'unreachable' }),
    back: ask,
  },
  bank: {
    process: open,
    'bank-done': (flow) => check(flow),
    back: ask,
  },
  checking: {
    process: open,
    answered: (flow, { result, final }) => {
      switch (processStatuses[result.status].outcome) {
        case 'success':
          return to({ ...visitOf(flow), screen: 'paid', result }, tell(processResult(result)));
        case 'failed':
          return to({ ...visitOf(flow), screen: 'failed', result });
        default:
          if (!final) return to({ ...flow, screen: 'unsettled' });
          return to({ ...visitOf(flow), screen: 'pending', result }, tell(processResult(result)));
      }
    },
    // The bank may have taken the money: without an answer the payment is open, not failed.
    refused: (flow) => to({ ...flow, screen: 'unsettled' }),
    unreachable: (flow) => to({ ...flow, screen: 'unsettled' }),
    back: ask,
  },
  unsettled: {
    process: open,
    again: (flow) => check(flow),
    back: ({ paid, checkout }) => end({ status: 'pending_vbv', ...paid }, checkout),
  },
  failed: {
    process: open,
    again: ({ checkout, result }, { at }) =>
      to({ screen: 'home', checkout, failure: result }, tell(news('retryTriggered', { timestamp: at }))),
    back: ({ result, checkout }) => end(result, checkout),
  },
  asking: {
    process: open,
    stay: ({ from }) => to(from),
    back: ({ from }) => to(from),
    leave: ({ from }) => {
      // With an attempt behind it the visit ends as that attempt did; `backpressed` would say that there was none.
      if (from.screen === 'home' && from.failure) return end(from.failure, from.checkout);
      const begun: PaymentResult | undefined =
        from.screen === 'home' ? undefined : { status: 'user_aborted', ...from.paid };
      return to({ ...visitOf(from), screen: 'leaving', begun }, { do: 'leave', token: from.checkout.token });
    },
  },
  leaving: {
    process: open,
    // The gateway may not have heard of a transaction that is on its way to it; we have.
    left: ({ begun, checkout }, { result }) => {
      const early = begun && processStatuses[result.status].outcome === 'cancelled';
      return end(early ? begun : { ...begun, ...result }, checkout);
    },
    refused: ({ begun, checkout }) => end(begun ?? { status: 'backpressed' }, checkout),
    unreachable: ({ begun, checkout }) => end(begun ?? { status: 'backpressed' }, checkout),
  },
  paid: { process: open },
  pending: { process: open },
  ended: { process: open },
};

/** What follows from an input. An input that has no meaning on the screen changes nothing. */
export function step(flow: Flow, input: Input): Step {
  // The table's type pairs each screen and input with its own function; a lookup by two variables loses that.
  const on = table[flow.screen][input.type] as ((flow: Flow, input: Input) => Step) | undefined;
  if (on) return on(flow, input);
  if (flow.screen !== 'asking') return to(flow);
  // Under the question the payment goes on.
  const under = step(flow.from, input);
  if (under.flow === flow.from) return to(flow);
  return isAskable(under.flow) ? to({ screen: 'asking', from: under.flow }, ...under.effects) : under;
}

/** Whether the page has a use for a back press on this screen. */
export function takesBack(flow: Flow): boolean {
  return table[flow.screen].back !== undefined;
}

/** Where a verified order begins: at home, unless it is paid already or the shopper was at the bank. */
function enter(checkout: Checkout): Step {
  if (!checkout.last) return to({ screen: 'home', checkout });
  const { answer, transaction } = checkout.last;
  const { status, ...paid } = answer.result;
  switch (processStatuses[status].outcome) {
    case 'success':
      return to({ screen: 'paid', checkout, result: answer.result }, tell(processResult(answer.result)));
    case 'failed':
      return to({ screen: 'home', checkout, failure: answer.result });
    default:
      return to(
        transaction && !answer.final ? { screen: 'bank', checkout, transaction, paid } : { screen: 'home', checkout },
      );
  }
}

function check(flow: Visit & Payment): Step {
  const { transaction, paid } = flow;
  const effect: Effect = { do: 'check', token: flow.checkout.token, transactionId: transaction.transactionId };
  return to({ ...visitOf(flow), screen: 'checking', transaction, paid }, effect);
}

function visitOf({ checkout, failure }: Visit): Visit {
  return { checkout, ...(failure && { failure }) };
}

function isAskable(flow: Flow): flow is Askable {
  return flow.screen === 'home' || flow.screen === 'starting' || flow.screen === 'bank' || flow.screen === 'checking';
}

function paidWith(instrument: Instrument): Payment['paid'] {
  return instrument.method === 'card'
    ? { paymentInstrument: instrument.brand, paymentInstrumentGroup: 'card' }
    : { paymentInstrument: instrument.bank, paymentInstrumentGroup: 'nb' };
}
