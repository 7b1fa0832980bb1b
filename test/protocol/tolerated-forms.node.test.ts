import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { checkOrderDetails } from '../../src/protocol/requests/order-details.ts';
import { checkProcessPayload } from '../../src/protocol/requests/process-payload.ts';
import { checkSignaturePayload } from '../../src/protocol/requests/initiate-payload.ts';
import { goodOrder } from './bad-input.ts';
import { goodProcess } from './good-requests.ts';

suite('a tolerated form', () => {
  test('is read as the documented one: numbers by their digits, null as absent, currencies in capitals', () => {
    const text = JSON.stringify({ ...goodOrder, customer_email: null, currency: 'inr', udf1: 7, customer_phone: null });
    const check = checkOrderDetails(text.replace('"1.00"', '100.10').replace('"1571922200845"', '1571922200845'));
    assert.ok(check.ok);
    const { amount, timestamp, currency, udf1 } = check.value;
    assert.deepEqual([amount, timestamp, currency, udf1], ['100.10', '1571922200845', 'INR', '7']);
    assert.ok(!('customer_email' in check.value) && !('customer_phone' in check.value));
  });

  test('is told with its field, what is wrong, what to write instead, and what Juspay does', () => {
    const text = JSON.stringify({ ...goodOrder, customer_phone: '+919000000000' });
    assert.deepEqual(checkOrderDetails(text).warnings, [
      {
        code: 'field',
        field: 'customer_phone',
        reason: 'phone',
        message: 'customer_phone has other characters than digits, or too few digits.',
        fix: 'Write 10 digits without +91, blanks and dashes, such as "9876543210".',
        vendor: 'takes',
      },
    ]);
    assert.deepEqual(checkOrderDetails(text, { strict: true }).issues, checkOrderDetails(text).warnings);
  });

  test('may stand in the signed text, in its copies, and in both', () => {
    const number = (order: string) => order.replace('"amount":"1.00"', '"amount":1');
    const orderDetails = JSON.stringify(goodOrder);
    const base = { ...goodProcess, orderId: goodOrder.order_id, amount: '1.00', customerId: goodOrder.customer_id };
    for (const payload of [
      { ...base, orderDetails: number(orderDetails) },
      { ...base, orderDetails, amount: 1 },
      { ...base, orderDetails: number(orderDetails), amount: 1, customerEmail: null, customerMobile: '+91 1234567890' },
    ]) {
      const check = checkProcessPayload({ ...payload, merchantId: goodOrder.merchant_id });
      assert.deepEqual(check.issues, []);
      assert.ok(check.warnings.some(({ field, code }) => field === 'amount' && code === 'type'));
      assert.equal(Reflect.get(check.value ?? {}, 'orderDetails'), payload.orderDetails);
      assert.equal(checkProcessPayload({ ...payload, merchantId: goodOrder.merchant_id }, { strict: true }).ok, false);
    }
    const other = { ...base, orderDetails, amount: 2, merchantId: goodOrder.merchant_id };
    assert.equal(checkProcessPayload(other).issues[0]?.code, 'conflict');
  });

  for (const [changes, expected] of [
    [{ customer_phone: '+91 97395 34710' }, '~field customer_phone phone'],
    [{ customer_phone: '(022) 123-456.7' }, '~field customer_phone phone'],
    [{ customer_phone: '123456' }, '~field customer_phone phone'],
    [{ customer_phone: '12345 1234567890' }, '~field customer_phone phone'],
    [{ customer_phone: '12345' }, 'field customer_phone'],
    [{ customer_phone: '123456 1234567890' }, 'field customer_phone'],
    [{ customer_phone: 'tel 9739534710' }, 'field customer_phone'],
    [{ customer_phone: '97395 34710 x' }, 'field customer_phone'],
    [{ customer_phone: '9739534710' }, ''],
    [{ currency: 'INR' }, ''],
    [{ currency: 'inr' }, '~not-allowed currency case'],
    [{ currency: 'inR' }, '~not-allowed currency case'],
    [{ currency: 'INr' }, '~not-allowed currency case'],
    [{ currency: 'rupees' }, 'not-allowed currency'],
    [{ currency: 'xinr' }, 'not-allowed currency'],
    [{ order_id: 'R'.repeat(17) }, ''],
    [{ order_id: 'R'.repeat(18) }, '~order-id order_id length'],
    [{ order_id: `R-${'1'.repeat(15)}` }, '~order-id order_id charset'],
    [{ description: null }, '~type description null'],
    [{ amount: null }, 'required amount'],
    [{ customer_id: null }, 'required customer_id'],
    [{ amount: 1e21 }, 'type amount string'],
    [{ udf1: 5 }, '~type udf1 string'],
  ] as const) {
    test(`${JSON.stringify(changes)} has ${expected || 'no findings'}`, () => {
      const { issues, warnings } = checkOrderDetails(JSON.stringify({ ...goodOrder, ...changes }));
      const line = ({ code, field, reason }: Issue) => [code, field, reason].filter(Boolean).join(' ');
      assert.equal([...issues.map(line), ...warnings.map((one) => `~${line(one)}`)].join(', '), expected);
    });
  }

  test('that is a number says what to write for an amount, and for any other text', () => {
    const { warnings } = checkOrderDetails(JSON.stringify({ ...goodOrder, amount: 1, udf1: 5 }));
    const fixOf = (name: string) => warnings.find(({ field }) => field === name)?.fix ?? '';
    assert.match(fixOf('amount'), /amount as text/);
    assert.match(fixOf('udf1'), /in quotes/);
  });

  test('does not change the object that was given', () => {
    const payload = Object.freeze({ ...goodProcess, customerEmail: null });
    checkProcessPayload(payload);
    assert.equal(payload.customerEmail, null);
  });

  test('of an order id is another case of its letters', () => {
    const orderDetails = JSON.stringify(goodOrder);
    const payload = {
      ...goodProcess,
      orderDetails,
      merchantId: goodOrder.merchant_id,
      orderId: goodOrder.order_id.toLowerCase(),
      amount: '1.00',
      customerId: goodOrder.customer_id,
    };
    const warned = checkProcessPayload(payload);
    assert.ok(warned.ok);
    assert.deepEqual(
      warned.warnings.map(({ code, field, reason }) => [code, field, reason]),
      [['conflict', 'orderId', 'case']],
    );
    assert.equal(checkProcessPayload(payload, { strict: true }).issues[0]?.reason, 'case');
  });

  test('is taken in a signed customer too', () => {
    const text =
      '{"merchant_id":"acme","customer_id":77,"timestamp":1571922200845,"mobile_number":"+91 98765 43210","email_address":null}';
    const check = checkSignaturePayload(text);
    assert.deepEqual(
      check.warnings.map(({ field, reason }) => `${field} ${reason}`),
      ['customer_id string', 'timestamp string', 'mobile_number phone', 'email_address null'],
    );
    assert.equal(check.value?.customer_id, '77');
    assert.equal(checkSignaturePayload(text, 'signaturePayload', true).issues.length, 4);
  });
});
