import type { ErrorCode } from '../../src/protocol/checkout-error.ts';
import type { OrderRules } from '../../src/protocol/requests/order-details.ts';

/**
 * Every way in which an input is known to go wrong, with what must be said about it.
 *
 * One table for all who look at input: the validator, the signing helper and the gateway run the same rows, so they cannot
 * come to differ. A row without `issue` and `warning` is accepted without a word.
 */
export interface BadInput<Input = unknown> {
  /** Short and stable, so that a failing row is found at once. */
  readonly id: string;
  readonly about: string;
  readonly input: Input;
  readonly issue?: Finding;
  readonly warning?: Finding;
}

/** A finding as code, field and reason. */
export type Finding = readonly [code: ErrorCode, field: string, reason?: string];

/** A row whose input is the text of an order. */
export interface BadOrder extends BadInput {
  readonly rules?: OrderRules;
}

/** An order with nothing wrong. */
export const goodOrder = {
  order_id: 'R1096438018',
  amount: '1.00',
  customer_id: '1234567890',
  merchant_id: 'idea_preprod',
  customer_email: 'asha@shop.example',
  customer_phone: '1234567890',
  return_url: 'https://shop.example/end',
  timestamp: '1571922200845',
};

/** The good order as text, with some keys changed; a key that is undefined is left out. */
export function orderText(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...goodOrder, ...changes });
}

/** Rows of a form that is taken with a warning: each is there once more with `strict`, which refuses it. */
function tolerated(
  rows: readonly { readonly id: string; readonly about: string; readonly input: string }[],
  finding: Finding,
) {
  return rows.flatMap(({ id, about, input }): BadOrder[] => [
    { id, about, input, warning: finding },
    {
      id: `${id}-strict`,
      about: `${about} where nothing is tolerated`,
      input,
      rules: { strict: true },
      issue: finding,
    },
  ]);
}

const raw = (part: string) => `${orderText().slice(0, -1)},${part}}`;

