import { processStatuses } from '../../protocol/process-status.ts';
import type { Checkout, PaymentResult, TransactionAnswer } from './checkout.ts';
import type { Askable, Effect, Flow, Input, Payment, Step, Visit } from './flow.ts';
import { methodAtHand, offersMethod } from './terms.ts';
import { news, paymentAttempt, processRefused, processResult, type SdkNews } from './sdk-messages.ts';

/*
 * Where the shopper is, what may happen there, and what follows: pure, as one table. What is not in the table is
 * ignored, such as an answer to a question that nobody waits for any more.
 *
 * Each accepted `process` ends in exactly one `process_result`: on the way into `refused`, `paid`, `pending` or
 * `ended`.
 */

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
const paidOf = ({ result, amount }: TransactionAnswer) => ({ result, ...(amount !== undefined && { amount }) });

type Open = Exclude<Extract<Flow, Visit>, { screen: 'leaving' | 'paid' | 'pending' }>;
type OnPhone = Extract<Flow, { screen: 'phone' }>;
type Of<Type extends Input['type']> = Extract<Input, { type: Type }>;

/** The merchant page may bring a new order wherever one is open. Whether it is taken is for the gateway to say. */
const updatable = {
  update: (flow: Open, { update }: Of<'update'>) =>
    to(flow, { do: 'update', token: flow.checkout.token, update, resumes: false }),
  updated: (flow: Open, { terms }: Of<'updated'>) => to({ ...flow, checkout: { ...flow.checkout, ...terms } }),
};

