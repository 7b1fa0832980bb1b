import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { docsUrlOf, issueOf, refuseNoText } from '../../src/protocol/checkout-error.ts';
import { runInNewContext } from 'node:vm';
import { amountText } from '../../src/protocol/amount.ts';
import { attributeOf } from '../../src/protocol/checkout-property-names.ts';
import { parseMerchantFonts } from '../../src/protocol/requests/field-kinds.ts';
import { defined, isPlainObject, own, ownText } from '../../src/protocol/plain-object.ts';

suite('a plain object', () => {
  test('is a literal, a clone or what JSON.parse returns, of any window', () => {
    for (const value of [
      {},
      { a: 1 },
      JSON.parse('{}'),
      structuredClone({}),
      Object.create(null),
      runInNewContext('({})'),
    ]) {
      assert.ok(isPlainObject(value));
    }
  });

  test('is neither a list, a class instance, a function nor a primitive', () => {
    for (const value of [
      [],
      new Date(),
      new Map(),
      new URLSearchParams(),
      () => undefined,
      null,
      undefined,
      'text',
      7,
      true,
    ]) {
      assert.ok(!isPlainObject(value));
    }
  });

  test('has only its own values', () => {
    const object: Record<string, unknown> = Object.assign(Object.create({ inherited: 'x' }), { text: 'y', number: 7 });
    assert.equal(own(object, 'inherited'), undefined);
    assert.equal(own(object, 'toString'), undefined);
    assert.equal(own(object, 'number'), 7);
    assert.equal(ownText(object, 'inherited'), undefined);
    assert.equal(ownText(object, 'number'), undefined);
    assert.equal(ownText(object, 'text'), 'y');
  });

  test('loses its absent values, and nothing else, in a frozen copy', () => {
    const copy = defined({ a: undefined, b: null, c: '', d: 0, e: false, f: 'x' });
    assert.deepEqual(copy, { c: '', d: 0, e: false, f: 'x' });
    assert.ok(Object.isFrozen(copy));
  });
});

suite('an issue', () => {
  test('names code, reason and field, and the address at which they are explained', () => {
    const issue = issueOf('url-form', 'frame-url', 'not-absolute');
    assert.equal(issue.message, 'Code url-form (not-absolute) at frame-url.');
    assert.equal(issue.reason, 'not-absolute');
    assert.equal(issueOf('required', 'amount').message, 'Code required at amount.');
    assert.ok(issue.fix.includes(docsUrlOf('url-form')), issue.fix);
  });

  test('has no reason if none is given', () => {
    for (const reason of [undefined, '']) assert.ok(!Object.hasOwn(issueOf('required', 'amount', reason), 'reason'));
  });

  test('has whole sentences where the network may be lost', () => {
    for (const code of ['result-unknown', 'channel-closed', 'wrong-state', 'terminated'] as const) {
      const { message, fix } = issueOf(code, 'process');
      for (const sentence of [message, fix]) assert.match(sentence, /^[A-Z][a-z]+ .*\.$/);
      assert.ok(!`${message} ${fix}`.includes(code));
    }
  });

  test('of a missing text is another than that of a wrong type', () => {
    for (const value of [undefined, null, '']) assert.equal(refuseNoText(value, 'amount').issue.code, 'required');
    for (const value of [0, false, {}, []]) {
      const { code, reason } = refuseNoText(value, 'amount').issue;
      assert.deepEqual([code, reason], ['type', 'string']);
    }
  });

  for (const [name, attribute] of [
    ['orderDetails', 'order-details'],
    ['initiateSignaturePayload', 'initiate-signature-payload'],
    ['amount', 'amount'],
    ['order_id', 'order_id'],
  ] as const) {
    test(`names the attribute ${attribute} for ${name}`, () => assert.equal(attributeOf(name), attribute));
  }
});

suite('an amount for the shopper', () => {
  for (const [amount, currency, text] of [
    ['1', 'INR', '₹1.00'],
    ['249.5', 'INR', '₹249.50'],
    ['100000', 'INR', '₹1,00,000.00'],
    ['999999999999.99', 'INR', '₹9,99,99,99,99,999.99'],
    ['10', 'JPY', 'JP¥10'],
    ['10', 'rupees', 'rupees 10'],
    ['1.2.3', 'INR', 'INR 1.2.3'],
    ['x1', 'INR', 'INR x1'],
    ['1x', 'INR', 'INR 1x'],
    ['1.', 'INR', 'INR 1.'],
    ['1e3', 'INR', 'INR 1e3'],
    ['', 'INR', 'INR '],
  ] as const) {
    test(`is ${text} for ${amount} ${currency}`, () => assert.equal(amountText(amount, currency), text));
  }
});

suite('fonts of the merchant', () => {
  for (const fonts of [
    {},
    { bold: { name: 'Acme' } },
    { regular: { name: '', resId: 7 }, semiBold: { name: 'Acme', path: 'fonts/acme.ttf' } },
    { bold: { name: 'Acme', path: 'https://shop.example/acme.ttf' } },
    { bold: { name: 'Acme', path: 'HTTPS://shop.example/acme.ttf', resId: 'fonts/a:b' } },
  ]) {
    test(`are read from ${JSON.stringify(fonts)}`, () => {
      assert.deepEqual(parseMerchantFonts(fonts), { ok: true, value: fonts });
      assert.deepEqual(parseMerchantFonts(JSON.stringify(fonts)), { ok: true, value: fonts });
    });
  }

  for (const [fonts, code, field, reason] of [
    ['{', 'json-syntax', 'merchantFonts', undefined],
    [7, 'type', 'merchantFonts', 'object'],
    [[], 'type', 'merchantFonts', 'object'],
    [{ light: { name: 'Acme' } }, 'unknown-field', 'merchantFonts.light', undefined],
    [{ boldest: { name: 'Acme' } }, 'unknown-field', 'merchantFonts.boldest', undefined],
    [{ semibold: { name: 'Acme' } }, 'unknown-field', 'merchantFonts.semibold', undefined],
    [{ extrabold: { name: 'Acme' } }, 'unknown-field', 'merchantFonts.extrabold', undefined],
    [{ bold: 'Acme' }, 'type', 'merchantFonts.bold', 'object'],
    [{ bold: {} }, 'required', 'merchantFonts.bold.name', undefined],
    [{ bold: { name: 7 } }, 'required', 'merchantFonts.bold.name', undefined],
    [{ bold: { name: 'Acme', path: true } }, 'type', 'merchantFonts.bold', 'string'],
    [{ regular: { name: 'Acme', resId: {} } }, 'type', 'merchantFonts.regular', 'string'],
    [{ bold: { name: 'Acme', path: 'http://shop.example/a.ttf' } }, 'field', 'merchantFonts.bold', 'source'],
    [{ bold: { name: 'Acme', path: 'data:font/ttf,x' } }, 'field', 'merchantFonts.bold', 'source'],
    [{ bold: { name: 'Acme', resId: 'url(x)' } }, 'field', 'merchantFonts.bold', 'source'],
    [{ bold: { name: 'Acme', path: 'fonts\\acme' } }, 'field', 'merchantFonts.bold', 'source'],
  ] as const) {
    test(`are refused as ${code} for ${JSON.stringify(fonts)}`, () => {
      const parsed = parseMerchantFonts(fonts);
      assert.ok(!parsed.ok);
      assert.deepEqual([parsed.issue.code, parsed.issue.field, parsed.issue.reason], [code, field, reason]);
    });
  }
});
