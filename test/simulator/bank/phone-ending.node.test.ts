import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { orderStatuses } from '../../../src/protocol/order-status.ts';
import { phoneEnding } from '../../../src/simulator/bank/phone-page.ts';
import { PhoneQuestion } from '../../../src/simulator/contract/bank.ts';
import { parsed } from '../../../src/simulator/contract/value.ts';
import type { EndingName } from '../../../src/simulator/domain/endings.ts';
import { transactionFacts, transactionStates } from '../../../src/simulator/domain/transaction-state.ts';
import { newOrderId, openShop } from '../gateway/shop.ts';

describe('the last screen of the phone', () => {
  for (const state of transactionStates) {
    const { outcome } = orderStatuses[transactionFacts[state].orderStatus];
    it(`says nothing of a refusal where the order is not over without money: ${state}`, () => {
      const { title, tone } = phoneEnding(state);
      if (outcome !== 'failed' && state !== 'new' && state !== 'api-failure') assert.notEqual(tone, 'bad');
      const isRefusal = state === 'authorization-failed' || state === 'juspay-declined';
      assert.equal(title === 'Payment declined', isRefusal);
    });
  }

  const scenarios: readonly (readonly [EndingName, number, string])[] = [
    ['authorized-first', 11_000, 'Amount reserved'],
    ['authorized-first', 21_000, 'Payment approved'],
    ['partly-charged', 11_000, 'Only a part was paid'],
    ['sent-back', 11_000, 'Payment approved'],
    ['sent-back', 31_000, 'Your money is on its way back'],
    ['api_failure', 0, 'Payment not completed'],
    ['authorizing', 0, 'Waiting for your bank'],
  ];
  for (const [ending, later, title] of scenarios) {
    it(`tells of ${ending}, ${later / 1_000} s later: ${title}`, async (test) => {
      const shop = await openShop({}, test);
      const order_id = newOrderId();
      const token = await shop.open({ order_id });
      await shop.simulator.end(order_id, ending);
      const { body } = await shop.post(`/checkout/${token}/transactions`, { method: 'upi', upi: { flow: 'qr' } });
      const phone = String(body['phoneUrl']);
      await shop.post(`${phone}/answer`, { pin: '123456' });
      await shop.simulator.advance(later);
      const question = parsed(PhoneQuestion, (await shop.get(`${phone}/state`)).body);
      assert.ok(question);
      assert.equal(phoneEnding(question.state).title, title);
    });
  }
});