const texts: readonly BadOrder[] = [
  { id: 'text-missing', about: 'no text', input: undefined, issue: ['required', 'order-details'] },
  { id: 'text-empty', about: 'an empty text', input: '', issue: ['required', 'order-details'] },
  { id: 'text-blank', about: 'a text of blanks', input: ' \n\t', issue: ['required', 'order-details'] },
  { id: 'text-cut', about: 'a text that was cut', input: '{', issue: ['json-syntax', 'order-details'] },
  { id: 'text-comma', about: 'a trailing comma', input: '{"a":1,}', issue: ['json-syntax', 'order-details'] },
  { id: 'text-quotes', about: 'single quotes', input: "{'a':1}", issue: ['json-syntax', 'order-details'] },
  { id: 'text-comment', about: 'a comment', input: '{"a":1/**/}', issue: ['json-syntax', 'order-details'] },
  { id: 'text-nan', about: 'NaN', input: '{"a":NaN}', issue: ['json-syntax', 'order-details'] },
  ...['[]', '"x"', '1', 'null', 'true'].map((input) => ({
    id: `text-top-${input}`,
    about: `${input} at the top`,
    input,
    issue: ['json-shape', 'order-details'] as const,
  })),
  {
    id: 'text-twice',
    about: 'a key that comes twice',
    input: raw('"amount":"9999.00"'),
    issue: ['json-duplicate-key', 'amount'],
  },
  {
    id: 'text-twice-escaped',
    about: 'a key that comes twice, once with an escape',
    input: raw('"am\\u006funt":"9999.00"'),
    issue: ['json-duplicate-key', 'amount'],
  },
  {
    id: 'text-twice-blank',
    about: 'a key that comes twice, with a blank before the colon',
    input: raw('"amount" :"9999.00"'),
    issue: ['json-duplicate-key', 'amount'],
  },
  {
    id: 'text-twice-inside',
    about: 'a key that comes twice in an object inside',
    input: raw('"payment_filter":{"options":[{"enable":true,"enable":false}]}'),
    issue: ['json-duplicate-key', 'enable'],
  },
  ...['__proto__', 'constructor', 'prototype'].map((key) => ({
    id: `text-key-${key}`,
    about: `the key ${key}`,
    input: raw(`"${key}":{"amount":"1.00"}`),
    issue: ['json-key', key] as const,
  })),
  {
    id: 'text-key-escaped',
    about: 'the key __proto__ with an escape',
    input: raw('"\\u005f_proto__":{"amount":"1.00"}'),
    issue: ['json-key', '__proto__'],
  },
  {
    id: 'text-double',
    about: 'an object that was stringified twice',
    input: JSON.stringify(orderText()),
    issue: ['json-shape', 'order-details', 'double-encoded'],
  },
  { id: 'text-object', about: 'an object', input: goodOrder, issue: ['needs-exact-string', 'order-details'] },
  {
    id: 'text-bom',
    about: 'a byte order mark',
    input: `\ufeff${orderText()}`,
    issue: ['json-syntax', 'order-details', 'bom'],
  },
  {
    id: 'text-surrogate',
    about: 'half a surrogate pair',
    input: raw('"description":"\ud800"'),
    issue: ['json-text', 'description'],
  },
  {
    id: 'text-surrogate-escaped',
    about: 'half a surrogate pair as an escape',
    input: raw('"description":"\\ud800"'),
    issue: ['json-text', 'description'],
  },
  {
    id: 'text-escape',
    about: 'an escape that JSON has not',
    input: raw('"udf1":"\\ Pass"'),
    issue: ['json-syntax', 'order-details'],
  },
  { id: 'text-bomb', about: '100,001 brackets', input: '['.repeat(100_001), issue: ['json-depth', 'order-details'] },
  {
    id: 'text-deep',
    about: '33 levels',
    input: raw(`"x":${'['.repeat(32)}${']'.repeat(32)}`),
    issue: ['json-depth', 'order-details'],
  },
  {
    id: 'text-deep-enough',
    about: '32 levels',
    input: raw(`"x":${'['.repeat(31)}${']'.repeat(31)}`),
    warning: ['unknown-field', 'x'],
  },
  {
    id: 'text-brackets-in-text',
    about: '40 brackets inside a text',
    input: orderText({ description: '[{'.repeat(20) }),
  },
  {
    id: 'text-long',
    about: '65,537 characters',
    input: orderText({ description: 'x'.repeat(65_537 - orderText({ description: '' }).length) }),
    issue: ['json-size', 'order-details'],
  },
  {
    id: 'text-long-enough',
    about: '65,536 characters',
    input: orderText({ description: 'x'.repeat(65_536 - orderText({ description: '' }).length) }),
  },
  {
    id: 'text-huge',
    about: '10 MB',
    input: orderText({ description: 'x'.repeat(1e7) }),
    issue: ['json-size', 'order-details'],
  },
  {
    id: 'text-number',
    about: 'a number that is too large',
    input: raw('"udf1":1e400'),
    issue: ['type', 'udf1', 'string'],
  },
  { id: 'text-minus-zero', about: '-0', input: raw('"udf1":-0'), issue: ['type', 'udf1', 'string'] },
  ...tolerated(
    [{ id: 'text-integer', about: 'an integer of 30 digits', input: raw(`"udf1":${'9'.repeat(30)}`) }],
    ['type', 'udf1', 'string'],
  ),
  ...['customer_email', 'customer_phone', 'udf1', 'return_url', 'description', 'mandate.block_funds'].flatMap((key) =>
    tolerated(
      [{ id: `null-${key}`, about: `null for ${key}`, input: orderText({ [key]: null }) }],
      ['type', key, 'null'],
    ),
  ),
  ...['order_id', 'customer_id', 'amount'].map((key) => ({
    id: `null-${key}`,
    about: `null for ${key}`,
    input: orderText({ [key]: null }),
    issue: ['required', key] as const,
  })),
  {
    id: 'text-unknown',
    about: 'an unknown key',
    input: orderText({ colour: 'red' }),
    warning: ['unknown-field', 'colour'],
  },
  { id: 'text-nul', about: 'a NUL', input: orderText({ description: 'a\0b' }), issue: ['text-control', 'description'] },
  { id: 'text-del', about: 'a DEL', input: orderText({ udf3: 'a\x7fb' }), issue: ['text-control', 'udf3'] },
  {
    id: 'text-newline',
    about: 'a line break',
    input: orderText({ first_name: 'a\nb' }),
    issue: ['text-control', 'first_name'],
  },
  { id: 'text-basket', about: 'line breaks in a basket', input: orderText({ basket: '[\n\t{"id":"1"}\r\n]' }) },
  {
    id: 'text-basket-nul',
    about: 'a NUL in a basket',
    input: orderText({ basket: '[\n\0]' }),
    issue: ['text-control', 'basket'],
  },
  ...['first_name', 'customer_id', 'order_id', 'merchant_id'].map((key) => ({
    id: `text-bidi-${key}`,
    about: `a bidi mark in ${key}`,
    input: orderText({ [key]: 'a\u202eb' }),
    issue: ['text-bidi', key] as const,
  })),
  {
    id: 'text-html',
    about: 'markup in texts',
    input: orderText({ first_name: '<b>Asha</b>', description: '<img src=x onerror=alert(1)>' }),
  },
  { id: 'text-slashes', about: 'slashes with a backslash', input: orderText().replaceAll('/', '\\/') },
  { id: 'text-laid-out', about: 'a text laid out in lines', input: JSON.stringify(goodOrder, null, 2) },
];

