import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSdkMessage } from '../../../src/protocol/payment-page-messages.ts';
import { processStatuses, type ProcessStatus } from '../../../src/protocol/process-status.ts';
import { cardDraft } from '../../../src/simulator/methods/card/card-rules.ts';
import { bankDraft } from '../../../src/simulator/methods/netbanking/bank-list.ts';
import {
  initiateResult,
  paymentAttempt,
  processRefused,
  processResult,
} from '../../../src/simulator/payment-page/sdk-messages.ts';

describe('SDK messages', () => {
  it('answers initiate in the shape of the seed’s sample', () => {
    assert.deepEqual(initiateResult(), {
      payload: { action: 'initiate', status: 'success' },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'initiate_result',
    });
  });

  it('answers process in the shape of the seed’s sample', () => {
    const result = { status: 'charged', paymentInstrument: 'NB_AXIS', paymentInstrumentGroup: 'nb' } as const;
    assert.deepEqual(processResult(result), {
      payload: { action: 'process', status: 'charged', paymentInstrument: 'NB_AXIS', paymentInstrumentGroup: 'nb' },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'process_result',
    });
  });

  it('sets the flag error, with a code, for every status but the two of success', () => {
    const statuses = Object.keys(processStatuses).filter((key): key is ProcessStatus => key in processStatuses);
    const clean = statuses.filter((status) => !processResult({ status }).error);
    assert.deepEqual(clean, ['charged', 'cod_initiated']);
    for (const status of statuses) {
      const { error, errorCode, errorMessage } = processResult({ status });
      assert.deepEqual([errorCode !== '', errorMessage !== ''], [error, error]);
    }
  });

  it('names our own code of a refusal beside the SDK’s', () => {
    const refusal = { errorCode: 'JP_012', code: 'merchant-key-id', error_message: 'Unknown key.' } as const;
    assert.deepEqual(processRefused(refusal), {
      payload: { action: 'process', status: 'api_failure', otherInfo: { code: 'merchant-key-id' } },
      errorMessage: 'Unknown key.',
      errorCode: 'JP_012',
      error: true,
      event: 'process_result',
    });
    assert.deepEqual(initiateResult(refusal).payload, {
      action: 'initiate',
      status: 'fail',
      otherInfo: { code: 'merchant-key-id' },
    });
  });

  it('tells of an attempt by method and instrument, and nothing of the card', () => {
    const card = { number: '4242424242424242', expiryMonth: '12', expiryYear: '2030', cvv: '123', brand: 'VISA' };
    assert.deepEqual(paymentAttempt(cardDraft(card)).payload, {
      payment_method_type: 'CARD',
      payment_method: 'VISA',
      payment_card_type: '',
      payment_card_issuer: '',
    });
    assert.equal(paymentAttempt(bankDraft('NB_HDFC')).payload['payment_method'], 'NB_HDFC');
  });
});

describe('parseSdkMessage', () => {
  const message = { service: 's', requestId: 'r', ...initiateResult() };

  it('takes what the payment page sends', () => assert.deepEqual(parseSdkMessage(message), message));

  it('refuses a message that lacks a field or has one of the wrong type', () => {
    for (const key of Object.keys(message)) {
      assert.equal(
        parseSdkMessage(Object.fromEntries(Object.entries(message).filter(([name]) => name !== key))),
        undefined,
      );
      assert.equal(parseSdkMessage({ ...message, [key]: 7 }), undefined);
    }
  });

  it('leaves out what it does not know', () => {
    const parsed = parseSdkMessage({ ...message, extra: 1, ...JSON.parse('{"__proto__":{"x":1}}') });
    assert.deepEqual(Object.keys(parsed ?? {}).sort(), Object.keys(message).sort());
  });
});
