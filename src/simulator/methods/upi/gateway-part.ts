import type { Parsed } from '../../../protocol/checkout-error.ts';
import { missingForUpi } from '../../../protocol/requests/mandate.ts';
import type { BankAnswer } from '../../contract/bank.ts';
import type { Choice } from '../../domain/transaction.ts';
import { detailsOf, detailText, type Order } from '../../domain/order.ts';
import { allowsType, allowsUpi, type PaymentFilter } from '../../domain/payment-filter.ts';
import type { BankReply } from '../../domain/payment.ts';
import type { CommandOf, InstrumentOf } from '../contract.ts';
import {
  refused,
  type MethodContext,
  type ParameterReader,
  type PaymentMethod,
  type TransactionOf,
} from '../payment-method.ts';
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
} from './fixtures.ts';
import { qrCodeOf } from './qr-code.ts';

/** The `paymentInstrument` of each way to pay by UPI. */
const names = { qr: 'UPI_QR', intent: 'UPI_PAY', collect: 'UPI_COLLECT' } as const;

/** The longest transaction note, in characters (UPI linking specification). */
const longestNote = 50;

type UpiFlow = keyof typeof names;

/** UPI: by QR code, by an app on the phone, and by collect request where the merchant is exempt from its end. */
export const upi: PaymentMethod<'upi'> = {
  read: ({ upi: given }, context) => readUpi(given, context),
  // UPI moves rupees only.
  option: ({ order, merchant }) =>
    order.currency === 'INR'
      ? {
          method: 'upi',
          apps: testUpiApps.map(({ id, name, packageName }) => ({ id, name, packageName })),
          collect: merchant.upiCollect === true,
          vpas: merchant.upiCollect === true ? testVpas : [],
        }
      : undefined,
  asks: ({ instrument, attemptsLeft, state }) => ({
    kind: 'upi',
    appName: instrument.appName,
    missing: instrument.appMissing === true,
    payee: instrument.payeeName,
    note: instrument.note,
    account: `${phoneAccount.bankName} •••• ${phoneAccount.lastFour}`,
    attemptsLeft,
    pins: testUpiPins,
    state,
  }),
  reply: replyOnPhone,
  handover(transaction, context) {
    const { flow, appName, vpa } = transaction.instrument;
    const link = upiLink(transaction, context);
    return { flow, app: appName, vpa: vpa?.masked ?? '', link, ...(flow === 'qr' && { code: qrCodeOf(link) }) };
  },
  wire({ instrument, state }) {
    const paidFrom = state === 'charged' ? phoneAccount.maskedVpa : null;
    const payerVpa = instrument.vpa?.masked ?? paidFrom;
    return {
      paymentMethodType: 'UPI',
      authType: '',
      txnFlowType: instrument.name,
      more: { upi: { payer_vpa: payerVpa, txn_flow_type: instrument.name }, payer_vpa: payerVpa },
    };
  },
  fromParameters: (type, parameter) =>
    type === 'UPI'
      ? { upi: upiParameters(parameter('txn_type') ?? parameter('payment_method'), parameter) }
      : undefined,
  carriesMandate: (details) => missingForUpi(details).length === 0,
  filterType: 'UPI',
  restrict(option, lock) {
    const apps = allowsUpi(lock, 'INTENT') ? option.apps.filter(({ name }) => allowsApp(lock, name)) : [];
    return { ...option, apps, ...(!allowsUpi(lock, 'COLLECT') && { collect: false, vpas: [] }) };
  },
  allows({ flow, appName }, lock) {
    if (flow === 'qr') return allowsType(lock, 'UPI');
    return flow === 'collect' ? allowsUpi(lock, 'COLLECT') : allowsUpi(lock, 'INTENT') && allowsApp(lock, appName);
  },
};

