import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { call } from './order-api.ts';
import { openShop, recordOf, type Reply, type Shop } from './shop.ts';

describe('the customers of the server API', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const kamala = { object_reference_id: 'kamala-0001', mobile_number: '9000000000', first_name: 'Kamala' };

  it('are made once, and found by either id', async () => {
    const { status, body } = await call(shop, '/customers', { form: kamala });
    assert.equal(status, 200);
    assert.match(String(body['id']), /^cst_[0-9a-f]{16}$/);
    assert.deepEqual(
      [body['object'], body['object_reference_id'], body['mobile_country_code'], body['last_name']],
      ['customer', 'kamala-0001', '91', ''],
    );
    assert.equal((await call(shop, '/customers', { json: kamala })).body['id'], body['id']);
    for (const id of ['kamala-0001', String(body['id'])]) {
      assert.equal((await call(shop, `/customers/${id}`)).body['first_name'], 'Kamala');
    }
  });

  it('can be changed in what is said, and in nothing else', async () => {
    await call(shop, '/customers', { form: { ...kamala, object_reference_id: 'meera-0002' } });
    const form = { email_address: 'meera@example.in', object_reference_id: 'other' };
    const { body } = await call(shop, '/customers/meera-0002', { form });
    assert.deepEqual(
      [body['email_address'], body['mobile_number'], body['object_reference_id']],
      ['meera@example.in', '9000000000', 'meera-0002'],
    );
  });

  it('come with a clientAuthToken on demand, which opens their saved methods', async () => {
    await call(shop, '/customers', { form: { object_reference_id: 'cust77-token' } });
    const { body } = await call(shop, '/customers/cust77-token?options.get_client_auth_token=true');
    const { client_auth_token: clientAuthToken } = recordOf(body['juspay']);
    const payload = { action: 'paymentManagement', clientId: 'acme', environment: 'sandbox', clientAuthToken };
    assert.equal((await shop.post('/checkout/management', { payload })).status, 201);
  });

  it('are refused without an id and unknown to those who ask for another', async () => {
    const { status, body } = await call(shop, '/customers', { form: { mobile_number: '9000000000' } });
    assert.deepEqual([status, body['code'], body['field']], [400, 'required', 'object_reference_id']);
    assert.equal((await call(shop, '/customers/nobody')).status, 404);
    assert.equal((await call(shop, '/customers/nobody', { form: { first_name: 'N' } })).status, 404);
    assert.equal((await shop.get('/customers/kamala-0001')).status, 401);
  });
});

describe('the saved cards of the server API', () => {
  let shop: Shop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop.simulator.stop());

  const list = (customerId: string) => call(shop, `/cards?customer_id=${customerId}`);
  const cardsOf = ({ body }: Reply) => (Array.isArray(body['cards']) ? body['cards'].map(recordOf) : []);

  it('are those that the shopper sees, without their numbers', async () => {
    const reply = await list('cust77-cards');
    const [card = {}] = cardsOf(reply);
    assert.deepEqual(
      [cardsOf(reply).length, card['card_number'], card['card_brand'], card['card_exp_year'], card['expired']],
      [1, 'XXXX-XXXX-XXXX-4242', 'VISA', '2039', false],
    );
    assert.deepEqual(cardsOf(await list('cust-88')), []);
  });

  it('are gone on the payment page too once they are deleted', async () => {
    const [card = {}] = cardsOf(await list('cust77-deletes'));
    const path = `/cards/${String(card['card_token'])}?customer_id=cust77-deletes`;
    const { status, body } = await call(shop, path, { method: 'DELETE' });
    assert.deepEqual([status, body['deleted']], [200, true]);
    assert.deepEqual(cardsOf(await list('cust77-deletes')), []);
    assert.equal(cardsOf(await list('cust77-cards')).length, 1);
    const session = await call(shop, '/session', {
      json: { customer_id: 'cust77-deletes', action: 'paymentManagement' },
    });
    const { payload } = recordOf(session.body['sdk_payload']);
    const { body: shown } = await shop.post('/checkout/management', { payload });
    assert.deepEqual(
      (Array.isArray(shown['methods']) ? shown['methods'].map(recordOf) : []).map(({ kind }) => kind),
      ['vpa'],
    );
  });

  it('need a customer who has them', async () => {
    assert.equal((await call(shop, '/cards')).status, 400);
    assert.equal((await call(shop, '/cards/saved-card-4242', { method: 'DELETE' })).status, 400);
    const other = await call(shop, '/cards/saved-card-4242?customer_id=cust-88', { method: 'DELETE' });
    assert.equal(other.status, 404);
  });
});
