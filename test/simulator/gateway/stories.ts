import { backOff } from '../../../src/simulator/infrastructure/webhook-sender.ts';
import { goodCard } from './shop.ts';
import { storyStart, type Story } from './story.ts';

const card = { method: 'card', card: goodCard };
const bank = { method: 'netbanking', bank: 'NB_SBI' };
const code = { method: 'upi', upi: { flow: 'qr' } };
const right = { otp: '123456' };
const wrong = { otp: '000000' };
const mandate = {
  customer_id: 'cust-77',
  'options.create_mandate': 'REQUIRED',
  'mandate.max_amount': '500.00',
  'mandate.frequency': 'ASPRESENTED',
};
const later = (ms: number) => ({ timestamp: String(storyStart + ms) });
const seconds = (ms: number) => String((storyStart + ms) / 1_000);
const day = 24 * 60 * 60_000;

/** The same order with other content, as the body of `POST /checkout/TOKEN/order`. */
const update = (story: Story, fields: Record<string, string>) => ({
  payload: { ...story.shop.payload({ order_id: story.orderId, ...fields }), action: 'updateOrder' },
});
const collect = (vpa: string) => async (story: Story) => {
  await story.open();
  await story.pay({ method: 'upi', upi: { flow: 'collect', vpa } });
  await story.poll();
  await story.wait(3_000);
  await story.wait(2_000);
  await story.wait(295_000);
};
const withPlan = (plan: string) => async (story: Story) => {
  await story.control('/settings', { webhooks: plan });
  await story.open();
  await story.pay(card);
  await story.answer(right);
  await story.poll();
  await story.wait(30_000);
  await story.control('/settings', { webhooks: 'once' });
};
const underRules = (amount: string, instrument: object) => async (story: Story) => {
  await story.control('/settings', { juspayTestRules: true });
  await story.open({ amount });
  await story.pay(instrument);
  await story.answer(right);
  await story.answer({ pin: '123456' });
  await story.wait(120_000);
  await story.control('/settings', { juspayTestRules: false });
};
const debit = (story: Story, mandateId: string, amount: string, order = 'D', more: object = {}) =>
  story.server('/txns', {
    json: { 'order.order_id': `${story.orderId}${order}`, 'order.amount': amount, mandate_id: mandateId, ...more },
  });

