import { orderFields } from '../../src/protocol/requests/order-details.ts';
import type { FieldCase, Section } from './field-case.ts';
import { contact, onlyCards, valueIn } from './process.ts';
import { arrivedIn, fieldOfText, fromProperties } from './product.ts';
import { merchant } from './world.ts';

/** UPI carries a mandate that starts today and says when it ends. */
const days = { 'mandate.start_date': '1763990000', 'mandate.end_date': '1864000000' };
const mandate = { 'options.create_mandate': 'REQUIRED', 'mandate.max_amount': '500.00', ...days };
const weekly = { ...mandate, 'mandate.frequency': 'WEEKLY', 'mandate.rule_value': '1' };
const once = { ...mandate, 'mandate.frequency': 'ONETIME' };
const graceful = {
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT': 'MONTH',
  'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE': '2030-01-31',
  'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS': '3',
};

/** A custom parameter: text that comes back in the order status. */
function custom(name: string, right: string): FieldCase {
  return { right, shown: { [`status.${name}`]: right }, wrong: 'x'.repeat(256), refused: ['field', name, 'length'] };
}

/** The signed text of an order. */
export const orderSection: Section<typeof orderFields> = {
  title: 'orderDetails',
  about:
    'The signed text of an order: `order-details` with `signature`. It arrives byte for byte. The simulator reads it ' +
    'once the signature is verified.',
  table: orderFields,
  source: ['orderFields', 'src/protocol/requests/order-details.ts'],
  data: 'test/fields/order.ts',
  way: 'In the text of `order-details`',
  cases: {
    order_id: {
      right: ({ orderId }) => orderId,
      wrong: 'R 1',
      refused: ['order-id', 'order_id', 'charset'],
    },
    merchant_id: { right: 'acme', wrong: 'ac/me', refused: ['field', 'merchant_id', 'charset'] },
    amount: {
      right: '582.42',
      shown: {
        'page.order.amount': '582.42',
        'upi.quote.amount': '582.42',
        'upi.quote.full': '582.42',
        'upi.texts.link?am': '582.42',
        'status.amount': 582.42,
      },
      wrong: '1,000.00',
      refused: ['amount', 'amount', 'separator'],
    },
    timestamp: {
      right: ({ now }) => String(now - 60_000),
      wrong: '1571922200',
      refused: ['time', 'timestamp', 'seconds'],
    },
    customer_id: {
      right: 'asha42',
      shown: { 'page.order.customerId': 'asha42', 'status.customer_id': 'asha42' },
      wrong: 'asha\u202e42',
      refused: ['text-bidi', 'customer_id'],
    },
    customer_email: {
      right: 'asha@shop.example',
      shown: { 'status.customer_email': 'asha@shop.example' },
      wrong: 'asha',
      refused: ['field', 'customer_email'],
    },
    email_address: { right: 'asha@shop.example', wrong: 'asha', refused: ['field', 'email_address'] },
    customer_phone: {
      right: '9876543210',
      shown: { 'status.customer_phone': '9876543210' },
      wrong: '98765',
      refused: ['field', 'customer_phone'],
    },
    mobile_number: { right: '9876543210', wrong: '98765', refused: ['field', 'mobile_number'] },
    first_name: { right: 'Asha', wrong: 'Asha\u202e', refused: ['text-bidi', 'first_name'] },
    last_name: { right: 'Rao', wrong: true, refused: ['type', 'last_name', 'string'] },
    currency: {
      right: 'USD',
      shown: {
        'page.methods': 'card netbanking',
        'page.order.currency': 'USD',
        upi: 'method not-allowed',
      },
      wrong: 'XXX',
      refused: ['not-allowed', 'currency'],
    },
    gateway_id: { right: '18', wrong: '018', refused: ['field', 'gateway_id'] },
    description: {
      right: 'One sari',
      shown: { 'page.order.description': 'One sari', 'upi.texts.link?tn': 'One sari' },
      wrong: 'One\nsari',
      refused: ['text-control', 'description'],
    },
    return_url: {
      right: 'https://shop.example/end',
      shown: { 'status.return_url': 'https://shop.example/end' },
      wrong: 'https://shop.example/end#paid',
      refused: ['url-form', 'return_url', 'fragment'],
    },
    udf1: custom('udf1', 'one'),
    udf2: custom('udf2', 'two'),
    udf3: custom('udf3', 'three'),
    udf4: custom('udf4', 'four'),
    udf5: custom('udf5', 'five'),
    udf6: custom('udf6', 'six'),
    udf7: custom('udf7', 'seven'),
    udf8: custom('udf8', 'eight'),
    udf9: custom('udf9', 'nine'),
    udf10: custom('udf10', 'ten'),
    'options.create_mandate': {
      right: 'REQUIRED',
      needs: { 'mandate.max_amount': '500.00', ...days },
      shown: {
        'page.methods': 'upi card',
        'page.mandate': undefined,
        'page.mandate.required': true,
        'page.mandate.recurring.fixed': false,
        'page.mandate.recurring.frequency': 'ASPRESENTED',
        'page.mandate.recurring.most': '500.00',
        'page.mandate.revocable': true,
        'page.mandate.until': '2029-01-25',
        'upi.quote.recurring.fixed': false,
        'upi.quote.recurring.frequency': 'ASPRESENTED',
        'upi.quote.recurring.most': '500.00',
        'status.mandate.mandate_type': 'EMANDATE',
        'status.mandate.mandate_status': 'CREATED',
        'status.mandate.currency': 'INR',
        'status.mandate.max_amount': 500,
        'status.mandate.amount_rule': 'VARIABLE',
        'status.mandate.frequency': 'ASPRESENTED',
        'status.mandate.start_date': '1763990000',
        'status.mandate.end_date': '1864000000',
        'status.mandate.rule_type': '',
        'status.mandate.rule_value': '',
        'status.mandate.revokable_by_customer': true,
        'status.mandate.block_fund': false,
      },
      wrong: 'required',
      refused: ['not-allowed', 'options.create_mandate'],
    },
    'mandate.max_amount': {
      right: '600.00',
      instead: '500.00',
      needs: mandate,
      shown: {
        'page.mandate.recurring.most': '600.00',
        'upi.quote.recurring.most': '600.00',
        'status.mandate.max_amount': 600,
      },
      wrong: '100.00',
      refused: ['mandate', 'mandate.max_amount', 'max-amount'],
    },
    'mandate.start_date': {
      // Today in India; a mandate that starts on another day is refused.
      right: '1763995000',
      instead: '1763990000',
      needs: mandate,
      shown: { 'status.mandate.start_date': '1763995000' },
      wrong: '1764000000000',
      refused: ['mandate', 'mandate.start_date', 'start-date'],
    },
    'mandate.end_date': {
      right: '1865000000',
      instead: '1864000000',
      needs: mandate,
      shown: { 'page.mandate.until': '2029-02-05', 'status.mandate.end_date': '1865000000' },
      wrong: '1864000000000',
      refused: ['mandate', 'mandate.end_date', 'end-date'],
    },
    'mandate.frequency': {
      right: 'DAILY',
      needs: mandate,
      shown: {
        'page.mandate.recurring.frequency': 'DAILY',
        'upi.quote.recurring.frequency': 'DAILY',
        'page.mandate.nextDebits.0': '2025-11-25',
        'page.mandate.nextDebits.1': '2025-11-26',
        'page.mandate.nextDebits.2': '2025-11-27',
        'status.mandate.frequency': 'DAILY',
      },
      wrong: 'HOURLY',
      refused: ['not-allowed', 'mandate.frequency'],
    },
    'mandate.rule_value': {
      right: '3',
      instead: '1',
      needs: weekly,
      shown: {
        'page.mandate.nextDebits.0': '2025-11-26',
        'page.mandate.nextDebits.1': '2025-12-03',
        'page.mandate.nextDebits.2': '2025-12-10',
        'status.mandate.rule_value': '3',
      },
      wrong: '8',
      refused: ['mandate', 'mandate.rule_value', 'rule-value'],
    },
    'mandate.amount_rule': {
      right: 'FIXED',
      needs: { ...mandate, 'mandate.max_amount': '249.00' },
      shown: {
        'page.mandate.recurring.fixed': true,
        'upi.quote.recurring.fixed': true,
        'status.mandate.amount_rule': 'FIXED',
      },
      wrong: 'fixed',
      refused: ['not-allowed', 'mandate.amount_rule'],
    },
    'mandate.rule_type': {
      right: 'BEFORE',
      needs: weekly,
      shown: { 'status.mandate.rule_type': 'BEFORE' },
      wrong: 'before',
      refused: ['not-allowed', 'mandate.rule_type'],
    },
    'mandate.revokable_by_customer': {
      right: false,
      needs: once,
      shown: { 'page.mandate.revocable': false, 'status.mandate.revokable_by_customer': false },
      wrong: 'false',
      refused: ['type', 'mandate.revokable_by_customer', 'boolean'],
    },
    'mandate.block_funds': {
      right: true,
      needs: once,
      wrong: false,
      refused: ['mandate', 'mandate.block_funds', 'block-funds'],
    },
    'metadata.JUSPAY:gateway_reference_id': {
      right: 'mid2',
      wrong: true,
      refused: ['type', 'metadata.JUSPAY:gateway_reference_id', 'string'],
    },
    'metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE': {
      right: '2035-12-31',
      wrong: '2035-02-30',
      refused: ['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE', 'date'],
    },
    'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT': {
      right: 'MONTH',
      wrong: 'WEEK',
      refused: ['not-allowed', 'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT'],
    },
    'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY': {
      right: '2',
      wrong: '0',
      refused: ['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY', 'frequency'],
    },
    'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE': {
      right: '2030-01-01',
      instead: '2030-01-31',
      needs: graceful,
      wrong: '2036-01-01',
      refused: ['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE', 'date'],
    },
    'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS': {
      right: '5',
      instead: '3',
      needs: graceful,
      wrong: '-1',
      refused: ['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS', 'grace-days'],
    },
    'metadata.webhook_url': {
      right: 'https://shop.example/hook',
      wrong: 'javascript:alert(1)',
      refused: ['url-scheme', 'metadata.webhook_url'],
    },
    order_type: { right: 'TPV_PAYMENT', wrong: true, refused: ['type', 'order_type', 'string'] },
    basket: { right: '[{"id":"sari"}]', wrong: [{ id: 'sari' }], refused: ['type', 'basket', 'string'] },
    offer_details: {
      right: {
        offer_applied: 'false',
        merge_with_default_payment_methods: 'false',
        offer_payment_methods: [{ filter_type: 'whitelist', offer_payment_method_type: 'cards' }],
      },
      shown: { 'page.methods': 'card', upi: 'payment_filter not-allowed' },
      wrong: onlyCards,
      refused: ['not-allowed', 'offer_details', 'payment-filter'],
    },
    payment_filter: {
      right: onlyCards,
      shown: { 'page.methods': 'card', upi: 'payment_filter not-allowed' },
      wrong: 'CARD',
      refused: ['type', 'payment_filter', 'object'],
    },
  },
  send: async (world, field, value, { needs }) => {
    const given = valueIn(world.order(), value);
    const { orderId, orderDetails, signature } = world.order({ ...needs, [field]: given });
    const { clientId, merchantKeyId } = merchant;
    const properties = { clientId, environment: 'sandbox', merchantKeyId, orderDetails, signature, ...contact };
    const outcome = await fromProperties('process', properties);
    const text = arrivedIn(outcome.received?.payload, 'orderDetails');
    return { ...outcome, orderId, sent: given, arrived: fieldOfText(text, orderDetails, field) };
  },
};