function amounts(reason: string, ...values: string[]): readonly BadOrder[] {
  return values.map((amount) => ({
    id: `amount-${reason}-${amount}`,
    about: `the amount ${JSON.stringify(amount)}`,
    input: orderText({ amount }),
    issue: ['amount', 'amount', reason],
  }));
}

function withAmount(number: string): string {
  return orderText().replace('"amount":"1.00"', `"amount":${number}`);
}

const money: readonly BadOrder[] = [
  ...['9', '9.5', '100.10', '249.00'].flatMap((amount) =>
    tolerated(
      [{ id: `amount-number-${amount}`, about: `the number ${amount} as amount`, input: withAmount(amount) }],
      ['type', 'amount', 'string'],
    ),
  ),
  ...['1e2', '-1', '1E+2'].map((amount) => ({
    id: `amount-number-${amount}`,
    about: `the number ${amount} as amount`,
    input: withAmount(amount),
    issue: ['type', 'amount', 'string'] as const,
  })),
  // Rounded by an engine it would be a good amount.
  ...[
    ['100.000000000000001', 'decimals'],
    ['0', 'zero'],
    ['1000000000000000', 'range'],
  ].map(([amount = '', reason = '']) => ({
    id: `amount-number-${amount}`,
    about: `the number ${amount} as amount`,
    input: withAmount(amount),
    issue: ['amount', 'amount', reason] as const,
  })),
  { id: 'amount-missing', about: 'no amount', input: orderText({ amount: undefined }), issue: ['required', 'amount'] },
  { id: 'amount-empty', about: 'an empty amount', input: orderText({ amount: '' }), issue: ['required', 'amount'] },
  ...amounts('decimals', '100.1532', '1.005'),
  ...amounts('zero', '0', '0.00'),
  ...amounts('sign', '-1.00', '+1.00'),
  ...amounts('form', '1e2', '0x10', 'Infinity', 'NaN', '1_000', '.50', '1.', '₹100', 'INR 100', '100 INR'),
  ...amounts('separator', '1,00', '1,000.00', '1.000,00', "1'000"),
  ...amounts('space', ' 1.00', '1.00\u00a0'),
  ...amounts('leading-zero', '01.00', '00'),
  ...amounts('digits', '१००', '١٠٠', '１００'),
  ...amounts('range', '9999999999999.99'),
  {
    id: 'amount-newline',
    about: 'a line break after the amount',
    input: orderText({ amount: '1.00\n' }),
    issue: ['text-control', 'amount'],
  },
  ...['9.0', '8.20', '19.99', '582.42', '599.80', '37.8', '100', '999999999999.99'].map((amount) => ({
    id: `amount-good-${amount}`,
    about: `the amount ${amount}`,
    input: orderText({ amount }),
  })),
];

function orderIds(reason: string, ...values: string[]): readonly BadOrder[] {
  return values.map((order_id) => ({
    id: `order-id-${JSON.stringify(order_id)}`,
    about: `the order id ${JSON.stringify(order_id)}`,
    input: orderText({ order_id }),
    issue: ['order-id', 'order_id', reason],
  }));
}