const table: Table = {
  waiting: {},
  opening: {
    // It waits until there is an order that it can replace.
    update: (_, { update }) => to({ screen: 'opening', update }),
    opened: ({ update }, { checkout, quick }) => {
      const { flow, effects } = enter(checkout, quick === true);
      return update
        ? to(flow, ...effects, { do: 'update', token: checkout.token, update, resumes: false })
        : to(flow, ...effects);
    },
    refused: (_, { refusal, at }) => {
      const expired = refusal.code === 'time-expired' ? [tell(news('sessionExpired', { timestamp: at }))] : [];
      return to({ screen: 'refused', refusal }, ...expired, tell(processRefused(refusal)));
    },
    unreachable: () => to({ screen: 'unreachable' }),
    back: () => end({ status: 'backpressed' }),
  },
  refused: {},
  unreachable: { again: open, back: () => end({ status: 'backpressed' }) },
  home: {
    ...updatable,
    choose: ({ checkout, failure }, { method }) =>
      to({ screen: 'form', method, checkout, ...(failure && { failure }) }),
    back: ask,
  },
  form: {
    ...updatable,
    // The order may be another customer's now, or locked to other methods.
    updated: (form, { terms }) => {
      const checkout = { ...form.checkout, ...terms };
      return offersMethod(checkout, form.method)
        ? to({ ...form, checkout })
        : to({ ...visitOf(form), checkout, screen: 'home' });
    },
    pay: begin,
    back: (form) => to({ ...visitOf(form), screen: 'home' }),
  },
  holding: {
    ...updatable,
    resume: (flow, { txnReference, status, update }) => {
      if (txnReference !== flow.txnReference || flow.resuming) return to(flow);
      if (!status) return leave(flow, undefined);
      if (!update) return startHeld(flow);
      return to({ ...flow, resuming: true }, { do: 'update', token: flow.checkout.token, update, resumes: true });
    },
    updated: (flow, { terms, resumes }) => {
      const next = { ...flow, checkout: { ...flow.checkout, ...terms } };
      return resumes ? startHeld(next) : to(next);
    },
    'not-updated': (flow, { notice }) =>
      notice === 'unreachable'
        ? to({ ...visitOf(flow), screen: 'form', method: flow.method, notice })
        : // The shop wants another order than the shopper sees, and that one does not hold: neither is paid.
          to({ screen: 'refused', refusal: notice }, tell(processRefused(notice))),
    back: ask,
  },
  starting: {
    ...updatable,
    started: (flow, { transaction }) => wait({ ...visitOf(flow), transaction, paid: flow.paid }, true),
    refused: (flow, { refusal }) => to({ ...visitOf(flow), screen: 'form', method: flow.method, notice: refusal }),
    unreachable: (flow) => to({ ...visitOf(flow), screen: 'form', method: flow.method, notice: 'unreachable' }),
    back: ask,
  },
  bank: {
    ...updatable,
    'bank-done': (flow) => check(flow),
    back: ask,
  },
  outside: {
    ...updatable,
    // The bank has the window, or another tab. If this page is still there, or again, it looks how it stands.
    answered: (flow, answer) => (answer.final ? settle(flow, answer) : poll(flow)),
    unreachable: (flow) => poll(flow),
    refused: (flow) => to({ ...visitOf(flow), screen: 'unsettled', transaction: flow.transaction, paid: flow.paid }),
    back: ask,
  },
  phone: {
    ...updatable,
    answered: (flow, answer) => {
      if (answer.final) return settle(flow, answer);
      return flow.offline ? poll(withoutOffline(flow)) : poll(flow);
    },
    // The phone has its own way to the bank: we look again until there is an answer.
    unreachable: (flow) => poll(flow.offline ? flow : { ...flow, offline: true }),
    refused: (flow) => to({ ...visitOf(flow), screen: 'unsettled', transaction: flow.transaction, paid: flow.paid }),
    elsewhere: (flow) => to({ ...visitOf(flow), screen: 'form', method: flow.transaction.method }),
    back: ask,
  },
  checking: {
    ...updatable,
    answered: (flow, answer) => (answer.final ? settle(flow, answer) : to({ ...flow, screen: 'unsettled' })),
    // The bank may have taken the money: without an answer the payment is open, not failed.
    refused: (flow) => to({ ...flow, screen: 'unsettled' }),
    unreachable: (flow) => to({ ...flow, screen: 'unsettled' }),
    back: ask,
  },
  unsettled: {
    ...updatable,
    again: (flow) => check(flow),
    back: ({ paid, checkout }) => end({ status: 'pending_vbv', ...paid }, checkout),
  },
  failed: {
    ...updatable,
    again: ({ checkout, result }, { at }) =>
      to({ screen: 'home', checkout, failure: result }, tell(news('retryTriggered', { timestamp: at }))),
    // Straight to a new code, where the old one has expired.
    pay: ({ checkout, result }, input) => begin({ checkout, failure: result }, input),
    back: ({ result, checkout }) => end(result, checkout),
  },
  asking: {
    stay: ({ from }) => to(from),
    back: ({ from }) => to(from),
    leave: ({ from }) => leave(from, from.screen === 'home' || from.screen === 'holding' ? undefined : from.paid),
  },
  leaving: {
    // The gateway may not have heard of a transaction that is on its way to it; we have.
    left: ({ begun, checkout }, { result }) => {
      const early = begun && processStatuses[result.status].outcome === 'cancelled';
      return end(early ? begun : { ...begun, ...result }, checkout);
    },
    refused: ({ begun, checkout }) => end(begun ?? { status: 'backpressed' }, checkout),
    unreachable: ({ begun, checkout }) => end(begun ?? { status: 'backpressed' }, checkout),
  },
  paid: {},
  pending: {},
  ended: {},
};

/** What follows from an input. An input that has no meaning on the screen changes nothing. */
export function step(flow: Flow, input: Input): Step {
  // A new order takes the place of whatever was shown.
  if (input.type === 'process') return open();
  // The table's type pairs each screen and input with its own function; a lookup by two variables loses that.
  const on = table[flow.screen][input.type] as ((flow: Flow, input: Input) => Step) | undefined;
  if (on) return on(flow, input);
  if (flow.screen !== 'asking') return to(flow);
  // Under the question the payment goes on.
  const under = step(flow.from, input);
  if (under.flow === flow.from) return to(flow, ...under.effects);
  return isAskable(under.flow) ? to({ screen: 'asking', from: under.flow }, ...under.effects) : under;
}

/** Whether the page has a use for a back press on this screen. */
export function takesBack(flow: Flow): boolean {
  return table[flow.screen].back !== undefined;
}

