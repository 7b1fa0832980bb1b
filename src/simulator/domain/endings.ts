import type { WebhookPlan } from '../contract/closed-sets.ts';
import type { OrderStatusName } from '../../protocol/order-status.ts';
import type { ProcessStatus } from '../../protocol/process-status.ts';
import type { Ending } from './transaction-state.ts';
import type { TransactionInput } from './transaction-state.ts';

/** One ending that can be had on demand. */
export interface EndingRow {
  readonly kind: 'status' | 'story';
  /** Its name on the dashboard and in the documentation. */
  readonly title: string;
  /** The course of the payment, as a sentence. */
  readonly what: string;
  /** Another way to get it by hand, if there is one, as a sentence. */
  readonly byHand?: string;
  /** The test card that brings it about; any date, any CVV, the right OTP. Digits only. */
  readonly card: string;
  /** The end of the transaction after the customer's approval. */
  readonly ending: Ending;
  /** The status on the page, if it differs from the transaction's. */
  readonly says?: ProcessStatus;
  /** The statuses that the order goes through after the shopper's approval. */
  readonly order: readonly OrderStatusName[];
  /** The later steps without the customer; `after` counts in ms from the approval. */
  readonly then?: readonly { readonly after: number; readonly input: TransactionInput }[];
  readonly webhooks?: WebhookPlan;
  /** The order status and the webhooks state another amount than was signed. */
  readonly amountDiffers?: true;
  /** The first try to send late money back fails. */
  readonly refundStumbles?: true;
  /** The payment page is gone before it has said anything. */
  readonly pageDies?: true;
}

const second = 1_000;
const minute = 60 * second;

/**
 * Every ending that can be had on demand: the twelve statuses of HyperSDK's `process_result`, and the stories that tear
 * holes into shops. Payment page, dashboard, `simulator.end`, documentation and tests are driven by this table.
 */
