import { processStatuses } from '../../protocol/process-status.ts';
import {
  begin,
  check,
  choiceIn,
  end,
  enter,
  formOf,
  leave,
  poll,
  settle,
  startHeld,
  tell,
  to,
  visitOf,
  wait,
  withoutOffline,
  type Of,
} from './checkout-steps.ts';
import type { Askable, Flow, Input, Step, Visit } from './flow.ts';
import { offersMethod } from './terms.ts';
import { news, processRefused } from './sdk-messages.ts';

/*
 * Where the shopper is, what may happen there, and what follows: pure, as one table. What is not in the table is
 * ignored, such as an answer that comes after its screen is gone.
 *
 * Each accepted `process` ends in exactly one `process_result`: on the way into `refused`, `paid`, `pending` or
 * `ended`.
 */

type On<Screen extends Flow['screen'], Type extends Input['type']> = (
  flow: Extract<Flow, { screen: Screen }>,
  input: Extract<Input, { type: Type }>,
) => Step;
type Table = { readonly [S in Flow['screen']]: { readonly [T in Input['type']]?: On<S, T> } };

const open = () => to({ screen: 'opening' }, { do: 'open' });
const ask = (from: Askable): Step => to({ screen: 'asking', from });

type Open = Exclude<Extract<Flow, Visit>, { screen: 'leaving' | 'paid' | 'pending' }>;

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
    // With the method that is opened in the list.
    pay: (home, input) => begin(home, input, { instrument: input.instrument.paid.paymentInstrument }),
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
    chosen: (form, { choice }) => to({ ...form, choice: { ...form.choice, ...choice } }),
    pay: (form, input) => begin(form, input, form.choice),
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
        ? to(formOf(flow, notice))
        : // The shop wants another order than the shopper sees, and that one does not hold: neither is paid.
          to({ screen: 'refused', refusal: notice }, tell(processRefused(notice))),
    back: ask,
  },
  starting: {
    ...updatable,
    started: (flow, { transaction }) => wait({ ...visitOf(flow), transaction, paid: flow.paid }, true),
    refused: (flow, { refusal }) => to(formOf(flow, refusal)),
    unreachable: (flow) => to(formOf(flow, 'unreachable')),
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
    elsewhere: ({ transaction, ...flow }) => to(formOf({ ...flow, ...transaction, choice: choiceIn(transaction) })),
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
    again: (flow, { at, same }) => {
      const { checkout, result, receipt } = flow;
      const visit = { checkout, failure: result };
      const isSame = same && offersMethod(checkout, receipt.method);
      return to(
        isSame ? formOf({ ...visit, method: receipt.method, choice: choiceIn(flow) }) : { ...visit, screen: 'home' },
        tell(news('retryTriggered', { timestamp: at })),
      );
    },
    // Straight to a new code, where the old one has expired.
    pay: (flow, input) => {
      const { recurring } = flow.quote;
      // The customer's answer to the mandate is that to the old one.
      const command = { ...input.instrument.command, mandate: recurring !== undefined };
      const again = { ...input, instrument: { ...input.instrument, command } };
      return begin({ checkout: flow.checkout, failure: flow.result }, again, { ...choiceIn(flow), recurring });
    },
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

/** Returns the step that follows from an input. An input that has no meaning on the screen changes nothing. */
export function step(flow: Flow, input: Input): Step {
  // A new order takes the place of whatever was shown.
  if (input.type === 'process') return open();
  // The table's type pairs each screen and input with its own function; a lookup by two variables loses that.
  const on = table[flow.screen][input.type] as ((flow: Flow, input: Input) => Step) | undefined;
  if (on) return on(flow, input);
  // A question is answered before a payment is begun.
  if (flow.screen !== 'asking' || input.type === 'pay') return to(flow);
  // Under the question the payment goes on.
  const under = step(flow.from, input);
  if (under.flow === flow.from) return to(flow, ...under.effects);
  return isAskable(under.flow) ? to({ screen: 'asking', from: under.flow }, ...under.effects) : under;
}

/** Tells whether the page has a use for a back press on this screen. */
export function takesBack(flow: Flow): boolean {
  return table[flow.screen].back !== undefined;
}

function isAskable(flow: Flow): flow is Askable {
  return ['home', 'holding', 'starting', 'bank', 'outside', 'phone', 'checking'].includes(flow.screen);
}
