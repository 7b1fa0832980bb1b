import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseWebhook, webhookEventNames, type ParseWebhookOptions } from '../../src/server/parse-webhook.ts';
import { refusalOf } from './refusal.ts';

const credentials = { username: 'shop', password: 'pä:ss' };
const now = Date.parse('2024-05-01T10:00:00Z');
const clock = () => now;
const basic = (text: string | Uint8Array) => `Basic ${Buffer.from(text).toString('base64')}`;
const headers = { authorization: basic('shop:pä:ss'), 'content-type': 'application/json' };
const event = {
  id: 'evt_V2_1',
  event_name: 'ORDER_SUCCEEDED',
  date_created: '2024-05-01T09:59:00Z',
  content: { order: { order_id: 'R1', status: 'CHARGED', status_id: 21, amount: 249.1, currency: 'INR' } },
};
const body = JSON.stringify(event);

async function refusal(rawBody: unknown, changes: object = {}, options: ParseWebhookOptions = {}): Promise<string> {
  const parsing = parseWebhook(rawBody as string, { ...headers, ...changes }, credentials, { clock, ...options });
  const error = await refusalOf(parsing);
  return [error.code, error.field ?? ''].join(' ').trim();
}
const withBody = (changes: object) => JSON.stringify({ ...event, ...changes });

