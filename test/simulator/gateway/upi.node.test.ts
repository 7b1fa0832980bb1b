import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import decodeQR from 'qr/decode.js';
import { testUpiApps, testUpiPins, testVpas } from '../../../src/simulator/index.ts';
import { newOrderId, openShop, recordOf, type Shop } from './shop.ts';

const qr = { method: 'upi', upi: { flow: 'qr' } };
const intent = (app: string) => ({ method: 'upi', upi: { flow: 'intent', app } });
const collect = (vpa: string) => ({ method: 'upi', upi: { flow: 'collect', vpa } });

/** Reads a code as a camera does: its dark modules, each four pixels wide on white. */
function scanned({ size, path }: Record<string, unknown>): string {
  const scale = 4;
  const width = Number(size) * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of String(path).matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let row = 0; row < scale; row++) {
      const start = (Number(y) * scale + row) * width + Number(x) * scale;
      data.fill(0, start * 4, (start + Number(length) * scale) * 4);
    }
  }
  return decodeQR({ width, height: width, data });
}

const minutes = (count: number) => count * 60_000;

describe('UPI', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  async function pay(instrument: object, more: Record<string, string> = {}) {
    const orderId = newOrderId();
    const payload = shop.payload({ order_id: orderId, ...more });
    const { body } = await shop.post('/checkout', { payload });
    const token = String(body['token']);
    const started = await shop.post(`/checkout/${token}/transactions`, instrument);
    const transactionId = String(started.body['transactionId']);
    const phone = `/phone/${transactionId}`;
    return {
      orderId,
      payload,
      token,
      started,
      transactionId,
      answer: async (answer: object) => (await shop.post(`${phone}/answer`, answer)).body,
      phone: async () => (await shop.get(`${phone}/state`)).body,
      standing: async () => (await shop.get(`/checkout/${token}/transactions/${transactionId}`)).body,
      status: async () => (await shop.orderStatus(orderId)).body,
    };
  }

  it('is offered first, and for rupees only', async () => {
    const { body } = await shop.post('/checkout', { payload: shop.payload() });
    assert.equal(recordOf((body['methods'] as object[])[0])['method'], 'upi');
    const dollars = await shop.post('/checkout', { payload: shop.payload({ currency: 'USD' }) });
    assert.equal(
      (dollars.body['methods'] as object[]).some((method) => recordOf(method)['method'] === 'upi'),
      false,
    );
    const refused = await shop.post(`/checkout/${String(dollars.body['token'])}/transactions`, qr);
    assert.deepEqual([refused.status, refused.body['field']], [400, 'method']);
  });

  it('gives a code that a phone knows as one, for a payee that is plainly a simulator', async () => {
    const { started, transactionId } = await pay(qr, { description: 'Two kurtas & a shawl' });
    assert.equal(started.body['waits'], 'phone');
    const link = String(recordOf(started.body['texts'])['link']);
    assert.match(link, /^upi:\/\/pay\?/);
    assert.equal(link.includes('+'), false);
    assert.equal(link.includes(transactionId), false, 'whoever scans it may not answer for the shopper');
    assert.equal(scanned(recordOf(recordOf(started.body['texts'])['code'])), link);
    const fields = Object.fromEntries(new URLSearchParams(link.slice(link.indexOf('?'))));
    assert.match(String(fields['tr']), /^[A-Z0-9]{1,35}$/);
    assert.deepEqual(
      { ...fields, tr: '' },
      {
        pa: 'acme@simulator',
        pn: 'Acme Stores (Simulator)',
        tr: '',
        am: '249.00',
        cu: 'INR',
        tn: 'Two kurtas & a shawl',
      },
    );
  });

  it('shows payee and note as the shop wants them in apps', async () => {
    const payload = { ...shop.payload(), payeeName: 'Acme Bazaar', displayNote: 'Festival order' };
    const { body } = await shop.post('/checkout', { payload });
    const started = await shop.post(`/checkout/${String(body['token'])}/transactions`, qr);
    const phone = (await shop.get(`${String(started.body['phoneUrl'])}/state`)).body;
    assert.deepEqual([phone['payee'], phone['note']], ['Acme Bazaar', 'Festival order']);
    assert.match(
      String(recordOf(started.body['texts'])['link']),
      /pn=Acme%20Bazaar%20\(Simulator\).*tn=Festival%20order/,
    );
  });

  for (const { pin, ending } of testUpiPins) {
    it(`ends as ${ending} by the PIN ${pin}`, async () => {
      const payment = await pay(qr);
      const { receipt, ...standing } = await payment.standing();
      assert.deepEqual(standing, {
        status: 'pending_vbv',
        final: false,
        cause: 'bank-open',
        quote: { amount: '249.00', full: '249.00' },
        paymentInstrument: 'UPI_QR',
        paymentInstrumentGroup: 'upi',
      });
      assert.equal(recordOf(receipt)['transactionId'], `acme-${payment.orderId}-1`);
      assert.equal((await payment.answer({ pin }))['done'], true);
      assert.equal((await payment.standing())['status'], ending);
      assert.equal((await payment.status())['status'], ending.toUpperCase());
    });
  }

  it('is told to the merchant’s server in the documented words', async () => {
    const { answer, status } = await pay(intent('chai'));
    await answer({ pin: '123456' });
    const told = await status();
    assert.deepEqual(
      [told['payment_method_type'], told['payment_method'], told['status'], told['status_id']],
      ['UPI', 'UPI_PAY', 'CHARGED', 21],
    );
    assert.deepEqual(told['upi'], { payer_vpa: 'as•••@simulator', txn_flow_type: 'UPI_PAY' });
  });

  it('takes two wrong PINs, and no third', async () => {
    const { answer, standing } = await pay(qr);
    assert.equal((await answer({ pin: '999999' }))['attemptsLeft'], 2);
    assert.equal((await answer({ pin: '9999' }))['attemptsLeft'], 1);
    await answer({ pin: '000000' });
    await answer({ pin: '123456' });
    assert.equal((await standing())['status'], 'authentication_failed');
  });

  it('ends as authorization_failed when the shopper declines on the phone', async () => {
    const { answer, standing } = await pay(qr);
    await answer({ choice: 'succeed' });
    assert.equal((await standing())['final'], false, 'there is no button for success');
    await answer({ choice: 'fail' });
    const { status, expired } = await standing();
    assert.deepEqual([status, expired], ['authorization_failed', undefined]);
  });

  describe('that nobody answers', () => {
    it('expires after five minutes by the gateway’s clock', async () => {
      const payment = await pay(qr);
      assert.equal(payment.started.body['expiresIn'], minutes(5));
      shop.now += minutes(5) - 1;
      assert.equal((await payment.standing())['final'], false);
      assert.equal((await payment.phone())['timeLeft'], 1);
      shop.now += 1;
      const { status, final, cause } = await payment.standing();
      assert.deepEqual([status, final, cause], ['authorization_failed', true, 'expired']);
      const told = await payment.status();
      assert.deepEqual([told['status'], told['bank_error_code']], ['AUTHORIZATION_FAILED', 'U69']);
    });

    it('takes no approval after that', async () => {
      const payment = await pay(qr);
      shop.now += minutes(6);
      assert.equal((await payment.answer({ pin: '123456' }))['state'], 'expired');
      assert.equal((await payment.status())['status'], 'AUTHORIZATION_FAILED');
    });

    it('gives a new code, and the old one is dead for good', async () => {
      const payment = await pay(qr);
      shop.now += minutes(6);
      const again = await shop.post(`/checkout/${payment.token}/transactions`, qr);
      assert.notEqual(again.body['transactionId'], payment.transactionId);
      await payment.answer({ pin: '123456' });
      assert.equal((await payment.status())['status'], 'PENDING_VBV');
    });
  });

  it('goes on with the same code after a reload, and never makes a second one', async () => {
    const { token, payload, transactionId } = await pay(qr);
    const previous = recordOf((await shop.post('/checkout', { payload })).body['previous']);
    assert.deepEqual(
      [previous['transactionId'], previous['waits'], previous['final']],
      [transactionId, 'phone', false],
    );
    const again = await shop.post(`/checkout/${token}/transactions`, qr);
    assert.equal(again.body['transactionId'], transactionId);
  });

  it('lets another instrument take its place, after which the phone cannot charge', async () => {
    const payment = await pay(qr);
    const other = await shop.post(`/checkout/${payment.token}/transactions`, intent('chai'));
    assert.notEqual(other.body['transactionId'], payment.transactionId);
    assert.equal((await payment.answer({ pin: '123456' }))['state'], 'replaced');
    assert.equal((await payment.status())['status'], 'PENDING_VBV');
  });

  it('can still be approved on the phone after the shopper has left the payment page', async () => {
    const payment = await pay(qr);
    const left = await shop.post(`/checkout/${payment.token}/leave`, {});
    assert.equal(left.body['status'], 'user_aborted');
    await payment.answer({ pin: '123456' });
    assert.equal((await payment.status())['status'], 'CHARGED');
  });

  it('waits for the bank, and for no other instrument, once the bank has it', async () => {
    const payment = await pay(qr);
    await payment.answer({ pin: '222222' });
    const other = await shop.post(`/checkout/${payment.token}/transactions`, intent('chai'));
    assert.equal(other.body['transactionId'], payment.transactionId);
    assert.equal(other.body['waits'], 'nowhere');
  });

  it('opens any listed app, and says so of the one that the phone does not have', async () => {
    for (const { id, name, missing } of testUpiApps) {
      const phone = await (await pay(intent(id))).phone();
      assert.deepEqual([phone['appName'], phone['missing']], [name, missing === true]);
    }
    assert.equal((await pay(intent('nobody'))).started.body['field'], 'upi.app');
  });

  describe('by collect', () => {
    const ends = {
      approves: 'charged',
      declines: 'authorization_failed',
      'stays silent': 'pending_vbv',
      expires: 'authorization_failed',
    } as const;

    for (const { vpa, answer } of testVpas) {
      it(`${answer} by itself for ${vpa}`, async () => {
        const payment = await pay(collect(vpa));
        assert.equal((await payment.standing())['final'], false);
        shop.now += 6_000;
        const { status, cause } = await payment.standing();
        assert.deepEqual([status, cause === 'expired'], [ends[answer], answer === 'expires']);
      });
    }

    it('takes listed UPI ids only, in any case, and repeats none', async () => {
      assert.equal((await pay(collect(' Success@Simulator '))).started.status, 201);
      for (const vpa of ['somebody@okbank', 'success@simulator.evil', '', 'x'.repeat(5_000)]) {
        const { started } = await pay(collect(vpa));
        assert.deepEqual([started.status, started.body['reason']], [400, 'not-a-test-vpa']);
        if (vpa) assert.equal(JSON.stringify(started.body).includes(vpa), false);
      }
    });

    it('shows and keeps the UPI id masked only', async () => {
      const payment = await pay(collect('pending@simulator'));
      const told = JSON.stringify([payment.started.body, await payment.phone(), await payment.status()]);
      assert.equal(told.includes('pending@simulator'), false);
      assert.equal(told.includes('pe•••@simulator'), true);
    });

    it('is off where the simulator or the merchant says so', async (test) => {
      const strict = await openShop({ upiCollect: false }, test);
      const { body } = await strict.post('/checkout', { payload: strict.payload() });
      const upi = recordOf((body['methods'] as unknown[])[0]);
      assert.deepEqual([upi['collect'], upi['vpas']], [false, []]);
      const token = String(body['token']);
      const refused = await strict.post(`/checkout/${token}/transactions`, collect('success@simulator'));
      assert.deepEqual([refused.status, refused.body['reason']], [400, 'collect']);
    });
  });
});
