import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { verifyReturn, type ReturnedParameters, type VerifyReturnOptions } from '../../src/server/verify.ts';
import { refusalOf } from './refusal.ts';

const responseKey = 'TESTRESPONSEKEY0123456789ABCDEF0';

/** Signs as the documentation describes it, written apart from the source under test. */
function queryOf(parameters: Readonly<Record<string, string>>): URLSearchParams {
  const java = (text: string) =>
    encodeURIComponent(text)
      .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+');
  const joined = Object.entries(parameters)
    .map(([name, value]) => `${java(name)}=${java(value)}`)
    .sort()
    .join('&');
  const signature = createHmac('sha256', responseKey).update(java(joined)).digest('base64');
  return new URLSearchParams({ ...parameters, signature, signature_algorithm: 'HMAC-SHA256' });
}

async function refusal(returned: unknown, options?: VerifyReturnOptions): Promise<string> {
  const error = await refusalOf(verifyReturn(returned as ReturnedParameters, responseKey, options));
  return [error.code, error.field ?? '', error.reason ?? ''].join(' ').trim();
}

const charged = { status_id: '21', status: 'CHARGED', order_id: 'ORD1001' };
const mandate = { mandate_id: 'm1', mandate_token: '0ed6', mandate_status: 'ACTIVE' };
const vectors = [
  [charged, 'G0yvMw8goXQ9NsiWsROGOJ2WcFLxF9qcbCoXarF3zhs='],
  [{ ...charged, ...mandate, order_id: 'guest-test-26' }, 'c2lN+7/ErzuKj5Y1kOD+aYvUG595nlaq4PbHe9ux970='],
  [{ ...charged, order_id: 'ORD 10/01' }, 'I3V8tWizL+fKi7OJjD0FJWP2wu0nG1IakPdNmHNn3Vk='],
] as const;