const ids: readonly BadOrder[] = [
  ...['order_id', 'merchant_id', 'timestamp', 'customer_id'].map((key) => ({
    id: `${key}-missing`,
    about: `no ${key}`,
    input: orderText({ [key]: undefined }),
    issue: ['required', key] as const,
  })),
  ...['order_id', 'merchant_id', 'timestamp'].map((key) => ({
    id: `${key}-empty`,
    about: `an empty ${key}`,
    input: orderText({ [key]: '' }),
    issue: ['required', key] as const,
  })),
  { id: 'customer_id-guest', about: 'an empty customer id', input: orderText({ customer_id: '' }) },
  {
    id: 'order-id-17',
    about: '17 characters',
    input: orderText({ order_id: 'A'.repeat(17) }),
    rules: { strict: true },
  },
  {
    id: 'order-id-18',
    about: '18 characters',
    input: orderText({ order_id: 'A'.repeat(18) }),
    warning: ['order-id', 'order_id', 'length'],
  },
  {
    id: 'order-id-18-strict',
    about: '18 characters where the seed is taken at its word',
    input: orderText({ order_id: 'A'.repeat(18) }),
    rules: { strict: true },
    issue: ['order-id', 'order_id', 'length'],
  },
  ...['JP_1724825476', 'guest-test-26', '__proto__'].flatMap((order_id): BadOrder[] => [
    {
      id: `order-id-${order_id}`,
      about: `the order id ${order_id}`,
      input: orderText({ order_id }),
      warning: ['order-id', 'order_id', 'charset'],
    },
    {
      id: `order-id-${order_id}-strict`,
      about: `the order id ${order_id} where the seed is taken at its word`,
      input: orderText({ order_id }),
      rules: { strict: true },
      issue: ['order-id', 'order_id', 'charset'],
    },
  ]),
  ...['constructor', 'hasOwnProperty'].map((order_id) => ({
    id: `order-id-${order_id}`,
    about: `the order id ${order_id}`,
    input: orderText({ order_id }),
  })),
  ...orderIds('charset', 'Rа1', 'R\u212a', 'R\u017f', 'Ｒ１', 'e\u0301', 'R\u200d1', 'R\u00ad1', 'R 1', ' R1'),
  ...orderIds('charset', '../../etc/passwd', 'a%2fb', 'a/b?c', 'a#b', 'a?b'),
  {
    id: 'order-id-newline',
    about: 'a line break after the id',
    input: orderText({ order_id: 'R1\n' }),
    issue: ['text-control', 'order_id'],
  },
  ...tolerated(
    [{ id: 'order-id-number', about: 'a number as id', input: orderText({ order_id: 123 }) }],
    ['type', 'order_id', 'string'],
  ),
];

function times(reason: string, ...values: string[]): readonly BadOrder[] {
  return values.map((timestamp) => ({
    id: `time-${timestamp}`,
    about: `the timestamp ${timestamp}`,
    input: orderText({ timestamp }),
    issue: ['time', 'timestamp', reason],
  }));
}

const clocks: readonly BadOrder[] = [
  ...tolerated(
    [{ id: 'time-number', about: 'a number', input: orderText({ timestamp: 1571922200845 }) }],
    ['type', 'timestamp', 'string'],
  ),
  {
    id: 'time-number-seconds',
    about: 'a number of seconds',
    input: orderText({ timestamp: 1571922200 }),
    issue: ['time', 'timestamp', 'seconds'],
  },
  ...times('seconds', '1571922200'),
  ...times('form', '1717582643.115680', '2021-07-19T07:20:53.318Z', '1717582643115680', '0', '-1', '9999999999999999'),
];

function urls(finding: Finding, ...values: string[]): readonly BadOrder[] {
  return values.map((return_url) => ({
    id: `url-${return_url.length > 80 ? return_url.length : JSON.stringify(return_url)}`,
    about: `the return URL ${JSON.stringify(return_url.slice(0, 60))}`,
    input: orderText({ return_url }),
    issue: finding,
  }));
}

