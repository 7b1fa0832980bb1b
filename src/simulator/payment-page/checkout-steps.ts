import { processStatuses } from '../../protocol/process-status.ts';
import type { Quote } from '../contract/quote.ts';
import type { Method } from '../methods/contract.ts';
import type { Checkout, PaymentResult, TransactionAnswer, TransactionEnd } from './checkout.ts';
import type { Effect, Flow, Input, Notice, Payment, Step, Visit } from './flow.ts';
import { priceOf, type PriceChoice } from './quote.ts';
import { methodAtHand } from './terms.ts';
import { paymentAttempt, processResult, type SdkNews } from './sdk-messages.ts';

/*
 * The steps that more than one screen takes.
 */

type OnPhone = Extract<Flow, { screen: 'phone' }>;

/** The input of a type. */
export type Of<Type extends Input['type']> = Extract<Input, { type: Type }>;

/** Shows a screen. */
export const to = (flow: Flow, ...effects: Effect[]): Step => ({ flow, effects });

/** Tells the merchant page. */
export const tell = (message: SdkNews): Effect => ({ do: 'tell', news: message });

/** Ends the visit. */
export const end = (result: PaymentResult, checkout?: Checkout): Step =>
  to(
    {
      screen: 'ended',
      cause: result.status === 'backpressed' ? 'left-before' : 'left-while',
      ...(checkout && { checkout }),
    },
    tell(processResult(result)),
  );

const endOf = ({ result, cause, quote, receipt }: TransactionAnswer): TransactionEnd => ({
  result,
  cause,
  quote,
  receipt,
});

/** Shows the first screen of a verified order: the methods, unless it is paid already or the shopper was at the bank. */
export function enter(checkout: Checkout, quick: boolean): Step {
  const method = quick ? methodAtHand(checkout) : undefined;
  if (!checkout.last) return method ? to({ screen: 'form', method, checkout }) : to({ screen: 'home', checkout });
  const { answer, transaction } = checkout.last;
  const { status, ...paid } = answer.result;
  switch (processStatuses[status].outcome) {
    case 'success':
      return to({ screen: 'paid', checkout, ...endOf(answer) }, tell(processResult(answer.result)));
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
export function leave(flow: Visit, begun: Payment['paid'] | undefined): Step {
  const { checkout, failure } = flow;
  if (failure && !begun) return end(failure, checkout);
  return to(
    { ...visitOf(flow), screen: 'leaving', begun: begun && { status: 'user_aborted', ...begun } },
    { do: 'leave', token: checkout.token },
  );
}

export function startHeld(flow: Extract<Flow, { screen: 'holding' }>): Step {
  const { method, choice, paid, listed, checkout } = flow;
  return to(
    { ...visitOf(flow), screen: 'starting', method, ...(choice && { choice }), ...(listed && { listed }), paid },
    { do: 'start-held', token: checkout.token, price: priceOf(checkout.order, choice, method) },
  );
}

/** Leads to the place where the shopper finishes the payment. Only right after a press of Pay does the browser let the window go. */
export function wait({ transaction, paid, ...visit }: Visit & Payment, pressed = false): Step {
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

/** Shows the end of a transaction. */
export function settle(flow: Visit, answer: TransactionAnswer): Step {
  const { result, cause, quote } = answer;
  switch (processStatuses[result.status].outcome) {
    case 'success':
      return to({ ...visitOf(flow), screen: 'paid', ...endOf(answer) }, tell(processResult(result)));
    case 'failed':
      // A discount that is used up is proposed no more.
      return to({
        ...visitOf(cause === 'discount-gone' ? withoutDiscount(flow, quote.discount?.id) : flow),
        screen: 'failed',
        ...endOf(answer),
      });
    default:
      return to({ ...visitOf(flow), screen: 'pending', ...endOf(answer) }, tell(processResult(result)));
  }
}

function withoutDiscount({ checkout, ...visit }: Visit, gone: string | undefined): Visit {
  const offers = checkout.order.offers?.filter(({ id }) => id !== gone) ?? [];
  return { ...visit, checkout: { ...checkout, order: { ...checkout.order, offers } } };
}

export function poll(flow: OnPhone | Extract<Flow, { screen: 'outside' }>): Step {
  const { checkout, transaction } = flow;
  return to(flow, { do: 'poll', token: checkout.token, transactionId: transaction.transactionId });
}

export function withoutOffline(flow: OnPhone): OnPhone {
  const { offline: _, ...rest } = flow;
  return rest;
}

/** Pay was pressed: at the price that stands on the screen, and at no other. */
export function begin(
  from: Visit & { readonly screen?: Flow['screen'] },
  { instrument, txnReference }: Of<'pay'>,
  choice?: PriceChoice,
): Step {
  const { checkout } = from;
  const { method } = instrument.command;
  const paying = {
    ...visitOf(from),
    method,
    ...(choice && { choice }),
    ...(from.screen === 'home' && { listed: true as const }),
    paid: instrument.paid,
  };
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
        price: priceOf(checkout.order, choice, method),
        instrument,
      });
}

export function check(flow: Visit & Payment): Step {
  const { transaction, paid } = flow;
  const effect: Effect = { do: 'check', token: flow.checkout.token, transactionId: transaction.transactionId };
  return to({ ...visitOf(flow), screen: 'checking', transaction, paid }, effect);
}

/** The form again, with all that was chosen in it. */
export function formOf(from: Visit & { method: Method; choice?: PriceChoice | undefined }, notice?: Notice): Flow {
  const { method, choice } = from;
  return { ...visitOf(from), screen: 'form', method, ...(choice && { choice }), ...(notice && { notice }) };
}

/** The discount of an attempt, or none, for the next one. EMI excludes all of them and is no choice of one. */
export function choiceIn({ quote: { discount, emi } }: { quote: Quote }): PriceChoice | undefined {
  return emi ? undefined : { discount: discount?.id ?? '' };
}

export function visitOf({ checkout, failure }: Visit): Visit {
  return { checkout, ...(failure && { failure }) };
}
