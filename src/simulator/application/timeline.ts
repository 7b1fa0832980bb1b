import type { TimelineLine } from '../contract/dashboard.ts';
import { testOffers } from '../domain/discount.ts';
import { endingRow } from '../domain/endings.ts';
import type { DomainEvent, TransactionLine } from '../domain/events.ts';
import type { BasketFault } from '../domain/order-lines.ts';
import { refundStatus } from '../domain/refund.ts';
import { transactionFacts, type TransactionState } from '../domain/transaction-state.ts';

/** A line of a timeline without its order and its number. */
export type NewLine = Pick<TimelineLine, 'source' | 'text'> & Partial<Pick<TimelineLine, 'status'>>;

/** Describes an event of an order in the lines that its timeline has of it. */
export function describeEvent(event: DomainEvent): readonly NewLine[] {
  switch (event.type) {
    case 'order-created':
      return [
        { source: 'gateway', text: `Order of ${event.currency} ${event.amount} taken`, status: 'NEW' },
        ...basketLines(event.basketFault),
      ];
    case 'order-replaced':
      return [
        { source: 'sdk', text: `Order updated: ${event.currency} ${event.amount}` },
        ...basketLines(event.basketFault),
      ];
    case 'customer-left':
      return [{ source: 'page', text: event.begun ? 'The shopper left' : 'The shopper left without paying' }];
    case 'transaction-started': {
      const { attempt, bankName } = event.transaction;
      const pressed: NewLine = {
        source: 'page',
        text: `Pay pressed with ${paidWith(event.transaction)}, attempt ${attempt}`,
      };
      return event.waits === 'nowhere'
        ? [pressed]
        : [pressed, { source: 'bank', text: `${bankName} asks the shopper` }];
    }
    case 'transaction-moved': {
      const status = event.to === 'replaced' ? '' : transactionFacts[event.to].orderStatus;
      return [{ ...arrivalOf(event.transaction, event.from, event.to), status }];
    }
    case 'secret-rejected':
      return [{ source: 'bank', text: `Wrong password, ${event.attemptsLeft} left` }];
    case 'scenario-set': {
      const { title } = endingRow(event.scenario);
      const isNow = event.takesEffect === 'now';
      return [
        { source: 'you', text: `${isNow ? 'Ended on demand' : 'The next payment will end on demand'}: ${title}` },
      ];
    }
    case 'refund-made':
      return [{ source: 'gateway', text: `Refund of ${event.amount}`, status: refundStatus(event.amount) }];
    case 'mandate-changed':
      return [{ source: 'gateway', text: `Mandate: ${event.command}` }];
    case 'debit-notified':
    case 'mandate-created':
    case 'mandate-activated':
    case 'mandate-failed':
      return [];
  }
}

/** The reasons why the payment page shows no order lines. */
const basketFaults: Readonly<Record<BasketFault, string>> = {
  form: 'it is no JSON array of objects with description, quantity and unitPrice',
  sum: 'its lines do not come to the amount of the order',
};

function basketLines(fault: BasketFault | undefined): readonly NewLine[] {
  return fault ? [{ source: 'gateway', text: `The page leaves basket out: ${basketFaults[fault]}` }] : [];
}

function arrivalOf({ bankName, attempt }: TransactionLine, from: TransactionState, to: TransactionState): NewLine {
  const bank = (text: string): NewLine => ({ source: 'bank', text: `${bankName} ${text}` });
  switch (to) {
    case 'charged':
      return bank(transactionFacts[from].final ? 'says late: the money has arrived' : 'has debited the shopper');
    case 'authorization-failed':
      return bank('declined');
    case 'authentication-failed':
      return bank('could not make sure of the shopper');
    case 'left-bank':
      return { source: 'page', text: 'The shopper left without deciding' };
    case 'stalled':
      return { source: 'gateway', text: 'No decision arrives' };
    case 'at-bank':
    case 'at-phone':
      return bank('asks the shopper');
    case 'authorized':
      return bank('holds the money');
    case 'half-charged':
      return bank('has debited half of the amount');
    case 'auto-refunded':
      return { source: 'gateway', text: 'The money has gone back by itself' };
    case 'authorizing':
      return bank('does not answer yet');
    case 'expired':
      return bank('had no answer in time');
    case 'replaced':
      return { source: 'page', text: `Attempt ${attempt} replaced by another one` };
    default:
      return { source: 'gateway', text: `The transaction ended: ${to.replaceAll('-', ' ')}` };
  }
}

function paidWith({ instrument, lastFour, discountId }: TransactionLine): string {
  const offer = testOffers.find(({ id }) => id === discountId);
  return `${instrument}${lastFour && ` •••• ${lastFour}`}${offer ? ` and the offer ${offer.code}` : ''}`;
}