function liveUrls(finding: Finding, ...values: string[]): readonly BadOrder[] {
  return urls(finding, ...values).flatMap((row) => [
    { ...row, id: `${row.id}-live`, rules: { environment: 'production' } },
    {
      id: `${row.id}-sandbox`,
      about: `${row.about} in the sandbox`,
      input: row.input,
      rules: { environment: 'sandbox' },
    },
  ]);
}

const addresses: readonly BadOrder[] = [
  ...urls(['url-scheme', 'return_url'], 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)'),
  ...urls(
    ['url-scheme', 'return_url'],
    'javascript://shop.example/%0aalert(1)',
    'data:text/html,x',
    'blob:https://a.b/c',
  ),
  ...urls(
    ['url-scheme', 'return_url'],
    'file:///etc/passwd',
    'ftp://shop.example/',
    'vbscript:x',
    'about:blank',
    'intent:x',
  ),
  ...urls(['url-scheme', 'return_url'], 'upi://pay?pa=a@b'),
  ...liveUrls(['url-scheme', 'return_url'], 'http://shop.example/', 'http://localhost:3000/'),
  ...urls(
    ['url-form', 'return_url', 'not-absolute'],
    '//evil.example',
    '/relative',
    'https:shop.example',
    'shop.example',
  ),
  ...urls(['url-form', 'return_url', 'userinfo'], 'https://user:pw@shop.example', 'https://shop.example@evil.example'),
  ...urls(['url-form', 'return_url', 'characters'], 'https://shop.example\\@evil.example', 'https://shop.example/a b'),
  ...tolerated(
    ['https://shop.example/?a=b', 'https://shop.example/?', 'http://localhost:3000/end?status=NEW&order_id=1'].map(
      (return_url) => ({
        id: `url-${return_url}`,
        about: `the return URL ${return_url}`,
        input: orderText({ return_url }),
      }),
    ),
    ['url-form', 'return_url', 'query'],
  ),
  ...urls(['url-form', 'return_url', 'fragment'], 'https://shop.example/?a=b#frag'),
  ...urls(['url-form', 'return_url', 'fragment'], 'https://shop.example/#frag'),
  ...urls(
    ['url-form', 'return_url', 'host'],
    'https://shop.example.',
    'https://shop.example./x',
    'https://shop%2eexample/',
  ),
  ...urls(['url-form', 'return_url', 'syntax'], 'https://xn--a/', 'https://[::g]/', 'https://shop.example:99999/'),
  ...liveUrls(
    ['url-form', 'return_url', 'host'],
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://127.0.0.1/',
  ),
  ...urls(['url-form', 'return_url', 'length'], `https://shop.example/${'x'.repeat(2049 - 21)}`),
  ...['https://shop.example:443/x', 'https://SHOP.EXAMPLE/', 'https://münchen.example/', ''].map((return_url) => ({
    id: `url-good-${return_url}`,
    about: `the return URL ${return_url}`,
    input: orderText({ return_url }),
    rules: { environment: 'prod' as const },
  })),
];

function mandates(finding: Finding | undefined, ...changes: Readonly<Record<string, unknown>>[]): readonly BadOrder[] {
  return changes.map((change) => ({
    id: `mandate-${JSON.stringify(change)}`,
    about: JSON.stringify(change),
    input: orderText(change),
    ...(finding && { issue: finding }),
  }));
}

const day = 86_400_000;
const noonInIndia = Date.UTC(2026, 4, 15, 6, 30);
const seconds = (ms: number) => `${ms / 1000}`;
const rule = (frequency: string, value: unknown) => ({ 'mandate.frequency': frequency, 'mandate.rule_value': value });
const paytm = (keys: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(keys).map(([key, value]) => [`metadata.PAYTM_V2:SUBSCRIPTION_${key}`, value]));

