import type { Parsed } from '../../../protocol/checkout-error.ts';
import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import {
  findTestUpiPin,
  findTestVpa,
  phoneAccount,
  pinAttempts,
  scanningApp,
  shortLifetime,
  testUpiApps,
  testUpiPins,
  testVpas,
  upiLifetime,
  vpaAnswersAfter,
  type TestVpa,
} from '../test-instruments/upi.ts';
import { moveTransaction, trySecret, type Transaction } from '../transactions.ts';
import { inputOfEnding } from '../transaction-state.ts';
import type { BankAnswer } from '../../contract/bank.ts';
import type { Choice, MethodContext, PaymentMethod } from './instrument.ts';
import { refused } from './refused.ts';
import { noteOf, upiLink } from './upi-link.ts';

/** The `paymentInstrument` of each way to pay by UPI. */
const names = { qr: 'UPI_QR', intent: 'UPI_PAY', collect: 'UPI_COLLECT' } as const;

type UpiFlow = keyof typeof names;

/** UPI: by QR code, by an app on the phone, and by collect request where the merchant is exempt from its end. */
export const upi: PaymentMethod = {
  read: (body, context) => {
    const given = own(body, 'upi');
    return readUpi(isPlainObject(given) ? given : {}, context);
  },
  // UPI moves rupees only.
  offer: ({ order, merchant }) =>
    order.currency === 'INR'
      ? {
          apps: testUpiApps.map(({ id, name, packageName }) => ({ id, name, packageName })),
          collect: merchant.upiCollect === true,
          vpas: merchant.upiCollect === true ? testVpas : [],
        }
      : undefined,
  asks: ({ instrument, attemptsLeft, state }) => ({
    kind: 'upi',
    appName: instrument.details['app'] ?? '',
    missing: instrument.details['missing'] === 'true',
    payee: instrument.details['payee'] ?? '',
    note: instrument.details['note'] ?? '',
    account: `${phoneAccount.bankName} •••• ${phoneAccount.lastFour}`,
    attemptsLeft,
    pins: testUpiPins,
    state,
  }),
  answer: answerOnPhone,
  handover: (transaction, context) => ({
    flow: transaction.instrument.details['flow'] ?? '',
    app: transaction.instrument.details['app'] ?? '',
    vpa: transaction.instrument.details['vpa'] ?? '',
    link: upiLink(transaction, context),
  }),
  wire({ instrument, state }) {
    const paidFrom = state === 'charged' ? phoneAccount.maskedVpa : null;
    const payerVpa = instrument.details['vpa'] ?? paidFrom;
    return {
      paymentMethodType: 'UPI',
      authType: '',
      txnFlowType: instrument.name,
      more: { upi: { payer_vpa: payerVpa, txn_flow_type: instrument.name }, payer_vpa: payerVpa },
    };
  },
};

function readUpi(given: Record<string, unknown>, context: MethodContext): Parsed<Choice> {
  switch (own(given, 'flow')) {
    case 'qr':
      return { ok: true, value: choiceOf('qr', { app: scanningApp }, context) };
    case 'intent': {
      const app = testUpiApps.find(({ id }) => id === own(given, 'app'));
      if (!app) return refused('upi.app', 'unknown', 'The app is not in the list.', 'Use the id of a listed app.');
      const details = { app: app.name, ...(app.missing && { missing: 'true' }) };
      return { ok: true, value: choiceOf('intent', details, context) };
    }
    case 'collect': {
      if (context.merchant.upiCollect !== true) {
        return refused(
          'upi.flow',
          'collect',
          'UPI collect is off for this merchant, as for most since 28 February 2026.',
          'Pay by QR code or app, or start the simulator with upiCollect: true.',
        );
      }
      const listed = findTestVpa((ownText(given, 'vpa') ?? '').slice(0, 100));
      if (!listed) {
        return refused(
          'upi.vpa',
          'not-a-test-vpa',
          'The simulator takes only its listed test UPI ids.',
          'Use a UPI id of the list on the simulator’s home page. Never type a real one here.',
        );
      }
      return { ok: true, value: collectFrom(listed, context) };
    }
    default:
      return refused('upi.flow', 'other', 'UPI is paid by qr, intent or collect.', 'Send one of these as upi.flow.');
  }
}

function collectFrom({ vpa, answer }: TestVpa, context: MethodContext): Choice {
  // The answer goes along, so that two ids that look alike when masked stay two instruments.
  const choice = choiceOf('collect', { app: scanningApp, vpa: masked(vpa), answer }, context);
  switch (answer) {
    case 'approves':
      return { ...choice, settlesAfter: vpaAnswersAfter };
    case 'declines':
      return {
        ...choice,
        instrument: { ...choice.instrument, ending: 'authorization_failed' },
        settlesAfter: vpaAnswersAfter,
      };
    case 'expires':
      return { ...choice, lifetime: shortLifetime };
    case 'stays silent':
      return choice;
  }
}

function choiceOf(flow: UpiFlow, details: Readonly<Record<string, string>>, context: MethodContext): Choice {
  const { order, merchant, payeeName, displayNote } = context;
  return {
    instrument: {
      method: 'upi',
      name: names[flow],
      group: 'upi',
      bankName: phoneAccount.bankName,
      lastFour: '',
      ending: 'charged',
      details: { flow, payee: payeeName || merchant.name, note: displayNote || noteOf(order), ...details },
    },
    begins: 'at-phone',
    attempts: pinAttempts,
    lifetime: upiLifetime,
  };
}

/** The PIN says how it ends. There is no button for success: that takes one. */
function answerOnPhone(transaction: Transaction, answer: BankAnswer, now: number): Transaction {
  if ('pin' in answer) {
    const listed = findTestUpiPin(answer.pin);
    if (!listed) return trySecret(transaction, false, now);
    // Who approves gets what was wished for; who declines has declined.
    const { ending, details } = transaction.instrument;
    const isWished = details['onDemand'] !== undefined && listed.ending === 'charged';
    return moveTransaction(transaction, inputOfEnding[isWished ? ending : listed.ending], now);
  }
  return 'choice' in answer && answer.choice === 'fail' ? moveTransaction(transaction, 'decline', now) : transaction;
}

/** The first two characters and the bank's handle: enough for its owner to know it again. */
function masked(vpa: string): string {
  const [name = '', handle = ''] = vpa.split('@');
  return `${name.slice(0, 2)}•••@${handle}`;
}