describe('parseWebhook', () => {
  it('reads an order event from text and from bytes, with the headers of Node or of a Request', async () => {
    for (const rawBody of [body, new TextEncoder().encode(body), Buffer.from(body)]) {
      for (const given of [
        headers,
        new Headers(headers),
        { Authorization: headers.authorization, 'Content-Type': 'application/json; charset=UTF-8' },
      ]) {
        const parsed = await parseWebhook(rawBody, given, credentials, { clock });
        assert.deepEqual(
          [parsed.id, parsed.name, parsed.isKnown, parsed.createdAt],
          ['evt_V2_1', 'ORDER_SUCCEEDED', true, now - 60_000],
        );
        const { orderId, status, statusId, amount, currency, refunded } = parsed.order ?? assert.fail('no order');
        assert.deepEqual(
          [orderId, status, statusId, amount, currency, refunded],
          ['R1', 'CHARGED', 21, '249.1', 'INR', false],
        );
        assert.deepEqual(parsed.mismatches, []);
      }
    }
  });

  it('reads amounts and ids that come as text', async () => {
    const order = { ...event.content.order, status: 'charged', status_id: '21', amount: '249.10' };
    const parsed = await parseWebhook(withBody({ content: { order } }), headers, credentials, { clock });
    assert.deepEqual([parsed.order?.status, parsed.order?.statusId, parsed.order?.amount], ['CHARGED', 21, '249.10']);
  });

  it('reads a mandate event', async () => {
    const content = { mandate: { mandate_id: 'm1', status: 'ACTIVE' } };
    const parsed = await parseWebhook(withBody({ event_name: 'MANDATE_ACTIVATED', content }), headers, credentials, {
      clock,
    });
    assert.deepEqual([parsed.order, parsed.mandate], [undefined, content.mandate]);
  });

  it('passes on an event of a name that nobody documented', async () => {
    const parsed = await parseWebhook(withBody({ event_name: 'ORDER_TELEPORTED' }), headers, credentials, { clock });
    assert.deepEqual([parsed.name, parsed.isKnown], ['ORDER_TELEPORTED', false]);
    assert.equal(new Set(webhookEventNames).size, 21);
  });

  it('says what differs from the merchant’s books', async () => {
    const books = { orderId: 'r1', amount: '249.10' };
    const mismatches = async (expected: NonNullable<ParseWebhookOptions['expected']>) =>
      (await parseWebhook(body, headers, credentials, { clock, expected })).mismatches;
    assert.deepEqual(await mismatches(books), []);
    assert.deepEqual(await mismatches((orderId) => ({ ...books, orderId })), []);
    assert.deepEqual(await mismatches({ ...books, amount: '249.01' }), ['amount']);
    assert.deepEqual(await mismatches({ ...books, currency: 'USD' }), ['currency']);
    assert.deepEqual(await mismatches({ ...books, orderId: 'R2' }), ['order_id']);
    assert.deepEqual(await mismatches(async () => undefined), ['order_id']);
  });

  const strangers: Readonly<Record<string, string | undefined>> = {
    missing: undefined,
    'another password': basic('shop:pass'),
    'another name': basic('Shop:pä:ss'),
    'a password that goes on': basic('shop:pä:ss '),
    'no password': basic('shop'),
    empty: '',
    'another scheme': headers.authorization.replace('Basic', 'Bearer'),
    'not base64': 'Basic ***',
    'of another length': `${headers.authorization}A`,
    'with something before it': `x ${headers.authorization}`,
    'with something after it': `${headers.authorization} x`,
    'without a blank': headers.authorization.replace(' ', ''),
    'not UTF-8': basic(Buffer.from('shop:pä:ss', 'latin1')),
    'behind a byte order mark': basic('\ufeffshop:pä:ss'),
  };
  for (const [what, authorization] of Object.entries(strangers)) {
    it(`refuses credentials that are ${what}, before it looks at the body`, async () => {
      assert.equal(await refusal('{', { authorization }), 'authentication-refused authorization');
    });
  }

  it('does not take bytes that are not UTF-8 for the character that stands for them', async () => {
    const authorization = basic(Buffer.from('shop:p\xff', 'latin1'));
    const call = parseWebhook(
      body,
      { ...headers, authorization },
      { username: 'shop', password: 'p\ufffd' },
      { clock },
    );
    assert.equal((await refusalOf(call)).code, 'authentication-refused');
  });

  it('takes any number of blanks around the credentials, and any padding', async () => {
    for (const password of ['a', 'ab', 'abc']) {
      const authorization = `Basic   ${Buffer.from(`shop:${password}`).toString('base64')}  `;
      const given = { username: 'shop', password };
      assert.equal((await parseWebhook(body, { ...headers, authorization }, given, { clock })).id, 'evt_V2_1');
    }
  });

  it('takes the scheme in any case of letters', async () => {
    const authorization = headers.authorization.replace('Basic', 'basic');
    assert.equal((await parseWebhook(body, { ...headers, authorization }, credentials, { clock })).id, 'evt_V2_1');
  });

  it('refuses an object by name and says how to read the body', async () => {
    const error = await refusalOf(parseWebhook(event as never, headers, credentials));
    assert.deepEqual([error.code, error.field], ['needs-exact-string', 'rawBody']);
    assert.match(error.fix, /request\.text\(\)/);
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ['what is not JSON', '{', 'json-syntax rawBody'],
    ['a list', '[]', 'json-shape rawBody'],
    ['null', 'null', 'json-shape rawBody'],
    ['other bytes than UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'json-text rawBody'],
    ['UTF-16', Buffer.from(body, 'utf16le'), 'json-syntax rawBody'],
    ['more than 1 MiB', ' '.repeat(1_048_577), 'json-size rawBody'],
    ['an event without id', withBody({ id: undefined }), 'required id'],
    ['an event without name', withBody({ event_name: '' }), 'required event_name'],
    ['an event without time', withBody({ date_created: undefined }), 'required date_created'],
    ['an event whose time is none', withBody({ date_created: 'yesterday' }), 'time date_created'],
    ['an event from the future', withBody({ date_created: '2024-05-01T10:05:01Z' }), 'time-future date_created'],
    ['an event without content', withBody({ content: null }), 'required content'],
    ['an order that is none', withBody({ content: { order: 'R1' } }), 'type order'],
    ['an order without id', withBody({ content: { order: { status: 'NEW' } } }), 'required order_id'],
    ['an order without status', withBody({ content: { order: { order_id: 'R1' } } }), 'required status'],
    [
      'an amount that is none',
      withBody({ content: { order: { order_id: 'R1', status: 'NEW', amount: 'much' } } }),
      'amount amount',
    ],
  ];
  for (const [what, rawBody, expected] of refused) {
    it(`refuses ${what}: ${expected}`, async () => {
      assert.equal(await refusal(rawBody), expected);
    });
  }

  for (const type of [
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
  ]) {
    it(`refuses the content type ${type}`, async () => {
      assert.equal(await refusal(body, { 'content-type': type }), 'not-allowed content-type');
    });
  }

  for (const type of [
    'application/json',
    'APPLICATION/JSON ; Charset="UTF-8"',
    'application/json;v=1; charset=utf-8',
  ]) {
    it(`takes the content type ${type}`, async () => {
      const given = { ...headers, 'content-type': type };
      assert.equal((await parseWebhook(body, given, credentials, { clock })).id, 'evt_V2_1');
    });
  }

  it('takes no header that comes twice or as a list', async () => {
    const { authorization } = headers;
    for (const doubled of [{ Authorization: authorization }, { authorization: [authorization] }]) {
      assert.equal(await refusal(body, doubled), 'authentication-refused authorization');
    }
    assert.equal(await refusal(body, { 'Content-Type': 'application/json' }), 'not-allowed content-type');
  });

  it('reads a body of 1 MiB, as text and as bytes, and refuses more', async () => {
    const longest = body + ' '.repeat(1_048_576 - body.length);
    for (const given of [longest, Buffer.from(longest)]) {
      assert.equal((await parseWebhook(given, headers, credentials, { clock })).id, 'evt_V2_1');
    }
    assert.equal(await refusal(`${longest} `), 'json-size rawBody');
    assert.equal(await refusal(Buffer.from(`${longest} `)), 'json-size rawBody');
  });

  for (const [text, after] of [
    ['2024-05-01T10:00:00.250Z', 250],
    ['2024-05-01T15:30:00+05:30', 0],
    ['2024-05-01T15:30:00+0530', 0],
    ['2024-05-01T04:30:00-05:30', 0],
    ['2024-05-01T10:00', 0],
    ['2024-05-01T10:05:00Z', 300_000],
  ] as const) {
    it(`reads the time ${text}`, async () => {
      const parsed = await parseWebhook(withBody({ date_created: text }), headers, credentials, { clock });
      assert.equal(parsed.createdAt, now + after);
    });
  }

  for (const text of [
    '2024-05-01',
    'x2024-05-01T10:00:00Z',
    '2024-05-01T10:00:00Zx',
    '2024-05-01T25:00:00Z',
    '1714557600',
  ]) {
    it(`refuses the time ${text}`, async () => {
      assert.equal(await refusal(withBody({ date_created: text })), 'time date_created');
    });
  }

  it('refuses a time of more than five minutes ahead, and reads the machine’s clock by default', async () => {
    assert.equal(await refusal(withBody({ date_created: '2024-05-01T10:05:00.001Z' })), 'time-future date_created');
    const soon = new Date(Date.now() + 600_000).toISOString();
    assert.equal(
      (await refusalOf(parseWebhook(withBody({ date_created: soon }), headers, credentials))).code,
      'time-future',
    );
    assert.equal((await parseWebhook(body, headers, credentials)).createdAt, now - 60_000);
  });

  it('cannot be changed, and has neither order nor mandate where the gateway sent none', async () => {
    const content = { order: event.content.order, mandate: { mandate_id: 'm1' } };
    const full = await parseWebhook(withBody({ content }), headers, credentials, { clock });
    for (const part of [full, full.content, full.order, full.mandate]) assert.ok(Object.isFrozen(part));
    const bare = await parseWebhook(withBody({ content: { mandate: 'm1' } }), headers, credentials, { clock });
    assert.ok(!('order' in bare) && !('mandate' in bare));
    assert.deepEqual(bare.mismatches, []);
  });

  it('tells whom a refusal is for: 401 for credentials, 400 for all else', async () => {
    const fixOf = async (given: string, changes: object) =>
      (await refusalOf(parseWebhook(given, { ...headers, ...changes }, credentials, { clock }))).fix;
    assert.match(await fixOf(body, { authorization: '' }), /401/);
    assert.match(await fixOf('{', {}), /400/);
  });

  it('takes a time without zone as UTC, whatever the zone of the machine', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Kolkata';
    try {
      const rawBody = withBody({ date_created: '2024-05-01 09:59:00' });
      assert.equal((await parseWebhook(rawBody, headers, credentials, { clock })).createdAt, now - 60_000);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('refuses a body that says something twice, at any depth', async () => {
    assert.equal(await refusal(body.replace('{', '{"id":"evt_V2_2",')), 'json-duplicate-key id');
    const amounts = body.replace('"order":{', '"order":{"amount":1,"amount":2,');
    assert.equal(await refusal(amounts), 'json-duplicate-key amount');
  });

  it('refuses old events only where it is told an age', async () => {
    assert.equal(await refusal(body, {}, { maxAge: 59_999 }), 'time-expired date_created');
    assert.equal((await parseWebhook(body, headers, credentials, { clock, maxAge: 60_000 })).id, 'evt_V2_1');
  });

  it('asks for credentials of its own', async () => {
    for (const missing of [{ username: '' }, { password: '' }, { username: undefined }, { password: undefined }]) {
      const given = { ...credentials, ...missing } as typeof credentials;
      const error = await refusalOf(parseWebhook(body, headers, given));
      assert.deepEqual([error.code, error.field], ['required', 'credentials']);
    }
  });

  it('lets no key of the body reach a prototype', async () => {
    const rawBody = body.replace('{"order"', '{"__proto__":{"polluted":1},"order"');
    assert.equal(await refusal(rawBody), 'json-key __proto__');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