const recurring: readonly BadOrder[] = [
  ...mandates(
    ['not-allowed', 'options.create_mandate'],
    { 'options.create_mandate': 'required' },
    { 'options.create_mandate': 'YES' },
  ),
  ...mandates(['type', 'options.create_mandate', 'string'], { 'options.create_mandate': true }),
  ...mandates(
    ['required', 'mandate.max_amount'],
    { 'mandate.amount_rule': 'VARIABLE' },
    { 'options.create_mandate': 'REQUIRED' },
  ),
  ...mandates(['mandate', 'mandate.max_amount', 'max-amount'], { 'mandate.max_amount': '0.99' }),
  ...mandates(['amount', 'mandate.max_amount', 'zero'], { 'mandate.max_amount': '0' }),
  ...mandates(['amount', 'mandate.max_amount', 'decimals'], { 'mandate.max_amount': '1.005' }),
  ...mandates(
    ['not-allowed', 'mandate.frequency'],
    { 'mandate.frequency': 'HOURLY' },
    { 'mandate.frequency': 'monthly' },
  ),
  ...mandates(['not-allowed', 'mandate.frequency'], { 'mandate.frequency': '' }),
  ...mandates(
    ['mandate', 'mandate.rule_value', 'rule-value'],
    ...['0', '8', '1.5', '01'].map((value) => rule('WEEKLY', value)),
    rule('FORTNIGHTLY', '17'),
    ...['MONTHLY', 'BIMONTHLY', 'QUARTERLY', 'HALFYEARLY', 'YEARLY'].map((frequency) => rule(frequency, '32')),
  ),
  ...mandates(['required', 'mandate.rule_value'], { 'mandate.frequency': 'WEEKLY' }),
  ...tolerated(
    [{ id: 'rule-value-number', about: 'a number as rule value', input: orderText(rule('WEEKLY', 1)) }],
    ['type', 'mandate.rule_value', 'string'],
  ),
  ...mandates(undefined, rule('WEEKLY', '7'), rule('FORTNIGHTLY', '16'), rule('MONTHLY', '31')),
  ...['DAILY', 'ONETIME', 'ASPRESENTED'].map((frequency) => ({
    id: `mandate-idle-${frequency}`,
    about: `a rule value for ${frequency}`,
    input: orderText(rule(frequency, '1')),
    warning: ['ignored-field', 'mandate.rule_value'] as const,
  })),
  {
    id: 'mandate-idle-max',
    about: 'a fixed mandate with a higher limit',
    input: orderText({ 'mandate.amount_rule': 'FIXED', 'mandate.max_amount': '2' }),
    warning: ['ignored-field', 'mandate.max_amount'],
  },
  ...[-day, day].map((away) => ({
    id: `mandate-start-${away}`,
    about: `a start ${away / day} day from today`,
    input: orderText({ 'mandate.start_date': seconds(noonInIndia + away) }),
    rules: { now: noonInIndia },
    issue: ['mandate', 'mandate.start_date', 'start-date'] as const,
  })),
  ...[-day, day].map((away) => ({
    id: `mandate-start-signed-${away}`,
    about: `a start ${away / day} day from the day of signing`,
    input: orderText({ timestamp: `${noonInIndia}`, 'mandate.start_date': seconds(noonInIndia + away) }),
    issue: ['mandate', 'mandate.start_date', 'start-date'] as const,
  })),
  {
    id: 'mandate-taken-before',
    about: 'a start on another day in an order that was taken before',
    input: orderText({ 'mandate.start_date': seconds(noonInIndia - day) }),
    rules: { now: false },
  },
  ...[
    { id: 'start', about: 'no start', 'mandate.end_date': '1671922200' },
    { id: 'end', about: 'no end', 'mandate.start_date': '1571922200' },
  ].map(({ id, about, ...dates }): BadOrder => ({
    id: `mandate-upi-${id}`,
    about: `a mandate with ${about}, which UPI cannot carry`,
    input: orderText({ 'options.create_mandate': 'REQUIRED', 'mandate.max_amount': '5.00', ...dates }),
    warning: ['required', `mandate.${id}_date`, 'upi'],
  })),
  {
    id: 'mandate-start-today',
    about: 'a start late today in India',
    input: orderText({ 'mandate.start_date': seconds(noonInIndia + day / 2 - 1000) }),
    rules: { now: noonInIndia },
  },
  ...mandates(['mandate', 'mandate.start_date', 'start-date'], { 'mandate.start_date': `${noonInIndia}` }),
  ...mandates(
    ['mandate', 'mandate.end_date', 'end-date'],
    { 'mandate.start_date': '1571922201', 'mandate.end_date': '1571922201' },
    { 'mandate.start_date': '1571925000', 'mandate.end_date': '1571924000' },
    { 'mandate.end_date': '1571922199' },
    { 'mandate.end_date': '253402300800' },
  ),
  ...mandates(
    ['mandate', 'mandate.block_funds', 'block-funds'],
    { 'mandate.frequency': 'ONETIME', 'mandate.block_funds': false },
    { 'mandate.frequency': 'DAILY', 'mandate.block_funds': true },
    { 'mandate.block_funds': true },
  ),
  ...mandates(['mandate', 'mandate.revokable_by_customer', 'revokable'], {
    'mandate.frequency': 'DAILY',
    'mandate.revokable_by_customer': false,
  }),
  ...mandates(undefined, {
    'mandate.frequency': 'ONETIME',
    'mandate.revokable_by_customer': false,
    'mandate.block_funds': true,
  }),
  ...mandates(['type', 'mandate.block_funds', 'boolean'], { 'mandate.block_funds': 'TRUE' }),
  ...mandates(
    ['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE', 'date'],
    paytm({ EXPIRY_DATE: '2023-02-30' }),
    paytm({ EXPIRY_DATE: '31-12-2035' }),
  ),
  ...mandates(
    ['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE', 'date'],
    paytm({ START_DATE: '2031-01-02', EXPIRY_DATE: '2031-01-01', GRACE_DAYS: '0' }),
  ),
  ...mandates(
    ['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS', 'grace-days'],
    paytm({ START_DATE: '2030-01-01', GRACE_DAYS: '3' }),
    paytm({ START_DATE: '2030-01-01' }),
    paytm({ GRACE_DAYS: '3', FREQUENCY: '2', FREQUENCY_UNIT: 'MONTH' }),
  ),
  ...mandates(undefined, paytm({ START_DATE: '2030-01-01', GRACE_DAYS: '3', FREQUENCY: '2', FREQUENCY_UNIT: 'MONTH' })),
  ...mandates(['not-allowed', 'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT'], paytm({ FREQUENCY_UNIT: 'WEEK' })),
  ...mandates(['mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY', 'frequency'], paytm({ FREQUENCY: '0' })),
];

