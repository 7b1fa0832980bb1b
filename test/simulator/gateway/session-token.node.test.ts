import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseSdkEvent } from '../../../src/protocol/sdk-event.ts';
import { readSessionTokenResult, type SessionTokenResult } from '../../../src/protocol/session-token.ts';
import { testClientAuthToken, testUpiCustomers } from '../../../src/simulator/index.ts';
import { newOrderId, openShop, recordOf, type Reply, type Shop } from './shop.ts';

const minute = 60_000;

describe('upiGetSessionToken at the gateway', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const send = (payload: unknown, clientId: unknown = 'acme') =>
    shop.post('/checkout/session-token', { payload, clientId });
  const signed = (more: Record<string, unknown> = {}): Record<string, unknown> => {
    const text = JSON.stringify({
      merchant_id: 'acme',
      customer_id: 'upi-linked',
      timestamp: String(shop.now),
      ...more,
    });
    const { orderDetails, signature, merchantKeyId } = shop.payloadOf(text);
    return { action: 'upiGetSessionToken', merchantKeyId, signature, signaturePayload: orderDetails };
  };
  const byToken = (customerId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    action: 'upiGetSessionToken',
    merchantId: 'acme',
    customerId,
    clientAuthToken: testClientAuthToken(customerId),
    authExpiry: new Date(shop.now + 15 * minute).toISOString(),
    ...more,
  });
  const read = ({ status, body }: Reply): SessionTokenResult => {
    assert.equal(status, 200);
    const event = parseSdkEvent({ ...body, event: 'process_result', requestId: 'r', service: 'in.juspay.hyperapi' });
    assert.ok(event);
    const result = readSessionTokenResult(event);
    assert.ok(result.ok);
    return result.value;
  };
  const assertRefused = ({ status, body }: Reply, http: number, code: string, sdk: string, field?: string) => {
    assert.deepEqual([status, body['code'], body['errorCode']], [http, code, sdk]);
    if (field !== undefined) assert.equal(body['field'], field);
  };

  for (const { customerId, status, vpaAccounts } of testUpiCustomers) {
    it(`says ${status} of ${customerId}, signed and by token alike`, async () => {
      const [one, other] = [await send(signed({ customer_id: customerId })), await send(byToken(customerId))];
      assert.deepEqual(one.body, other.body);
      const result = read(one);
      assert.equal(result.status, status);
      assert.deepEqual(
        result.vpaAccounts.map(({ vpa }) => vpa),
        vpaAccounts.map(({ vpa }) => vpa),
      );
      const isFailure = status === 'FAILURE';
      assert.deepEqual([one.body['error'], result.errorCode], [isFailure, isFailure ? 'JP_001' : undefined]);
    });
  }

  it('takes the token of a session for its customer, with or without an expiry, for 15 minutes', async () => {
    const { apiKey, merchantId, clientId } = shop.simulator.merchant;
    const { body } = await shop.post(
      '/session',
      { order_id: newOrderId(), amount: '1.00', customer_id: 'upi-linked', payment_page_client_id: clientId },
      { authorization: `Basic ${btoa(`${apiKey}:`)}`, 'x-merchantid': merchantId },
    );
    const { clientAuthToken, clientAuthTokenExpiry } = recordOf(recordOf(body['sdk_payload'])['payload']);
    for (const authExpiry of [clientAuthTokenExpiry, undefined]) {
      assert.equal(read(await send(byToken('upi-linked', { clientAuthToken, authExpiry }))).status, 'LINKED');
    }
    assertRefused(await send(byToken('upi-fresh', { clientAuthToken })), 401, 'authentication-refused', 'JP_012');
    shop.now += 16 * minute;
    const late = await send(byToken('upi-linked', { clientAuthToken, authExpiry: undefined }));
    shop.now -= 16 * minute;
    assertRefused(late, 401, 'time-expired', 'JP_012');
  });

  it('covers every documented status', () => {
    const statuses = testUpiCustomers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, ['BOUND', 'FAILURE', 'FRESH', 'LINKED', 'NOPERMISSION']);
  });

  it('says FRESH of any other customer', async () => {
    assert.equal(read(await send(byToken('कमला राव'))).status, 'FRESH');
  });

  it('answers a linked customer with every documented key, booleans and lengths as texts', async () => {
    const { body } = await send(signed());
    const payload = recordOf(body['payload']);
    const [first, second] = Array.isArray(payload['vpaAccounts']) ? payload['vpaAccounts'].map(recordOf) : [];
    assert.deepEqual(Object.keys(payload), [
      'action',
      'status',
      'isDeviceBound',
      'isDeviceActivated',
      'upiRequestIdPrefix',
      'vpaAccounts',
      'customerMobileNumber',
      'deviceFingerPrint',
      'udfParameters',
    ]);
    const account = recordOf(first?.['account']);
    assert.deepEqual(Object.keys(account).sort(), [
      'atmPinLength',
      'bankAccountUniqueId',
      'bankCode',
      'bankName',
      'branchName',
      'ifsc',
      'isInitialTopUpDone',
      'isPrimary',
      'maskedAccountNumber',
      'mpinLength',
      'mpinSet',
      'name',
      'otpLength',
      'referenceId',
      'type',
    ]);
    for (const value of [...Object.values(account), payload['isDeviceBound'], payload['isDeviceActivated']]) {
      assert.equal(typeof value, 'string');
    }
    assert.equal(account['isInitialTopUpDone'], 'true');
    assert.equal(recordOf(second?.['account'])['isInitialTopUpDone'], 'topup_txn_pending');
    const accounts = read(await send(signed())).vpaAccounts.flatMap((vpa) => vpa.accounts);
    assert.deepEqual(
      accounts.map(({ mpinLength, mpinSet, isPrimary, isInitialTopUpDone }) => ({
        mpinLength,
        mpinSet,
        isPrimary,
        isInitialTopUpDone,
      })),
      [
        { mpinLength: 6, mpinSet: true, isPrimary: true, isInitialTopUpDone: true },
        { mpinLength: 6, mpinSet: true, isPrimary: false, isInitialTopUpDone: 'topup_txn_pending' },
      ],
    );
  });

  it('says whether the device is bound', async () => {
    const bound = async (customerId: string) => read(await send(byToken(customerId))).isDeviceBound;
    assert.deepEqual(
      [await bound('upi-nopermission'), await bound('upi-fresh'), await bound('upi-bound'), await bound('upi-linked')],
      [false, false, true, true],
    );
  });

  it('masks the mobile number, signed or beside the signature, and gives custom parameters back', async () => {
    const inside = await send(signed({ customer_mobile_number: '919876543210' }));
    assert.equal(read(inside).customerMobileNumber, '91XXXXXX3210');
    const beside = await send({ ...signed(), customerMobileNumber: '919876541111', udfParameters: '{"a":1}' });
    assert.equal(read(beside).customerMobileNumber, '91XXXXXX1111');
    assert.equal(read(beside).udfParameters, '{"a":1}');
    assert.equal(JSON.stringify([inside.body, beside.body]).includes('98765'), false);
  });

  it('is refused when its signature does not hold', async () => {
    const payload = signed();
    const tampered = String(payload['signaturePayload']).replace('upi-linked', 'upi-bound!');
    assertRefused(await send({ ...payload, signaturePayload: tampered }), 401, 'signature-mismatch', 'JP_012');
    assertRefused(await send({ ...payload, merchantKeyId: '1' }), 401, 'merchant-key-id', 'JP_012');
    assertRefused(await send(payload, 'nobody'), 401, 'merchant-unknown', 'JP_012');
    assertRefused(await send(signed({ merchant_id: 'globex' })), 400, 'conflict', 'JP_001', 'merchantId');
    assertRefused(await send({ ...payload, signature: undefined }), 400, 'required', 'JP_001', 'signature');
  });

  it('is refused when it is too old, from the future, or for nobody', async () => {
    const at = (timestamp: number) => send(signed({ timestamp: String(timestamp) }));
    assert.equal((await at(shop.now - 15 * minute)).status, 200);
    assertRefused(await at(shop.now - 15 * minute - 1), 401, 'time-expired', 'JP_012');
    assertRefused(await at(shop.now + 6 * minute), 401, 'time-future', 'JP_012');
    assertRefused(await send(signed({ customer_id: '' })), 400, 'required', 'JP_001', 'customer_id');
  });

  it('is refused by a token of another customer, of nobody, or past its time', async () => {
    const other = { clientAuthToken: testClientAuthToken('upi-fresh') };
    assertRefused(await send(byToken('upi-linked', other)), 401, 'authentication-refused', 'JP_012');
    const real = { clientAuthToken: 'tkn_2p2k1b6d26eg4740b9ef01294d3a43b4' };
    assertRefused(await send(byToken('upi-linked', real)), 401, 'authentication-refused', 'JP_012');
    const late = { authExpiry: new Date(shop.now).toISOString() };
    assertRefused(await send(byToken('upi-linked', late)), 401, 'token', 'JP_012');
    assertRefused(await send(byToken('upi-linked', { authExpiry: 'soon' })), 400, 'time', 'JP_001', 'authExpiry');
    assertRefused(await send(byToken('upi-linked', { merchantId: 'nobody' })), 401, 'merchant-unknown', 'JP_012');
  });

  it('is refused in both forms at once, or for another action', async () => {
    assertRefused(await send({ ...signed(), ...byToken('upi-linked') }), 400, 'conflict', 'JP_001');
    assertRefused(await send({ ...signed(), action: 'getSessionToken' }), 400, 'not-allowed', 'JP_001', 'action');
    assert.equal((await shop.post('/checkout/session-token', { clientId: 'acme' })).status, 400);
  });
});