export const endings = {
  charged: {
    kind: 'status',
    title: 'Charged',
    what: 'The bank debits the shopper.',
    byHand:
      'Any plain card with the right OTP, a bank that you let approve, the PIN 123456 on the simulated phone, a wallet, or pay later.',
    card: '4111111111111111',
    ending: 'charged',
    order: ['CHARGED'],
  },
  cod_initiated: {
    kind: 'status',
    title: 'Cash on delivery',
    what: 'The shopper pays at the door.',
    byHand: 'Pay by cash on delivery.',
    card: '4000000000001018',
    ending: 'cod_initiated',
    order: ['COD_INITIATED'],
  },
  backpressed: {
    kind: 'status',
    title: 'Left before paying',
    what: 'The page says that the shopper left before any payment; none was begun.',
    byHand: 'Leave the payment page before paying.',
    card: '4000000000001026',
    ending: 'new',
    says: 'backpressed',
    order: ['NEW'],
  },
  user_aborted: {
    kind: 'status',
    title: 'Left while paying',
    what: 'The shopper leaves while the bank is asking.',
    byHand: 'Press back while the bank’s page is shown.',
    card: '4000000000001034',
    ending: 'pending_vbv',
    says: 'user_aborted',
    order: ['PENDING_VBV'],
  },
  pending_vbv: {
    kind: 'status',
    title: 'Pending at the bank',
    what: 'The bank never hears a decision.',
    byHand: 'Choose a bank and leave its page without deciding.',
    card: '4000000000001042',
    ending: 'pending_vbv',
    order: ['PENDING_VBV'],
  },
  authorizing: {
    kind: 'status',
    title: 'Authorizing',
    what: 'The shopper has approved, and the bank does not answer.',
    byHand: 'The PIN 222222 on the simulated phone.',
    card: '4000000000001059',
    ending: 'authorizing',
    order: ['AUTHORIZING'],
  },
  authorization_failed: {
    kind: 'status',
    title: 'Declined',
    what: 'The bank declines.',
    byHand: 'A bank that you let decline, the PIN 111111 on the simulated phone, or a UPI code that expires.',
    card: '4000000000000002',
    ending: 'authorization_failed',
    order: ['AUTHORIZATION_FAILED'],
  },
  authentication_failed: {
    kind: 'status',
    title: 'Not authenticated',
    what: 'The bank cannot make sure of the shopper.',
    byHand: 'A wrong OTP at the bank, or a wrong PIN on the simulated phone, three times.',
    card: '4000000000001067',
    ending: 'authentication_failed',
    order: ['AUTHENTICATION_FAILED'],
  },
  api_failure: {
    kind: 'status',
    title: 'API failure',
    what: 'The gateway cannot reach the bank.',
    card: '4000000000001075',
    ending: 'api_failure',
    order: ['STARTED'],
  },
  juspay_declined: {
    kind: 'status',
    title: 'Declined by Juspay',
    what: 'The payment is refused before it reaches a bank.',
    card: '4000000000001083',
    ending: 'juspay_declined',
    order: ['JUSPAY_DECLINED'],
  },
  new: {
    kind: 'status',
    title: 'New',
    what: 'The page ends as if no payment had been tried.',
    card: '4000000000001091',
    ending: 'new',
    order: ['NEW'],
  },
  blank: {
    kind: 'status',
    title: 'Blank status',
    what: 'The page ends without saying how: its status is an empty text.',
    card: '4000000000001109',
    ending: 'pending_vbv',
    says: '',
    order: ['PENDING_VBV'],
  },
  'charged-after-failure': {
    kind: 'story',
    title: 'Failed on the page, charged ten seconds later',
    what: 'The page says that the bank declined. Ten seconds later the money arrives after all.',
    card: '4000000000001117',
    ending: 'authorization_failed',
    order: ['AUTHORIZATION_FAILED', 'CHARGED'],
    then: [{ after: 10 * second, input: 'settle' }],
  },
  'webhook-first': {
    kind: 'story',
    title: 'Charged, webhook first',
    what: 'Your server is told before the page is.',
    card: '4000000000001125',
    ending: 'charged',
    order: ['CHARGED'],
    webhooks: 'first',
  },
  'webhook-twice': {
    kind: 'story',
    title: 'Charged, webhook twice',
    what: 'Every webhook comes twice with the same id.',
    card: '4000000000001133',
    ending: 'charged',
    order: ['CHARGED'],
    webhooks: 'twice',
  },
  'webhook-lost': {
    kind: 'story',
    title: 'Charged, webhook lost',
    what: 'No webhook ever comes: only the order status tells.',
    card: '4000000000001141',
    ending: 'charged',
    order: ['CHARGED'],
    webhooks: 'lost',
  },
  'webhook-out-of-order': {
    kind: 'story',
    title: 'Charged, webhooks out of order',
    what: 'The last webhook comes first, and TXN_CREATED after everything else.',
    card: '4000000000001158',
    ending: 'charged',
    order: ['CHARGED'],
    webhooks: 'reversed',
  },
  'amount-differs': {
    kind: 'story',
    title: 'Amount differs',
    what: 'The order status and the webhooks state 1.00, not the amount that was signed (2.00 if that is 1.00).',
    card: '4000000000001166',
    ending: 'charged',
    order: ['CHARGED'],
    amountDiffers: true,
  },
  'frame-dies': {
    kind: 'story',
    title: 'Frame dies after the debit',
    what: 'The shopper is charged, and the payment page is gone before it has said so.',
    card: '4000000000001174',
    ending: 'charged',
    order: ['CHARGED'],
    pageDies: true,
  },
  'late-approval': {
    kind: 'story',
    title: 'Late approval after expiry',
    what: 'The bank does not answer for five minutes and the payment expires. A minute later it is approved.',
    card: '4000000000001182',
    ending: 'authorizing',
    order: ['AUTHORIZING', 'AUTHORIZATION_FAILED', 'CHARGED'],
    then: [
      { after: 5 * minute, input: 'decline' },
      { after: 6 * minute, input: 'settle' },
    ],
  },
  'pending-two-minutes': {
    kind: 'story',
    title: 'Pending for two minutes',
    what: 'The page says pending; two minutes later the money arrives.',
    card: '4000000000001190',
    ending: 'pending_vbv',
    order: ['PENDING_VBV', 'CHARGED'],
    then: [{ after: 2 * minute, input: 'settle' }],
  },
  'sent-back': {
    kind: 'story',
    title: 'Charged late and sent back',
    what: 'The bank declines. Ten seconds later the money arrives, and twenty seconds later it goes back by itself, at the second try.',
    card: '4000000000001208',
    ending: 'authorization_failed',
    order: ['AUTHORIZATION_FAILED', 'CHARGED', 'AUTO_REFUNDED'],
    then: [
      { after: 10 * second, input: 'settle' },
      { after: 30 * second, input: 'send-back' },
    ],
    refundStumbles: true,
  },
  'authorized-first': {
    kind: 'story',
    title: 'Authorized, captured later',
    what: 'The bank holds the money after ten seconds, and the shop gets it ten seconds later.',
    card: '4000000000001216',
    ending: 'authorizing',
    order: ['AUTHORIZING', 'AUTHORIZED', 'CHARGED'],
    then: [
      { after: 10 * second, input: 'authorize' },
      { after: 20 * second, input: 'approve' },
    ],
  },
  'partly-charged': {
    kind: 'story',
    title: 'Charged in part',
    what: 'The page says that the bank has not answered. Ten seconds later half of the amount arrives, and no more.',
    card: '4000000000001224',
    ending: 'authorizing',
    order: ['AUTHORIZING', 'PARTIAL_CHARGED'],
    then: [{ after: 10 * second, input: 'settle-half' }],
  },
} as const satisfies Readonly<Record<Exclude<ProcessStatus, ''> | 'blank' | (string & {}), EndingRow>>;

/** The name of an ending: a status of `process_result` (`blank` for the empty one), or a story. */
export type EndingName = keyof typeof endings;

/** All of them, in the order in which they are listed. */
export const endingNames = Object.keys(endings).filter(isEndingName);

/** True for the name of an ending. */
function isEndingName(name: string): name is EndingName {
  return Object.hasOwn(endings, name);
}

/** Returns the row of an ending. */
export function endingRow(name: EndingName): EndingRow {
  return endings[name];
}
