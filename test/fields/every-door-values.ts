import type { Finding } from '../protocol/bad-input.ts';

/** A value of one field, and the answer of every door. */
export interface DoorValue {
  readonly field: string;
  /** The value; undefined leaves the field out. */
  readonly value: unknown;
  /** The text of the value where JSON.stringify would write another one. */
  readonly json?: string;
  readonly refused?: Finding;
  /** It is taken with this warning, and refused by `strict`. */
  readonly tolerated?: Finding;
}

function taken(field: string, ...values: readonly unknown[]): readonly DoorValue[] {
  return values.map((value) => ({ field, value }));
}

function tolerated(field: string, [code, reason]: readonly [Finding[0], string], ...values: readonly unknown[]) {
  return values.map((value): DoorValue => ({ field, value, tolerated: [code, field, reason] }));
}

function refused(field: string, finding: readonly [Finding[0], string?], ...values: readonly unknown[]) {
  const [code, reason] = finding;
  return values.map((value): DoorValue => ({
    field,
    value,
    refused: reason === undefined ? [code, field] : [code, field, reason],
  }));
}

/** Values of the fields of an order, most of them as hostile suites and live merchants wrote them. */
export const doorValues: readonly DoorValue[] = [
  ...taken('amount', '1', '1.5', '249.00', '0.01', '999999999999.99'),
  ...refused('amount', ['amount', 'decimals'], '100.1532', '1.000'),
  ...refused('amount', ['amount', 'separator'], '1,000.00', "1'000"),
  ...refused('amount', ['amount', 'sign'], '-1', '+1'),
  ...refused('amount', ['amount', 'space'], ' 1', '1.00\u00a0'),
  ...refused('amount', ['amount', 'digits'], '१००', '１.00'),
  ...refused('amount', ['amount', 'zero'], '0', '0.00'),
  ...refused('amount', ['amount', 'form'], '1e3', '1.', '.5', 'NaN', '₹249.00', 'Infinity'),
  ...refused('amount', ['amount', 'leading-zero'], '01.00'),
  ...refused('amount', ['amount', 'range'], '1234567890123'),
  ...tolerated('amount', ['type', 'string'], 9, 249.5),
  { field: 'amount', value: 9, json: '9.00', tolerated: ['type', 'amount', 'string'] },
  ...refused('amount', ['required'], undefined, null, ''),
  ...refused('amount', ['type', 'string'], true, {}, ['1.00']),

  ...taken('order_id', 'R1', 'ABCDEFGH123456789'),
  ...tolerated('order_id', ['order-id', 'length'], 'ABCDEFGH1234567890', 'a'.repeat(24)),
  ...tolerated('order_id', ['order-id', 'charset'], 'order-1', 'R_1', 'R.1', '...'),
  ...refused(
    'order_id',
    ['order-id', 'charset'],
    'R 1',
    'R/1',
    '../R1',
    '.',
    '..',
    'R?1',
    'R#1',
    'R%2F1',
    'Ré1',
    'R\u200b1',
  ),
  ...refused('order_id', ['required'], undefined, ''),
  ...refused('order_id', ['type', 'string'], ['R1'], {}),

  ...taken('customer_phone', '9876543210', '919876543210', ''),
  ...tolerated(
    'customer_phone',
    ['field', 'phone'],
    '+919000000000',
    '90000 00000',
    '080-23456789',
    '(080) 234567',
    '23456789',
  ),
  ...tolerated('customer_phone', ['type', 'null'], null),
  ...tolerated('customer_phone', ['type', 'string'], 9876543210),
  ...refused('customer_phone', ['field'], '12345', 'phone', '98765x3210', '٩٨٧٦٥٤٣٢١٠', '1'.repeat(16)),
  ...taken('mobile_number', '9876543210'),
  ...refused('mobile_number', ['field'], '12'),

  ...taken('customer_email', 'asha@shop.example', ''),
  ...tolerated('customer_email', ['type', 'null'], null),
  ...refused('customer_email', ['field'], 'asha', 'a@localhost', 'a b@shop.example', '@shop.example'),

  ...taken('currency', 'INR', 'USD'),
  ...tolerated('currency', ['not-allowed', 'case'], 'inr', 'Usd'),
  ...refused('currency', ['not-allowed'], 'XXX', 'RUPEES', '₹'),

  ...taken('return_url', 'https://shop.example/return', 'http://localhost:3000/return', 'HTTPS://shop.example/R'),
  ...tolerated('return_url', ['url-form', 'query'], 'https://shop.example/return?a=1'),
  ...refused(
    'return_url',
    ['url-scheme'],
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://shop.example/',
    'blob:https://shop.example/1',
  ),
  ...refused(
    'return_url',
    ['url-form', 'not-absolute'],
    '/return',
    '//evil.example/',
    'shop.example/return',
    'https:shop.example',
  ),
  ...refused(
    'return_url',
    ['url-form', 'characters'],
    'https://shop.example/a b',
    'https://shop.example\\@evil.example/',
    'https://sh\u200bop.example/',
  ),
  ...refused('return_url', ['url-form', 'userinfo'], 'https://shop.example@evil.example/', 'https://:pw@evil.example/'),
  ...refused('return_url', ['url-form', 'host'], 'https://shop.example./', 'https://sh%6fp.example/'),
  ...refused('return_url', ['url-form', 'fragment'], 'https://shop.example/#paid'),
  ...refused('return_url', ['url-form', 'syntax'], 'https://[::1/', 'https://shop.example:99999/'),
  ...refused('return_url', ['url-form', 'length'], `https://shop.example/${'a'.repeat(2048)}`),
  ...tolerated('return_url', ['type', 'null'], null),

  ...taken('gateway_id', '12'),
  ...tolerated('gateway_id', ['type', 'string'], 12),
  ...refused('gateway_id', ['field'], '012', 'PAYU'),
  ...taken('udf1', 'x'.repeat(255), 'ನಮಸ್ಕಾರ', '<b>'),
  ...tolerated('udf1', ['type', 'string'], 7),
  ...refused('udf1', ['field', 'length'], 'x'.repeat(256)),
  ...refused('udf1', ['type', 'string'], true, ['x'], { a: 1 }),
  ...refused('first_name', ['text-bidi'], 'Asha\u202e', '\u2066Asha'),
  ...refused(
    'mandate.start_date',
    ['mandate', 'start-date'],
    '1',
    '1764000000000',
    '1600000000',
    '1890000000',
    'today',
  ),
  ...refused('mandate.end_date', ['mandate', 'end-date'], '1600000000', '2035-12-31'),
  ...taken('metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE', '2035-12-31', '2028-02-29'),
  ...refused('metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE', ['mandate', 'date'], '2035-02-30', '31-12-2035', '2035-1-1'),
  ...refused('options.create_mandate', ['not-allowed'], 'required', 'YES'),
  ...refused('offer_details', ['not-allowed', 'payment-filter'], { allowDefaultOptions: true, options: [] }),
  ...taken('offer_details', { offer_applied: 'false', offer_payment_methods: [] }),
  ...refused('payment_filter', ['type', 'object'], ['CARD'], true),
];
