import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { causes, type Cause } from '../../../src/simulator/contract/closed-sets.ts';
import { endings, type EndingName } from '../../../src/simulator/domain/endings.ts';
import {
  nextState,
  transactionStates,
  type TransactionState,
} from '../../../src/simulator/domain/transaction-state.ts';
import type { Transaction } from '../../../src/simulator/domain/transaction.ts';
import { causeOf } from '../../../src/simulator/domain/cause.ts';
import { endingFor } from '../../../src/simulator/payment-page/screens/endings.ts';
import { goodCard, openShop, recordOf, submit, type Shop } from './shop.ts';

const otp = { otp: '123456' };
const wrong = { otp: '000000' };
const code = { method: 'upi', upi: { flow: 'qr' } };
const bank = { method: 'netbanking', bank: 'NB_HDFC' };
const cardOf = (number: string) => ({ method: 'card', card: { ...goodCard, number } });

/** The cause of each scenario that ends with the customer's approval. */
const ofScenarios: Readonly<Partial<Record<EndingName, Cause>>> = {
  charged: 'paid',
  cod_initiated: 'placed',
  backpressed: 'left-before',
  user_aborted: 'left-while',
  pending_vbv: 'bank-open',
  authorizing: 'bank-silent',
  authorization_failed: 'bank-declined',
  authentication_failed: 'not-confirmed',
  api_failure: 'not-reached',
  juspay_declined: 'not-accepted',
  new: 'not-started',
  blank: 'unknown',
};

/** The cause of what the customer does, or does not do in time. */
const ofAnswers: readonly (readonly [says: string, command: object, answers: readonly object[], cause: Cause])[] = [
  ['a decline on the phone', code, [{ choice: 'fail' }], 'you-declined'],
  ['a PIN that the bank declines', code, [{ pin: '111111' }], 'bank-declined'],
  ['three wrong PINs', code, [{ pin: '999999' }, { pin: '999999' }, { pin: '999999' }], 'not-confirmed'],
  ['a code that nobody scans', code, [], 'expired'],
  ['three wrong OTPs', cardOf(goodCard.number), [wrong, wrong, wrong], 'not-confirmed'],
  ['a bank that is not answered', cardOf(goodCard.number), [], 'bank-expired'],
  ['one wrong OTP and then nothing', cardOf(goodCard.number), [wrong], 'bank-expired'],
  ['a bank that declines', bank, [{ choice: 'fail' }], 'bank-declined'],
  ['a bank that is left', bank, [{ choice: 'leave' }], 'bank-open'],
  ['a discount that is used up', { ...bank, offer: 'ofr_soldout' }, [], 'discount-gone'],
  ['cash', { method: 'cash' }, [], 'placed'],
];

describe('the gateway says why a payment stands as it does:', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const begin = async (command: object) => {
    const token = await shop.open();
    const { transactionId, bankUrl } = await submit(shop, token, command);
    const place = bankUrl === 'undefined' ? `/phone/${transactionId}` : bankUrl;
    return {
      answer: (answer: object) => shop.post(`${place}/answer`, answer),
      standing: async () => (await shop.get(`/checkout/${token}/transactions/${transactionId}`)).body,
    };
  };

  for (const [scenario, cause] of Object.entries(ofScenarios)) {
    it(`${cause} after the scenario ${scenario}`, async () => {
      const { answer, standing } = await begin(cardOf(endings[scenario as EndingName].card));
      await answer(otp);
      assert.equal((await standing())['cause'], cause);
    });
  }

  for (const [says, command, answers, cause] of ofAnswers) {
    it(`${cause} after ${says}`, async () => {
      const { answer, standing } = await begin(command);
      for (const each of answers) await answer(each);
      if (/expired/.test(cause)) shop.now += 10 * 60_000;
      const body = await standing();
      assert.equal(body['cause'], cause);
      assert.match(String(recordOf(body['receipt'])['transactionId']), /^acme-T.*-1$/);
    });
  }

  it('half of the money, and late money that goes back', async () => {
    for (const [scenario, cause] of [
      ['partly-charged', 'partly-paid'],
      ['sent-back', 'sent-back'],
    ] as const) {
      const { answer, standing } = await begin(cardOf(endings[scenario].card));
      await answer(otp);
      shop.now += 24 * 60 * 60_000;
      const body = await standing();
      assert.equal(body['cause'], cause);
      assert.equal(recordOf(body['receipt'])['arrived'], cause === 'partly-paid' ? '124.50' : undefined);
    }
  });
});

describe('what the customer is told of a cause', () => {
  const order = { orderId: 'R1', amount: '10.00', currency: 'INR', merchantName: 'Acme', customerId: '', guest: true };
  const checkout = { token: 't', order, orderUpdation: false, methods: [], mistakes: [], mandate: null };
  const told = (cause: Cause) =>
    endingFor(
      {
        cause,
        result: { status: 'authorization_failed' },
        quote: { amount: '10.00', full: '10.00' },
        receipt: { transactionId: 'acme-R1-1', method: 'card', bankName: 'Fort Bank', lastFour: '4242', time: 0 },
      },
      checkout,
    );

  it('never is that no money was taken where it can still arrive', () => {
    const transaction: Omit<Transaction, 'state'> = {
      uuid: 'u',
      txnId: 'acme-R1-1',
      merchantId: 'acme',
      orderId: 'R1',
      attempt: 1,
      amount: '10.00',
      onApproval: 'charged',
      attemptsLeft: 3,
      expires: 0,
      settles: 0,
      created: 0,
      updated: 0,
      instrument: { method: 'cash', name: 'CASH', group: 'cash', bankName: '', lastFour: '' },
    };
    const canArrive = (state: TransactionState) => nextState(state, 'settle') === 'charged' && state !== 'charged';
    for (const state of transactionStates.filter(canArrive)) {
      const { text, mayArrive, title } = told(causeOf({ ...transaction, state }));
      assert.doesNotMatch(text, /No money/, state);
      assert.ok(mayArrive || title === 'Waiting for your bank', state);
    }
  });

  it('has words of its own, and never blames a bank that was not asked', () => {
    const words = causes.map((cause) => `${told(cause).title} ${told(cause).text}`);
    assert.equal(new Set(words).size, causes.length);
    for (const cause of ['not-accepted', 'not-reached', 'not-started', 'discount-gone', 'you-declined'] as const) {
      assert.doesNotMatch(told(cause).title, /bank declined/i);
    }
  });
});