function readUpi({ flow, app: wanted, vpa = '' }: CommandOf<'upi'>['upi'], context: MethodContext): Parsed<Choice> {
  switch (flow) {
    case 'qr':
      return { ok: true, value: choiceOf('qr', { appName: scanningApp }, context) };
    case 'intent': {
      const app = testUpiApps.find(({ id }) => id === wanted);
      if (!app) return refused('upi.app', 'unknown', 'The app is not in the list.', 'Use the id of a listed app.');
      const details = { appName: app.name, ...(app.missing && { appMissing: true as const }) };
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
      const listed = findTestVpa(vpa.slice(0, 100));
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
    case '':
      return refused('upi.flow', 'other', 'UPI is paid by qr, intent or collect.', 'Send one of these as upi.flow.');
  }
}

function collectFrom({ vpa, answer }: TestVpa, context: MethodContext): Choice {
  const choice = choiceOf('collect', { appName: scanningApp, vpa: { masked: masked(vpa), answers: answer } }, context);
  switch (answer) {
    case 'approves':
      return { ...choice, settlesAfter: vpaAnswersAfter };
    case 'declines':
      return { ...choice, onApproval: 'authorization_failed', settlesAfter: vpaAnswersAfter };
    case 'expires':
      return { ...choice, lifetime: shortLifetime };
    case 'stays silent':
      return choice;
  }
}

function choiceOf(
  flow: UpiFlow,
  details: Pick<InstrumentOf<'upi'>, 'appName' | 'appMissing' | 'vpa'>,
  context: MethodContext,
): Choice {
  const { order, merchant, payeeName, displayNote } = context;
  return {
    instrument: {
      method: 'upi',
      name: names[flow],
      group: 'upi',
      bankName: phoneAccount.bankName,
      lastFour: '',
      flow,
      payeeName: payeeName || merchant.name,
      note: displayNote || noteOf(order),
      ...details,
    },
    onApproval: 'charged',
    begins: 'at-phone',
    attempts: pinAttempts,
    lifetime: upiLifetime,
  };
}

/** Reads the answer of the phone. The PIN decides the outcome, and success takes a PIN. */
function replyOnPhone({ onApproval, scenario, instrument }: TransactionOf<'upi'>, answer: BankAnswer): BankReply {
  if ('pin' in answer) {
    const listed = findTestUpiPin(answer.pin);
    if (!listed) return 'wrong-secret';
    // An approval follows the scenario, and a decline stays one.
    const follows = scenario !== undefined && listed.ending === 'charged';
    return { outcome: follows ? onApproval : listed.ending };
  }
  if (!('choice' in answer && answer.choice === 'fail')) return 'ignore';
  return { outcome: 'authorization_failed', instrument: { ...instrument, declined: true } };
}

/** Masks a UPI id: its first two characters and the bank's handle stay, so that its owner recognises it. */
function masked(vpa: string): string {
  const [name = '', handle = ''] = vpa.split('@');
  return `${name.slice(0, 2)}•••@${handle}`;
}

/**
 * Returns the text of a UPI QR code or app link, by the UPI linking specification.
 *
 * It has the form of a real text, so that a phone's camera recognises it. It moves no money: banks give out no ids that
 * end in `@simulator`, and the payee's name says that it is a simulator. The reference hides the transaction's secret id.
 */
export function upiLink(transaction: TransactionOf<'upi'>, context: MethodContext): string {
  // Blanks as %20: UPI apps do not read a plus sign as one.
  return `upi://pay?${Object.entries(upiLinkFields(transaction, context))
    .map(([key, text]) => `${key}=${encodeURIComponent(text)}`)
    .join('&')}`;
}

/** Returns the fields of {@link upiLink}, by the names of the specification. */
export function upiLinkFields({ uuid, amount, instrument }: TransactionOf<'upi'>, { merchant, hash }: MethodContext) {
  return {
    pa: `${merchant.merchantId.toLowerCase().replace(/[^a-z0-9.-]/g, '-')}@simulator`,
    pn: `${instrument.payeeName} (Simulator)`,
    tr: `SIM${hash(uuid).slice(0, 20).toUpperCase()}`,
    am: amount,
    cu: 'INR',
    tn: instrument.note,
  };
}

/** Returns the note of an order whose merchant sent no `displayNote`. */
function noteOf(order: Order): string {
  const description = detailText(detailsOf(order), 'description');
  return [...(description ?? `Order ${order.orderId}`)].slice(0, longestNote).join('');
}

/** Returns whether a lock allows an app: it blocks apps by their ids. */
function allowsApp({ types: { UPI: rule } }: PaymentFilter, name: string): boolean {
  const app = testUpiApps.find((listed) => listed.name === name);
  return !app || rule?.enable !== false || !rule.methods?.some((id) => id.toLowerCase() === app.id);
}

function upiParameters(type: string | undefined, parameter: ParameterReader): object {
  switch (type) {
    case 'UPI_COLLECT':
      return { flow: 'collect', vpa: parameter('upi_vpa') };
    case 'UPI_QR':
      return { flow: 'qr' };
    case 'UPI_PAY': {
      const wanted = parameter('upi_app');
      // Without a name the phone asks its owner for the app.
      const app = wanted === undefined ? testUpiApps[0] : testUpiApps.find(({ packageName }) => packageName === wanted);
      return { flow: 'intent', app: app?.id };
    }
    default:
      return {};
  }
}
