import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkOrderDetails, type orderFields } from '../../src/protocol/index.ts';

/** An order in which every documented key has a value that is allowed beside the others. */
const whole = {
  order_id: 'R1096438018',
  merchant_id: 'acme',
  amount: '1.00',
  timestamp: '1571922200845',
  customer_id: '1234567890',
  customer_email: 'buyer@shop.example',
  email_address: 'buyer@shop.example',
  customer_phone: '9876543210',
  mobile_number: '9876543210',
  first_name: 'Asha',
  last_name: 'Rao',
  currency: 'INR',
  gateway_id: '18',
  description: 'One sari',
  return_url: 'https://shop.example/end',
  udf1: 'a',
  udf2: 'b',
  udf3: 'c',
  udf4: 'd',
  udf5: 'e',
  udf6: 'f',
  udf7: 'g',
  udf8: 'h',
  udf9: 'i',
  udf10: 'j',
  'options.create_mandate': 'REQUIRED',
  'mandate.max_amount': '5.00',
  'mandate.start_date': '1571922200',
  'mandate.end_date': '1971922200',
  'mandate.frequency': 'MONTHLY',
  'mandate.rule_value': '31',
  'mandate.amount_rule': 'VARIABLE',
  'mandate.rule_type': 'BEFORE',
  'mandate.revokable_by_customer': true,
  'mandate.block_funds': false,
  'metadata.JUSPAY:gateway_reference_id': 'mid2',
  'metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE': '2035-12-31',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT': 'MONTH',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY': '2',
  'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE': '2025-01-31',
  'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS': '3',
  'metadata.webhook_url': 'https://shop.example/hook',
  order_type: 'TPV_PAYMENT',
  basket: '[{"id":"1"}]',
  offer_details: { offer_applied: 'false', offer_payment_methods: [] },
  payment_filter: {},
} as const satisfies Record<keyof typeof orderFields, unknown>;

describe('every key of orderDetails', () => {
  it('is documented, and kept as it is in an order that has them all', () => {
    const { issues, warnings, value } = checkOrderDetails(JSON.stringify(whole));
    assert.deepEqual(issues, []);
    assert.deepEqual(warnings, []);
    assert.deepEqual({ ...value }, whole);
  });

  for (const key of Object.keys(whole)) {
    it(`is refused by name with a value of another JSON type: ${key}`, () => {
      const { issues } = checkOrderDetails(JSON.stringify({ ...whole, [key]: [1] }));
      assert.deepEqual([issues[0]?.code, issues[0]?.field], ['type', key]);
    });
  }
});