/** Where a verified order begins: at home, unless it is paid already or the shopper was at the bank. */
function enter(checkout: Checkout, quick: boolean): Step {
  const method = quick ? methodAtHand(checkout) : undefined;
  if (!checkout.last) return method ? to({ screen: 'form', method, checkout }) : to({ screen: 'home', checkout });
  const { answer, transaction } = checkout.last;
  const { status, ...paid } = answer.result;
  switch (processStatuses[status].outcome) {
    case 'success':
      return to({ screen: 'paid', checkout, ...paidOf(answer) }, tell(processResult(answer.result)));
    case 'failed':
      return to({ screen: 'home', checkout, failure: answer.result });
    default:
      return transaction && !answer.final ? wait({ checkout, transaction, paid }) : to({ screen: 'home', checkout });
  }
}

/**
 * The visit is given up, by the shopper or by the merchant page that does not let a payment go on.
 *
 * With an attempt behind it the visit ends as that attempt did; `backpressed` would say that there was none. Otherwise
 * the gateway says which it is: `backpressed` if no transaction was begun, also where Pay was pressed and the merchant
 * page said no. The documentation has no word for that case, and by the meaning of the two no order status is needed.
 *
 * @param begun what is paid with, if a transaction may exist
 */
function leave(flow: Visit, begun: Payment['paid'] | undefined): Step {
  const { checkout, failure } = flow;
  if (failure && !begun) return end(failure, checkout);
  return to(
    { ...visitOf(flow), screen: 'leaving', begun: begun && { status: 'user_aborted', ...begun } },
    { do: 'leave', token: checkout.token },
  );
}

function startHeld(flow: Extract<Flow, { screen: 'holding' }>): Step {
  const { method, paid, checkout } = flow;
  return to(
    { ...visitOf(flow), screen: 'starting', method, paid },
    { do: 'start-held', token: checkout.token, amount: checkout.order.amount },
  );
}

/** Where the shopper finishes what was begun. Only right after a press of Pay does the browser let the window go. */
function wait({ transaction, paid, ...visit }: Visit & Payment, pressed = false): Step {
  switch (transaction.waits) {
    case 'bank': {
      if (transaction.framing === undefined) return to({ ...visit, screen: 'bank', transaction, paid });
      const { flow, effects } = poll({ ...visit, screen: 'outside', transaction, paid });
      return to(flow, ...effects, ...(pressed ? [{ do: 'go', url: transaction.bankUrl } as const] : []));
    }
    case 'phone':
      return poll({ ...visit, screen: 'phone', transaction, paid });
    case 'nowhere':
      return check({ ...visit, transaction, paid });
  }
}

/** What nobody has to answer any more. */
function settle(flow: Visit, answer: TransactionAnswer): Step {
  const { result, expired } = answer;
  switch (processStatuses[result.status].outcome) {
    case 'success':
      return to({ ...visitOf(flow), screen: 'paid', ...paidOf(answer) }, tell(processResult(result)));
    case 'failed':
      return to({ ...visitOf(flow), screen: 'failed', result, ...(expired && { expired }) });
    default:
      return to({ ...visitOf(flow), screen: 'pending', result }, tell(processResult(result)));
  }
}

function poll(flow: OnPhone | Extract<Flow, { screen: 'outside' }>): Step {
  const { checkout, transaction } = flow;
  return to(flow, { do: 'poll', token: checkout.token, transactionId: transaction.transactionId });
}

function withoutOffline(flow: OnPhone): OnPhone {
  const { offline: _, ...rest } = flow;
  return rest;
}

/** Pay was pressed. */
function begin(from: Visit, { instrument, txnReference }: Of<'pay'>): Step {
  const { checkout } = from;
  const paying = { ...visitOf(from), method: instrument.command.method, paid: instrument.paid };
  // Without order updation the event is only news, and must not look as if it wanted an answer.
  return checkout.orderUpdation
    ? to(
        { ...paying, screen: 'holding', txnReference },
        { do: 'hold', instrument },
        tell(paymentAttempt(instrument, txnReference)),
      )
    : to({ ...paying, screen: 'starting' }, tell(paymentAttempt(instrument)), {
        do: 'start',
        token: checkout.token,
        amount: checkout.order.amount,
        instrument,
      });
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
  return ['home', 'holding', 'starting', 'bank', 'outside', 'phone', 'checking'].includes(flow.screen);
}