describe('verifyReturn', () => {
  for (const [parameters, signature] of vectors) {
    it(`takes the known signature of order ${parameters.order_id}`, async () => {
      const query = new URLSearchParams({ ...parameters, signature, signature_algorithm: 'HMAC-SHA256' });
      const returned = await verifyReturn(query, responseKey);
      assert.equal(returned.orderId, parameters.order_id);
      assert.deepEqual([returned.status, returned.statusId], ['CHARGED', '21']);
      assert.deepEqual(Object.fromEntries(returned.parameters), parameters);
    });
  }

  it('refuses the signature that the vendor’s JavaScript sample makes where it differs', async () => {
    const signature = 'usBpx9P0RxqAJMuaXAnveUKW8UWBkdDwmyfuepqLN4A=';
    const query = { ...charged, order_id: 'ORD 10/01', signature, signature_algorithm: 'HMAC-SHA256' };
    assert.equal(await refusal(query), 'signature-mismatch signature');
  });

  it('takes a bare query with the signs of an address in it', async () => {
    const query = queryOf({ ...charged, note: '/a?b=https://c' });
    const bare = [...query].map(
      ([name, value]) => `${name}=${name === 'note' ? value.replace('=', '%3D') : encodeURIComponent(value)}`,
    );
    assert.equal((await verifyReturn(bare.join('&'), responseKey)).parameters.get('note'), '/a?b=https://c');
  });

  it('takes the parameters in every form in which servers hold them', async () => {
    const query = queryOf({ ...charged, 'from shop': 'a:b ~ü*(!)' });
    const url = `https://shop.example/done?${query.toString()}#top`;
    const forms = [
      url,
      new URL(url),
      `/done?${query.toString()}`,
      `?${query.toString()}`,
      query.toString(),
      query,
      Object.fromEntries(query),
      [...query]
        .reverse()
        .map((pair) => pair.map(encodeURIComponent).join('='))
        .join('&'),
    ];
    for (const form of forms) assert.equal((await verifyReturn(form, responseKey)).orderId, 'ORD1001');
  });

  it('takes the body of a POST as its FormData, and refuses a file in it', async () => {
    const request = new Request('https://shop.example/done', { method: 'POST', body: queryOf(charged) });
    const form = await request.formData();
    assert.equal((await verifyReturn(form, responseKey)).orderId, 'ORD1001');
    form.set('status', new Blob(['CHARGED']));
    assert.equal(await refusal(form), 'type returned');
  });

  const good = queryOf(charged);
  const changed = (change: (query: URLSearchParams) => void) => {
    const query = new URLSearchParams(good);
    change(query);
    return query;
  };
  const tampered: readonly (readonly [string, ReturnedParameters, string])[] = [
    ['another status', changed((query) => query.set('status', 'NEW')), 'signature-mismatch signature'],
    ['another order', changed((query) => query.set('order_id', 'ORD1002')), 'signature-mismatch signature'],
    ['a parameter less', changed((query) => query.delete('status_id')), 'signature-mismatch signature'],
    ['a parameter more', changed((query) => query.set('utm_source', 'mail')), 'signature-mismatch signature'],
    ['a status in brackets too', changed((query) => query.set('status[]', 'CHARGED')), 'signature-mismatch signature'],
    ['a Status in capitals too', changed((query) => query.set('Status', 'CHARGED')), 'signature-mismatch signature'],
    ['the status twice', changed((query) => query.append('status', 'CHARGED')), 'conflict returned duplicate'],
    ['the signature twice', changed((query) => query.append('signature', 'x')), 'conflict returned duplicate'],
    [
      'a list for the status',
      { ...Object.fromEntries(good), status: ['CHARGED', 'NEW'] },
      'conflict returned duplicate',
    ],
    ['an object for the status', { ...Object.fromEntries(good), status: {} }, 'type returned'],
    ['no signature', changed((query) => query.delete('signature')), 'required signature unsigned'],
    ['no algorithm', changed((query) => query.delete('signature_algorithm')), 'required signature_algorithm unsigned'],
    ['no query at all', 'https://shop.example/done', 'required signature unsigned'],
    ['a number', 7 as never, 'type returned'],
    ['null', null as never, 'type returned'],
    [
      'a signature with unused bits set',
      changed((query) =>
        query.set(
          'signature',
          (query.get('signature') ?? '').replace(/(.)=$/, (_, last: string) => `${after(last)}=`),
        ),
      ),
      'signature-format signature',
    ],
    [
      'a signature that was not decoded',
      changed((query) => query.set('signature', encodeURIComponent(query.get('signature') ?? ''))),
      'signature-format signature',
    ],
    [
      'a signature whose + became a blank',
      changed((query) => query.set('signature', `${' '.repeat(43)}=`)),
      'signature-format signature',
    ],
    ['a short signature', changed((query) => query.set('signature', 'AAAA')), 'signature-format signature'],
    ['a hex signature', changed((query) => query.set('signature', 'a'.repeat(64))), 'signature-format signature'],
  ];
  for (const [what, returned, expected] of tampered) {
    it(`refuses ${what}: ${expected}`, async () => {
      assert.equal(await refusal(returned), expected);
    });
  }

  for (const algorithm of ['none', 'HMAC-SHA1', 'hmac-sha256', 'HMAC-SHA512']) {
    it(`refuses the algorithm ${algorithm}, whatever the signature`, async () => {
      assert.equal(
        await refusal(changed((query) => query.set('signature_algorithm', algorithm))),
        'not-allowed signature_algorithm',
      );
    });
  }

  it('refuses every change of one character in the query', async () => {
    const text = good.toString();
    let accepted = 0;
    for (let at = 0; at < text.length; at += 1) {
      for (const character of ['x', '0', '&', '=', '%', '+', '/']) {
        if (text[at] === character) continue;
        const mutant = text.slice(0, at) + character + text.slice(at + 1);
        accepted += await verifyReturn(mutant, responseKey).then(
          () => 1,
          () => 0,
        );
      }
    }
    assert.equal(accepted, 0);
  });

  it('leaves out what it is told to ignore, and nothing else', async () => {
    const tracked = changed((query) => query.set('utm_source', 'mail'));
    assert.equal((await verifyReturn(tracked, responseKey, { ignore: ['utm_source'] })).orderId, 'ORD1001');
    assert.equal(await refusal(tracked, { ignore: ['utm_medium'] }), 'signature-mismatch signature');
  });

  it('refuses a right return that is about another order than the session', async () => {
    assert.equal((await verifyReturn(good, responseKey, { orderId: 'ORD1001' })).status, 'CHARGED');
    assert.equal(await refusal(good, { orderId: 'ORD1002' }), 'conflict order_id');
  });

  it('refuses what is signed but says neither order nor status', async () => {
    assert.equal(await refusal(queryOf({ status: 'CHARGED' })), 'required order_id');
    assert.equal(await refusal(queryOf({ order_id: 'ORD1001' })), 'required status');
  });

  it('asks for a Response Key', async () => {
    for (const missing of ['', undefined as unknown as string]) {
      const error = await refusalOf(verifyReturn(good, missing));
      assert.deepEqual([error.code, error.field], ['required', 'responseKey']);
    }
  });
});

/** The next letter of base64, which differs in an unused bit. */
function after(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return alphabet[alphabet.indexOf(letter) + 1] ?? '';
}