/** Stories besides the scenarios: refusals, second attempts, time, refunds, mandates, changes of orders. */
export const stories: Readonly<Record<string, (story: Story) => Promise<void>>> = {
  async 'wrong passwords lock'(story) {
    await story.open();
    await story.pay(card);
    for (let tries = 0; tries < 4; tries++) await story.answer(wrong);
    await story.answer(right);
    await story.poll();
  },
  async 'wrong PIN, then declined'(story) {
    await story.open();
    await story.pay(code);
    await story.answer({ pin: '999999' });
    await story.answer({ pin: '111111' });
    await story.answer({ pin: '123456' });
    await story.poll();
  },
  async 'the same pressed again, then another'(story) {
    await story.open();
    await story.pay(card);
    await story.pay(card);
    await story.wait(500);
    await story.pay(bank);
    await story.answer(right, 1);
    await story.answer({ choice: 'leave' });
    await story.pay(bank);
    await story.answer({ choice: 'succeed' });
    await story.pay(card);
    await story.poll();
  },
  async 'a decline, then a charge'(story) {
    await story.open();
    await story.pay(bank);
    await story.answer({ choice: 'fail' });
    await story.wait(5_000);
    await story.pay(card);
    await story.wait(5_000);
    await story.answer(right);
    await story.poll();
  },
  async 'a late charge of an attempt that another followed'(story) {
    await story.open();
    await story.end('sent-back');
    await story.pay(card);
    await story.answer(right);
    await story.wait(5_000);
    await story.pay(bank);
    await story.wait(5_000);
    await story.answer({ choice: 'succeed' });
    await story.wait(60_000);
  },
  async 'a plan that the shopper does not reach'(story) {
    await story.open();
    await story.end('webhook-twice');
    await story.pay(code);
    await story.answer({ choice: 'fail' });
    await story.pay(code);
    await story.answer({ pin: '123456' });
    await story.end('new');
  },
  async 'what the bank has, and what it then says'(story) {
    await story.open();
    await story.pay(code);
    await story.answer({ pin: '222222' });
    await story.pay(card);
    await story.end('juspay_declined');
    await story.end('authorization_failed');
    await story.end('charged');
  },
  async 'time runs out at the bank, with one more password'(story) {
    await story.open();
    await story.pay(card);
    await story.wait(200_000);
    await story.resend();
    await story.wait(200_000);
    await story.poll();
    await story.wait(100_000);
    await story.poll();
    await story.resend();
    await story.end('charged');
  },
  async 'a saved card gets a deadline by the second password'(story) {
    await story.open({ customer_id: 'cust77-resend' });
    await story.pay({ method: 'saved-card', id: 'saved-card-4242', cvv: '123' });
    await story.wait(400_000);
    await story.resend();
    await story.wait(300_000);
  },
  async 'a code that expires, and its open page'(story) {
    await story.open();
    await story.pay(code);
    await story.wait(300_000);
    await story.poll();
    await story.open(later(1));
    await story.pay(code);
    await story.answer({ pin: '123456' });
    await story.open(later(2));
  },
  'a request that is approved': collect('success@simulator'),
  'a request that is declined': collect('failure@simulator'),
  'a request that nobody answers': collect('pending@simulator'),
  'a request that expires': collect('expired@simulator'),
  async 'leaving before, during and after'(story) {
    await story.open();
    await story.page('leave');
    await story.pay(card);
    await story.page('leave');
    await story.page('leave');
    await story.answer(right);
    await story.page('result', { status: 'user_aborted' });
  },
  async 'a wallet with too little, abandoned'(story) {
    await story.open({ customer_id: `c-${story.orderId}` });
    await story.pay({ method: 'wallet', wallet: 'MOBIKWIK' });
    await story.answer(wrong);
    await story.answer(right);
    await story.answer({ choice: 'fail' });
    await story.pay({ method: 'wallet', wallet: 'MOBIKWIK' });
    await story.answer({ choice: 'succeed' });
  },
  async 'a linked wallet'(story) {
    await story.open({ customer_id: `c-${story.orderId}` });
    await story.pay({ method: 'wallet', wallet: 'AMAZONPAY' });
    await story.answer(right);
    await story.open({ order_id: `${story.orderId}L`, customer_id: `c-${story.orderId}` });
    await story.pay({ method: 'wallet', wallet: 'AMAZONPAY', offer: 'ofr_amazon20' });
    await story.open({ order_id: `${story.orderId}L`, customer_id: `c-${story.orderId}`, ...later(1) });
    await story.server(`/orders/${story.orderId}L`);
  },
  async 'an offer, lost and had'(story) {
    await story.open();
    await story.pay({ ...card, offer: 'ofr_soldout' });
    await story.pay({ ...card, offer: 'ofr_card10' });
    await story.pay(card);
    await story.pay({ ...card, offer: 'ofr_card10' });
    await story.answer(right);
    await story.poll();
  },
  async 'instalments and a card that is saved'(story) {
    await story.open({ customer_id: `c-${story.orderId}`, amount: '9000.00' });
    await story.pay({ ...card, save: true, emi: '3' });
    await story.answer(right);
    await story.open(later(1));
  },
  async 'amounts that are not the shown one'(story) {
    await story.open();
    await story.pay({ ...bank, amount: '1.00' });
    await story.page('order', update(story, { ...later(1), amount: '300.00' }));
    await story.pay({ ...bank, amount: '249.00' });
    await story.pay({ ...bank, amount: '300.00' });
    await story.page('order', update(story, { ...later(2), amount: '1.00' }));
    await story.page('order', update(story, { ...later(3), amount: '300.00' }));
    await story.page('order', update(story, { amount: '400.00' }));
    await story.page('order', update(story, { ...later(4), order_id: 'OTHER' }));
    await story.answer({ choice: 'fail' });
    await story.page('order', update(story, { ...later(5), amount: '350.00' }));
    await story.open();
    await story.pay(bank);
    await story.answer({ choice: 'succeed' });
  },
  async 'a guest who logs in, and other content'(story) {
    await story.open({ customer_id: '' });
    await story.open({ ...later(1), customer_id: 'cust-9', customer_email: 'asha@example.com' });
    await story.open({ ...later(2), customer_id: '' });
    await story.open({ ...later(3), customer_id: 'cust-9', amount: '1.00' });
    await story.open({
      ...later(4),
      order_id: story.orderId.toLowerCase(),
      customer_id: 'cust-9',
      customer_email: 'asha@example.com',
    });
  },
  async 'refunds of every kind'(story) {
    const refund = (name: string, amount?: string) =>
      story.server(`/orders/${story.orderId}/refunds`, {
        json: { unique_request_id: `${story.orderId}${name}`, ...(amount && { amount }) },
      });
    await story.open();
    await refund('0', '1.00');
    await story.pay(bank);
    await story.answer({ choice: 'succeed' });
    await story.wait(1_000);
    await refund('1', '49.00');
    await refund('1', '49.00');
    await refund('1', '50.00');
    await refund('2', '1.13');
    await refund('3', '1.17');
    await refund('4', '200.00');
    await refund('an-id-of-far-too-many-letters');
    await story.wait(1_000);
    await refund('5');
    await refund('6');
  },
  async 'half of it charged and refunded'(story) {
    await story.open();
    await story.end('partly-charged');
    await story.pay(card);
    await story.answer(right);
    await story.wait(10_000);
    await story.server(`/orders/${story.orderId}/refunds`, { json: { unique_request_id: `${story.orderId}h` } });
  },
  async 'an order of the server, changed and paid by it'(story) {
    await story.server('/orders', { json: { order_id: story.orderId, amount: '10', customer_id: 'cust-77' } });
    await story.server(`/orders/${story.orderId}`, { json: { amount: '12.00', udf1: 'twelve' } });
    await story.server('/txns', {
      json: { order_id: story.orderId, payment_method_type: 'NB', payment_method: 'NB_SBI', format: 'json' },
    });
    await story.wait(1_000);
    await story.server(`/orders/${story.orderId}`, { json: { amount: '13.00' } });
    await story.answer({ choice: 'succeed' });
    await story.server(`/orders/${story.orderId}`);
  },
  async 'a mandate that is paused, debited and revoked'(story) {
    await story.openSession({ amount: '1.00', ...mandate, 'mandate.end_date': seconds(40 * day) });
    await story.pay(card);
    await story.answer(wrong);
    await story.answer(right);
    const id = await story.mandateId();
    const command = (json: object) => story.server(`/mandates/${id}`, { json });
    await story.server(`/mandates/${id}`);
    await command({ command: 'pause' });
    await command({ command: 'pause' });
    await debit(story, id, '10.00');
    await command({ command: 'resume' });
    await debit(story, id, '501.00');
    await debit(story, id, '1.00', 'E', { 'order.customer_id': 'somebody-else' });
    await debit(story, id, '10.00');
    await debit(story, id, '10.00');
    await debit(story, id, '13.13', 'F');
    await story.server(`/orders/${story.orderId}D`);
    await story.control(`/orders/acme/${story.orderId}F/reverse-webhooks`, {});
    await command({ command: 'pause', pause_start_date: seconds(2 * day), pause_end_date: seconds(4 * day) });
    await story.wait(3 * day);
    await command({ command: 'revoke' });
    await command({ command: 'resume' });
    await story.wait(40 * day);
  },
  async 'a mandate that expires'(story) {
    await story.openSession({ amount: '1.00', ...mandate, 'mandate.end_date': seconds(40 * day) });
    await story.pay(card);
    await story.answer(right);
    await story.wait(41 * day);
  },
  async 'a mandate whose first payment fails'(story) {
    await story.openSession({ amount: '1.00', ...mandate });
    await story.pay(bank);
    await story.pay({ ...card, mandate: false });
    await story.pay(card);
    for (let tries = 0; tries < 3; tries++) await story.answer(wrong);
    await story.wait(1_000);
    await story.pay(card);
    await story.answer(right);
  },
  async 'a mandate that the shopper agrees to at the second try'(story) {
    await story.open({ 'options.create_mandate': 'OPTIONAL', 'mandate.max_amount': '500.00' });
    await story.pay({ ...card, mandate: false });
    await story.pay({ ...card, mandate: true });
    await story.answer(right);
  },
  'webhooks twice': withPlan('twice'),
  'webhooks lost': withPlan('lost'),
  'webhooks first': withPlan('first'),
  'webhooks late': withPlan('late'),
  'webhooks reversed': withPlan('reversed'),
  async 'webhooks by hand'(story) {
    await story.open();
    await story.pay(card);
    const { body } = await story.shop.get('/simulator/webhooks');
    const [first] = Array.isArray(body['webhooks']) ? (body['webhooks'] as { id: string }[]) : [];
    for (const control of ['delay', 'drop', 'replay', 'duplicate']) {
      await story.control(`/webhooks/${first?.id ?? ''}`, { control });
    }
    await story.wait(backOff[0] ?? 0);
    await story.answer(right);
  },
  'a declining amount under the test rules': underRules('600.00', card),
  'a pending amount under the test rules': underRules('900.00', code),
  'a charged amount under the test rules': underRules('499.99', card),
};