function fields(finding: Finding, ...values: unknown[]): readonly BadOrder[] {
  return values.map((value) => ({
    id: `${finding[1]}-${finding[0]}-${JSON.stringify(value).slice(0, 40)}`,
    about: `${finding[1]} ${JSON.stringify(value).slice(0, 40)}`,
    input: orderText({ [finding[1]]: value }),
    issue: finding,
  }));
}

const others: readonly BadOrder[] = [
  ...fields(['field', 'customer_email'], 'a@b', 'a@b@c.d', `${'a'.repeat(250)}@b.in`, 'a b@c.d', 'a@b..c'),
  ...fields(
    ['field', 'customer_phone'],
    'x123456789',
    '12345',
    '1234567890123456',
    '+',
    '90000 00000 ext 4',
    '++911234567890',
  ),
  ...tolerated(
    ['+919000000000', '90000 00000', '080-23456789', '(080) 2345 6789', '23456789', '+91 98765-43210'].map(
      (customer_phone) => ({
        id: `phone-${customer_phone}`,
        about: `the phone number ${customer_phone}`,
        input: orderText({ customer_phone }),
      }),
    ),
    ['field', 'customer_phone', 'phone'],
  ),
  ...fields(['text-control', 'customer_email'], 'a@b.in\r\nBcc: x'),
  ...fields(['field', 'udf1', 'length'], 'x'.repeat(256)),
  { id: 'udf-255', about: '255 characters', input: orderText({ udf10: 'x'.repeat(255) }) },
  {
    id: 'udf-11',
    about: 'an eleventh parameter',
    input: orderText({ udf11: 'x' }),
    warning: ['unknown-field', 'udf11'],
  },
  ...fields(['not-allowed', 'currency'], 'xxx', '₹', 'XXX', 'rs'),
  ...tolerated(
    ['inr', 'Inr', 'usd'].map((currency) => ({
      id: `currency-${currency}`,
      about: currency,
      input: orderText({ currency }),
    })),
    ['not-allowed', 'currency', 'case'],
  ),
  {
    id: 'currency-decimals',
    about: 'half a yen',
    input: orderText({ currency: 'JPY', amount: '100.50' }),
    issue: ['amount', 'amount', 'currency-decimals'],
  },
  { id: 'currency-whole', about: 'whole yen', input: orderText({ currency: 'JPY', amount: '100.00' }) },
  ...['EUR', 'USD', 'GBP', 'INR'].map((currency) => ({
    id: `currency-${currency}`,
    about: currency,
    input: orderText({ currency }),
  })),
  ...fields(['field', 'gateway_id'], '012'),
  ...tolerated(
    [{ id: 'gateway-number', about: 'a number as gateway', input: orderText({ gateway_id: 12 }) }],
    ['type', 'gateway_id', 'string'],
  ),
  ...fields(['type', 'payment_filter', 'object'], 'CARD', ['CARD']),
  ...fields(['type', 'offer_details', 'object'], true),
];

const version4 = { offer_applied: 'false', offer_payment_methods: [] };
const group = { offer_payment_method_type: 'cards', filter_type: 'blacklist' };

/** A row of `offer_details` that is refused at one place in it, or taken with a warning there. */
function lock(id: string, offer_details: unknown, finding?: Finding, isWarning = false): BadOrder {
  const input = orderText({ offer_details });
  return {
    id: `lock-${id}`,
    about: `a lock: ${id}`,
    input,
    ...(finding && { [isWarning ? 'warning' : 'issue']: finding }),
  };
}

const locks: readonly BadOrder[] = [
  lock('v4', { ...version4, offer_payment_methods: [group], support_reordering: 'true' }),
  lock('v3.2', {
    offer_applied: 'true',
    merchant_offer_payment_methods: [{ ...group, offer_payment_methods: ['VISA'] }],
  }),
  lock('text', JSON.stringify(version4)),
  lock('empty', '', undefined),
  lock('no-json', '{"offer_applied"', ['json-syntax', 'offer_details']),
  lock('no-flag', { offer_payment_methods: [] }, ['required', 'offer_details.offer_applied']),
  lock('flag-boolean', { ...version4, offer_applied: false }, ['type', 'offer_details.offer_applied', 'string']),
  lock('flag-case', { ...version4, merge_with_default_payment_methods: 'True' }, [
    'not-allowed',
    'offer_details.merge_with_default_payment_methods',
  ]),
  lock('no-list', { offer_applied: 'false' }, ['required', 'offer_details.offer_payment_methods']),
  lock('two-lists', { ...version4, merchant_offer_payment_methods: [] }, [
    'conflict',
    'offer_details.merchant_offer_payment_methods',
    'two-lists',
  ]),
  lock('list-of-texts', { ...version4, offer_payment_methods: ['cards'] }, [
    'type',
    'offer_details.offer_payment_methods',
    'array',
  ]),
  lock('no-type', { ...version4, offer_payment_methods: [group, {}] }, [
    'required',
    'offer_details.offer_payment_methods[1].offer_payment_method_type',
  ]),
  lock('filter-type', { ...version4, offer_payment_methods: [{ ...group, filter_type: 'BLOCK' }] }, [
    'not-allowed',
    'offer_details.offer_payment_methods[0].filter_type',
  ]),
  lock('methods-text', { ...version4, offer_payment_methods: [{ ...group, offer_payment_method: 'VISA' }] }, [
    'type',
    'offer_details.offer_payment_methods[0].offer_payment_method',
    'array',
  ]),
  lock(
    'card-bins',
    { ...version4, offer_payment_methods: [{ ...group, specific_card_filters: [{ card_bin: '4111' }] }] },
    ['type', 'offer_details.offer_payment_methods[0].specific_card_filters[0].card_bin', 'array'],
  ),
  lock('payment-filter', { allowDefaultOptions: true, options: [] }, [
    'not-allowed',
    'offer_details',
    'payment-filter',
  ]),
  lock('code-null', { ...version4, offer_code: null }, ['type', 'offer_details.offer_code', 'null'], true),
  lock('unknown', { ...version4, offer_colour: 'red' }, ['unknown-field', 'offer_details.offer_colour'], true),
];

/** Everything that can be wrong with the text of an order. */
export const badOrders: readonly BadOrder[] = [
  ...texts,
  ...money,
  ...ids,
  ...clocks,
  ...addresses,
  ...recurring,
  ...others,
  ...locks,
];
