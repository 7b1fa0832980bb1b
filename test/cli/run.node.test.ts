import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { run } from '../../src/cli/run.ts';
import { attributeOf, checkoutPropertyNames } from '../../src/protocol/checkout-property-names.ts';
import { importPublicKey, signOrder, verifyOrder } from '../../src/server/index.ts';
import { inTime } from '../support/in-time.ts';

const order =
  '{"order_id":"R1096438018","merchant_id":"acme","amount":"249.00","customer_id":"","timestamp":"1571922200000"}';
let folder = '';
let privateKey = '';
let publicKey = '';
const at = (name: string) => join(folder, name);

/**
 * Runs a command in this process, with what it may touch. A command that runs until it is stopped is stopped once it has
 * printed, unless the test does that itself: so a test of a refusal fails at once where nothing is refused.
 */
async function invoke(
  words: readonly string[],
  given: {
    input?: string | Uint8Array;
    environment?: Record<string, string>;
    signal?: AbortSignal;
    printed?: (text: string) => void;
  } = {},
) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const stopping = new AbortController();
  given.signal?.addEventListener('abort', () => {
    stopping.abort();
  });
  const command = run({
    words,
    environment: given.environment ?? {},
    version: '1.2.3',
    assets: at('dist'),
    readInput: async () => Buffer.from(given.input ?? ''),
    print: (text) => {
      printed.push(text);
      given.printed?.(text);
      // Not at once, since most commands end by themselves after the last line.
      if (given.signal === undefined) setImmediate(() => stopping.abort());
    },
    complain: (text) => complaints.push(text),
    signal: stopping.signal,
  });
  const exitCode = await inTime(`the end of hyper-checkout ${words.join(' ')}`, command).finally(() => {
    stopping.abort();
  });
  return { exitCode, printed: printed.join('\n'), complaints: complaints.join('\n') };
}

async function invokeJson(words: readonly string[], given: Parameters<typeof invoke>[1] = {}) {
  const { exitCode, printed, complaints } = await invoke([...words, '--json'], given);
  const json: unknown = JSON.parse(printed);
  return { exitCode, json, complaints };
}

describe('hyper-checkout', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-'));
    await mkdir(join(folder, 'dist/frame'), { recursive: true });
    await writeFile(at('dist/frame/frame.js'), '/* frame */');
    await writeFile(at('dist/frame/frame-driver.js'), '/* driver */');
    await writeFile(at('dist/frame/frame-driver.js.LICENSES.md'), 'notices');
    await writeFile(at('LICENSE'), 'licence');
    const keys = await invoke(['keys', '--out', at('keys')]);
    assert.equal(keys.exitCode, 0);
    privateKey = await readFile(at('keys/private.pem'), 'utf8');
    publicKey = await readFile(at('keys/public.pem'), 'utf8');
    await writeFile(at('order.json'), order);
  });
  after(async () => rm(folder, { recursive: true }));

  it('shows help with every command and an example, and its version', async () => {
    const { exitCode, printed } = await invoke(['--help']);
    assert.equal(exitCode, 0);
    const commands = ['keys', 'sign', 'verify', 'status', 'schedule', 'frame', 'csp', 'simulate'];
    for (const command of commands) {
      assert.match(printed, new RegExp(`^  ${command} `, 'm'));
      const own = await invoke([command, '--help']);
      assert.equal(own.exitCode, 0);
      assert.match(own.printed, new RegExp(`Examples:\\n(?:.*\\n)*  \\$ .*hyper-checkout ${command}`));
      assert.match(own.printed, /--json/);
    }
    assert.deepEqual(await invoke(['--version']), { exitCode: 0, printed: '1.2.3', complaints: '' });
  });

  it('ends with 2 and names the likely command or missing flag', async () => {
    const unknown = await invoke(['sgin']);
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.complaints, /Did you mean sign/);
    const missing = await invoke(['sign', at('order.json')]);
    assert.equal(missing.exitCode, 2);
    assert.match(missing.complaints, /--key-id/);
    assert.equal((await invoke([])).exitCode, 2);
    const { exitCode, json } = await invokeJson(['sign']);
    assert.equal(exitCode, 2);
    assert.match(JSON.stringify(json), /"code":"usage".*--key-id/);
  });

  describe('keys', () => {
    it('writes a pair that works, the private half for its owner alone', async () => {
      assert.equal((await stat(at('keys/private.pem'))).mode & 0o777, 0o600);
      const signed = await signOrder(order, { privateKey, keyId: '1' });
      assert.ok(await verifyOrder({ ...signed, publicKey }));
    });

    it('never writes over keys', async () => {
      const { exitCode, complaints } = await invoke(['keys', '--out', at('keys')]);
      assert.equal(exitCode, 2);
      assert.match(complaints, /holds keys already/);
      assert.equal(await readFile(at('keys/private.pem'), 'utf8'), privateKey);
    });

    it('prints a pair of the size that was asked for', async () => {
      const { json } = await invokeJson(['keys', '--bits', '3072']);
      assert.ok(typeof json === 'object' && json !== null && 'publicKey' in json && 'privateKey' in json);
      const { algorithm } = await importPublicKey(String(json.publicKey));
      assert.equal('modulusLength' in algorithm && algorithm.modulusLength, 3072);
      assert.equal((await invoke(['keys', '--bits', '1024'])).exitCode, 2);
    });
  });

  describe('sign', () => {
    const flags = () => ['--key', at('keys/private.pem'), '--key-id', '2980'];

    it('prints the signature of a file, of the input, and with a key from the environment', async () => {
      const expected = (await signOrder(order, { privateKey, keyId: '2980' })).signature;
      const environment = { HYPER_CHECKOUT_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n') };
      for (const signed of [
        await invoke(['sign', at('order.json'), ...flags()]),
        await invoke(['sign', ...flags()], { input: order }),
        await invoke(['sign', '-', '--key-id', '2980'], { input: order, environment }),
      ]) {
        assert.deepEqual(signed, { exitCode: 0, printed: expected, complaints: '' });
      }
    });

    it('warns of a misspelt key, and signs all the same', async () => {
      const input = order.replace('{', '{"curency":"USD",');
      const { exitCode, printed, complaints } = await invoke(['sign', ...flags()], { input });
      assert.ok(await verifyOrder({ orderDetails: input, signature: printed, publicKey }));
      assert.equal(exitCode, 0);
      assert.match(complaints, /Warning: .*curency.*did you mean currency/);
    });

    it('signs byte for byte and says so of a line break at the end', async () => {
      const input = `\t${order.replace('"",', '"é\\/",')}\r\n`;
      const { printed, complaints } = await invoke(['sign', ...flags()], { input });
      assert.ok(await verifyOrder({ orderDetails: input, signature: printed, publicKey }));
      assert.match(complaints, /line break/);
      const { json } = await invokeJson(['sign', ...flags()], { input });
      assert.deepEqual(json, { orderDetails: input, signature: printed, merchantKeyId: '2980' });
    });

    it('prints attributes, and signs a payload for initiate', async () => {
      const { printed } = await invoke(['sign', ...flags(), '--attributes'], { input: order });
      assert.match(printed, /^order-details="\{&#34;order_id.*" signature="[\w+/=]+" merchant-key-id="2980"$/);
      const input = '{"merchant_id":"acme","customer_id":"c","timestamp":"1571922200000"}';
      const { json } = await invokeJson(['sign', '--initiate', ...flags()], { input });
      assert.ok(typeof json === 'object' && json !== null && 'initiateSignaturePayload' in json);
      assert.equal(json.initiateSignaturePayload, input);
    });

    it('refuses what the payment page would refuse, with its code', async () => {
      const input = order.replace('"249.00"', '"249.001"');
      const { exitCode, complaints } = await invoke(['sign', ...flags()], { input });
      assert.equal(exitCode, 2);
      assert.match(complaints, /amount, decimals/);
      const { json } = await invokeJson(['sign', ...flags()], { input });
      assert.match(JSON.stringify(json), /"code":"amount","field":"amount","reason":"decimals"/);
    });

    it('says which file, key or byte is wrong, and never the key', async () => {
      const cases = [
        [['sign', at('nothing.json'), ...flags()], {}, /nothing\.json cannot be read/],
        [['sign', ...flags()], { input: Uint8Array.of(0xff) }, /not UTF-8/],
        [['sign', '--key-id', '1'], { input: order }, /HYPER_CHECKOUT_PRIVATE_KEY/],
        [['sign', '--key', at('keys/public.pem'), '--key-id', '1'], { input: order }, /public key/],
      ] as const;
      for (const [words, given, expected] of cases) {
        const { exitCode, complaints, printed } = await invoke(words, given);
        assert.equal(exitCode, 2);
        assert.match(complaints, expected);
        assert.equal(printed, '');
        assert.doesNotMatch(complaints, /MII/);
      }
    });
  });

  describe('verify', () => {
    it('ends with 0 for a right signature and with 1 for another', async () => {
      const { signature } = await signOrder(order, { privateKey, keyId: '1' });
      await writeFile(at('order.sig'), `${signature}\n`);
      const flags = ['verify', at('order.json'), '--key', at('keys/public.pem')];
      assert.deepEqual(await invoke([...flags, '--signature', signature]), {
        exitCode: 0,
        printed: 'The signature matches.',
        complaints: '',
      });
      assert.equal((await invoke([...flags, '--signature-file', at('order.sig')])).exitCode, 0);
      const other = await invoke(['verify', ...flags.slice(2), '--signature', signature], { input: `${order} ` });
      assert.equal(other.exitCode, 1);
      assert.match(other.printed, /does not match.*\n.*--explain/);
    });

    it('explains', async () => {
      const { signature } = await signOrder(order.replaceAll('","', '", "').replaceAll('":"', '": "'), {
        privateKey,
        keyId: '1',
      });
      const flags = ['verify', at('order.json'), '--key', at('keys/public.pem'), '--signature', signature, '--explain'];
      const { exitCode, printed } = await invoke(flags);
      assert.equal(exitCode, 1);
      assert.match(printed, /re-serialised: .*with a blank after each colon and comma/);
      const { json } = await invokeJson(flags);
      assert.ok(typeof json === 'object' && json !== null && 'cause' in json && 'matches' in json);
      assert.equal(json.matches, false);
    });

    it('ends with 2 without a signature or with a key that cannot verify', async () => {
      assert.equal((await invoke(['verify', at('order.json'), '--key', at('keys/public.pem')])).exitCode, 2);
      const wrong = await invoke(['verify', at('order.json'), '--key', at('keys/private.pem'), '--signature', 'x']);
      assert.equal(wrong.exitCode, 2);
      assert.match(wrong.complaints, /private key/);
    });
  });

  describe('status', () => {
    it('reads an order, compares it, waits for it, and keeps the key to itself', async () => {
      const statuses = ['PENDING_VBV', 'CHARGED'];
      const seen: (string | undefined)[] = [];
      const server = createServer((request, response) => {
        seen.push(`${request.url} ${request.headers.authorization} ${String(request.headers['x-merchantid'])}`);
        const status = statuses[Math.min(seen.length, statuses.length) - 1];
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ order_id: 'R1', status, amount: 249, currency: 'INR' }));
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        const address = server.address();
        assert.ok(typeof address === 'object' && address !== null);
        const flags = ['status', 'R1', '--base-url', `http://127.0.0.1:${address.port}`, '--merchant-id', 'acme'];
        const environment = { HYPER_CHECKOUT_API_KEY: 's3cr3t\n' };
        const waited = await invoke([...flags, '--wait', '30', '--amount', '249.00'], { environment });
        assert.equal(waited.exitCode, 0);
        assert.match(waited.printed, /^R1: CHARGED \(success, final\)\namount: 249 INR$/);
        assert.equal(seen[0], `/orders/R1 Basic ${Buffer.from('s3cr3t:').toString('base64')} acme`);
        const other = await invokeJson([...flags, '--amount', '2.49'], { environment });
        assert.equal(other.exitCode, 1);
        assert.match(JSON.stringify(other.json), /"mismatches":\["amount"\]/);
        assert.doesNotMatch(JSON.stringify([waited, other]), /s3cr3t/);
        assert.equal((await invoke(flags)).exitCode, 2);
        assert.equal((await invoke([...flags, '--wait', 'long'], { environment })).exitCode, 2);
        assert.equal((await invoke([...flags, '--amount', 'abc'], { environment })).exitCode, 2);
        // An address that is not this machine's own by name, and leads to it all the same.
        const away = [...flags, '--base-url', `http://0.0.0.0:${address.port}`];
        assert.match((await invoke(away, { environment })).complaints, /url-scheme/);
        assert.equal((await invoke([...away, '--allow-http'], { environment })).exitCode, 0);
      } finally {
        server.close();
      }
    });

    it('ends with 1 for an order that the gateway does not know, and for one that is not final after --wait', async () => {
      const server = createServer((request, response) => {
        response.statusCode = request.url === '/orders/NOPE' ? 404 : 200;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ order_id: 'R1', status: 'PENDING_VBV', amount: 249, currency: 'INR' }));
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        const address = server.address();
        assert.ok(typeof address === 'object' && address !== null);
        const flags = ['--base-url', `http://127.0.0.1:${address.port}`, '--merchant-id', 'acme'];
        const environment = { HYPER_CHECKOUT_API_KEY: 's3cr3t' };
        const unknown = await invoke(['status', 'NOPE', ...flags], { environment });
        assert.deepEqual([unknown.exitCode, unknown.printed.split('\n')[0]], [1, 'NOPE: NOT_FOUND (unknown)']);
        assert.equal((await invoke(['status', 'R1', ...flags], { environment })).exitCode, 0);
        const waited = await invoke(['status', 'R1', ...flags, '--wait', '1'], { environment });
        assert.deepEqual([waited.exitCode, waited.printed.split('\n')[0]], [1, 'R1: PENDING_VBV (pending)']);
      } finally {
        server.close();
      }
    });
  });

  describe('schedule', () => {
    it('prints the days of a mandate', async () => {
      const flags = [
        'schedule',
        '--start',
        '2018-01-29',
        '--frequency',
        'MONTHLY',
        '--rule-value',
        '31',
        '--count',
        '3',
      ];
      assert.equal((await invoke(flags)).printed, '2018-01-31\n2018-02-28\n2018-03-31');
      assert.deepEqual((await invokeJson(flags)).json, { days: ['2018-01-31', '2018-02-28', '2018-03-31'] });
    });

    it('refuses a frequency, a value or a count that is none', async () => {
      const flags = ['schedule', '--start', '2018-01-29', '--frequency'];
      assert.equal((await invoke([...flags, 'HOURLY'])).exitCode, 2);
      assert.match((await invoke([...flags, 'WEEKLY', '--rule-value', '8'])).complaints, /mandate, rule-value/);
      assert.equal((await invoke([...flags, 'DAILY', '--count', '-1'])).exitCode, 2);
    });
  });

  describe('frame', () => {
    it('writes page, driver and headers for exact parents', async () => {
      const flags = ['frame', '--out', at('frame'), '--parent', 'https://shop.example', 'https://www.shop.example'];
      const { exitCode, printed } = await invoke(flags);
      assert.equal(exitCode, 0);
      assert.match(printed, /frame-ancestors https:\/\/shop\.example https:\/\/www\.shop\.example/);
      const page = await readFile(at('frame/index.html'), 'utf8');
      assert.match(page, /src="https:\/\/public\.releases\.juspay\.in\/hyper-sdk-web\/HyperServices\.js"/);
      assert.match(page, /<script>\/\* frame \*\/<\/script>/);
      const driver = /<script src="(frame-driver\.[0-9a-f]{8}\.js)">/.exec(page)?.[1] ?? '';
      assert.equal(await readFile(at(`frame/${driver}`), 'utf8'), '/* driver */');
      assert.match(printed, /script-src 'sha256-[A-Za-z0-9+/]{43}=' 'self' https:\/\/public\.releases\.juspay\.in;/);
      assert.match(
        await readFile(at('frame/_headers'), 'utf8'),
        /^\/\*\n {2}Content-Security-Policy: script-src 'sha256-/,
      );
      assert.equal(await readFile(at('frame/LICENSE'), 'utf8'), 'licence');
      assert.equal(await readFile(at('frame/LICENSES.md'), 'utf8'), 'notices');
    });

    for (const parent of [
      '*',
      'https://*.shop.example',
      'https://shop.example/',
      'http://shop.example',
      'shop.example',
      'null',
    ]) {
      it(`refuses ${parent} as a parent`, async () => {
        const { exitCode } = await invoke(['frame', '--out', at('refused'), '--parent', parent]);
        assert.equal(exitCode, 2);
        await assert.rejects(stat(at('refused')));
      });
    }

    it('writes the settings of the page into it', async () => {
      const flags = ['frame', '--out', at('settings'), '--parent', 'https://shop.example'];
      const { exitCode, printed } = await invoke([
        ...flags,
        '--allow-script',
        'https://a.example',
        '--allow-script',
        'https://b.example',
        '--page-origin',
        'https://pages.example',
        '--tenant',
        '{"assetsDomain":"https://assets.example"}',
        '--region',
        'eu',
        '--iframe-permissions',
        'camera *;',
        '--deadline',
        'initiate=45',
        'bank=600',
      ]);
      assert.equal(exitCode, 0);
      assert.match(printed, /script-src [^;]+ https:\/\/assets\.example https:\/\/a\.example https:\/\/b\.example;/);
      const page = await readFile(at('settings/index.html'), 'utf8');
      const [, text = ''] = /<template id="hyper-checkout-settings">(.*)<\/template>/.exec(page) ?? [];
      assert.deepEqual(JSON.parse(text.replaceAll('&quot;', '"')), {
        pageOrigins: ['https://pages.example'],
        tenant: { assetsDomain: 'https://assets.example' },
        region: 'eu',
        iframePermissions: 'camera *;',
        deadlines: { initiate: 45_000, bank: 600_000 },
      });
    });

    for (const [flag, value] of [
      ['--allow-script', 'https://*.example'],
      ['--page-origin', 'https://pages.example/'],
      ['--tenant', 'acme'],
      ['--tenant', '{"assetsDomain":"assets.example"}'],
      ['--deadline', '45'],
      ['--deadline', 'begin=45'],
      ['--deadline', 'initiate=0'],
    ] as const) {
      it(`refuses ${value} for ${flag}`, async () => {
        const flags = ['frame', '--out', at('refused'), '--parent', 'https://shop.example', flag, value];
        assert.equal((await invoke(flags)).exitCode, 2);
        await assert.rejects(stat(at('refused')));
      });
    }

    it('refuses an SDK address that is not https', async () => {
      const flags = ['frame', '--out', at('refused'), '--parent', 'https://shop.example', '--sdk-url'];
      for (const url of [
        'javascript:alert(1)',
        'http://sdk.example/x.js',
        '//sdk.example/x.js',
        'https://a:b@sdk.example/',
      ]) {
        assert.equal((await invoke([...flags, url])).exitCode, 2);
      }
    });
  });

  describe('csp', () => {
    it('names the origins that the page needs, and no more', async () => {
      const flags = ['csp', '--frame-url', 'https://pay.shop.example/frame/?a=b'];
      assert.equal(
        (await invoke(flags)).printed,
        "Content-Security-Policy: script-src 'self'; frame-src https://pay.shop.example",
      );
      const { json } = await invokeJson([...flags, '--script-url', 'https://cdn.example/a.js']);
      assert.match(
        JSON.stringify(json),
        /script-src 'self' https:\/\/cdn\.example; frame-src https:\/\/pay\.shop\.example"/,
      );
      assert.equal((await invoke(['csp', '--frame-url', 'frame/'])).exitCode, 2);
    });

    it('prints the policy of docs/security.md, and describes attributes that the element has', async () => {
      const page = await readFile('docs/security.md', 'utf8');
      const [, policy] = /^## Policy of your page\n\n```text\n(.*)\n```$/m.exec(page) ?? [];
      const { printed } = await invoke(['csp', '--frame-url', 'https://pay.shop.example/frame/']);
      assert.equal(printed, `Content-Security-Policy: ${policy}`);
      const { printed: help } = await invoke(['csp', '--help']);
      const named = [...help.matchAll(/the ([a-z-]+) of the element/g)].map(([, name]) => name);
      assert.deepEqual(named, ['frame-url', 'sdk-url', 'order-status-url']);
      const attributes: readonly (string | undefined)[] = checkoutPropertyNames.map(attributeOf);
      assert.deepEqual(
        named.filter((name) => !attributes.includes(name)),
        [],
      );
    });

    it('lets the page ask for the status of an order, where the element does', async () => {
      const frame = ['csp', '--frame-url', 'https://pay.shop.example/frame/'];
      const sdk = ['csp', '--sdk-url', 'https://public.releases.juspay.in/HyperServices.js'];
      for (const [flags, url, sources] of [
        [frame, '/orders/status', "'self'"],
        [frame, 'https://api.shop.example/status?a=b', 'https://api.shop.example'],
        [sdk, 'https://api.shop.example/status', 'https://api.shop.example https://public.releases.juspay.in'],
      ] as const) {
        const { printed } = await invoke([...flags, '--order-status-url', url]);
        assert.equal(/connect-src (.*)$/.exec(printed)?.[1], sources);
      }
    });

    it('judges no navigation of the payment page where the SDK runs in the page', async () => {
      const sdkUrl = 'https://public.releases.juspay.in/hyper-sdk-web/HyperServices.js';
      assert.equal(
        (await invoke(['csp', '--sdk-url', sdkUrl])).printed,
        "Content-Security-Policy: script-src 'self' https://public.releases.juspay.in; connect-src https://public.releases.juspay.in",
      );
      assert.equal((await invoke(['csp'])).exitCode, 2);
      assert.equal((await invoke(['csp', '--sdk-url', sdkUrl, '--frame-url', sdkUrl])).exitCode, 2);
    });
  });

  describe('simulate', () => {
    it('runs until it is stopped, and prints no key that it has written to a file', async () => {
      const stopping = new AbortController();
      let answer: Promise<number> | undefined;
      const { exitCode, json } = await invokeJson(['simulate', '--port', '0', '--keys', at('simulator')], {
        signal: stopping.signal,
        printed: (text) => {
          const origin = /http:\/\/[^"]+/.exec(text)?.[0] ?? '';
          answer = fetch(`${origin}/orders/none`)
            .then(({ status }) => status)
            .finally(() => {
              stopping.abort();
            });
        },
      });
      assert.equal(await answer, 401);
      assert.equal(exitCode, 0);
      const apiKey = await readFile(at('simulator/api-key.txt'), 'utf8');
      assert.ok(!JSON.stringify(json).includes(apiKey));
      assert.doesNotMatch(JSON.stringify(json), /PRIVATE KEY/);
      const pkcs8 = await readFile(at('simulator/private.pem'), 'utf8');
      const pkcs1 = await readFile(at('simulator/private-pkcs1.pem'), 'utf8');
      assert.match(pkcs8, /BEGIN PRIVATE KEY/);
      assert.match(pkcs1, /BEGIN RSA PRIVATE KEY/);
      assert.equal((await stat(at('simulator/private-pkcs1.pem'))).mode & 0o777, 0o600);
      assert.ok(createPrivateKey(pkcs1).equals(createPrivateKey(pkcs8)));
      assert.match(JSON.stringify(json), /"jweKeyId":"acme-jwe"/);
      const signing = await readFile(at('simulator/jwe-private.pem'), 'utf8');
      assert.match(signing, /BEGIN PRIVATE KEY/);
      assert.equal((await stat(at('simulator/jwe-private.pem'))).mode & 0o777, 0o600);
      // That of the gateway, whose private half stays there.
      const gateway = createPublicKey(await readFile(at('simulator/jwe-gateway-public.pem'), 'utf8'));
      for (const key of [signing, pkcs8]) assert.ok(!createPublicKey(key).equals(gateway));
    });

    it('prints a tag whose order can be paid, the dashboard, and a test key pair', async () => {
      const stopping = new AbortController();
      let opened: Promise<number> | undefined;
      const { printed } = await invoke(['simulate', '--port', '0'], {
        signal: stopping.signal,
        printed: (text) => {
          const origin = /http:\/\/[\d.:]+/.exec(text)?.[0] ?? '';
          const payload = {
            clientId: 'acme',
            merchantKeyId: '2980',
            orderDetails: /order-details='([^']+)'/.exec(text)?.[1],
            signature: / signature="([^"]+)"/.exec(text)?.[1],
          };
          opened = fetch(`${origin}/checkout`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ payload }),
          })
            .then(({ status }) => status)
            .finally(() => {
              stopping.abort();
            });
        },
      });
      assert.equal(await opened, 201);
      assert.match(printed, /http:\/\/127\.0\.0\.1:\d+\/dashboard\//);
      assert.match(printed, /BEGIN PRIVATE KEY[^]*BEGIN PUBLIC KEY[^]*API key [0-9A-F]{32}\nResponse Key [0-9A-F]{32}/);
    });

    it('refuses a seed file by the code and place of its fault', async () => {
      await writeFile(at('seed.json'), '{ "merchants": [{}] }');
      const refused = await invoke(['simulate', '--port', '0', '--seed', at('seed.json')]);
      assert.equal(refused.exitCode, 2);
      assert.match(refused.complaints, /merchants\[0\]\.merchantId \(required\)/);
      assert.equal((await invoke(['simulate', '--port', '0', '--seed', at('none.json')])).exitCode, 2);
    });

    it('takes what the simulator can be told, webhooks with a password from a file or the environment too', async () => {
      await writeFile(at('password.txt'), 's3cret\n');
      const words = [
        'simulate',
        '--port',
        '0',
        '--test-rules',
        '--theme',
        'dark',
        '--language',
        'hi',
        '--no-upi-collect',
      ];
      const webhook = ['--webhook-url', 'http://127.0.0.1:9/hooks', '--webhook-user', 'shop'];
      for (const [more, environment] of [
        [['--webhook-password-file', at('password.txt')], {}],
        [['--order-updation'], { HYPER_CHECKOUT_WEBHOOK_PASSWORD: 's3cret' }],
      ] as const) {
        const stopping = new AbortController();
        let state: Promise<unknown> | undefined;
        const { exitCode, printed } = await invoke([...words, ...webhook, ...more], {
          environment,
          signal: stopping.signal,
          printed: (text) => {
            const origin = /http:\/\/[\d.:]+/.exec(text)?.[0] ?? '';
            state = fetch(`${origin}/simulator/state`)
              .then(async (response) => response.text())
              .finally(() => {
                stopping.abort();
              });
          },
        });
        assert.equal(exitCode, 0);
        const told = String(await state);
        assert.match(told, /"theme":"dark","language":"hindi","juspayTestRules":true/);
        assert.match(told, /"webhookUrl":"http:\/\/127\.0\.0\.1:9\/hooks"/);
        assert.doesNotMatch(told + printed, /s3cret/);
      }
    });

    it('refuses what cannot be meant, by code', async () => {
      const webhook = ['--webhook-url', 'http://127.0.0.1:9/hooks', '--webhook-user', 'shop'];
      const environment = { HYPER_CHECKOUT_WEBHOOK_PASSWORD: 's3cret' };
      for (const [words, code] of [
        [['--theme', 'sepia'], 'usage'],
        [['--language', 'klingon'], 'not-allowed'],
        [['--webhook-user', 'shop'], 'usage'],
        [['--webhook-url', 'http://127.0.0.1:9/hooks'], 'usage'],
        [[...webhook, '--webhook-password-file', at('none.txt')], 'usage'],
        [['--webhook-url', 'ftp://127.0.0.1/', '--webhook-user', 'shop'], 'url-scheme'],
        [['--webhook-url', 'http://127.0.0.1\\@shop.example/', '--webhook-user', 'shop'], 'url-form'],
        [['--webhook-url', 'https://shop.example/', '--webhook-user', 'shop'], 'not-allowed'],
        [['--webhook-url', 'http://127.0.0.1:9/', '--webhook-user', 'a:b'], 'not-allowed'],
        [['--parent', 'https://*.example'], 'url-form'],
        [['--allow-host', '*.example'], 'url-form'],
        [['--allow-host', 'payments', 'payments:8800'], 'url-form'],
        [['--host', '0.0.0.0'], 'not-allowed'],
      ] as const) {
        const { exitCode, json } = await invokeJson(['simulate', '--port', '0', ...words], { environment });
        assert.equal(exitCode, 2, words.join(' '));
        assert.match(JSON.stringify(json), new RegExp(`"code":"${code}"`), words.join(' '));
        assert.match(JSON.stringify(json), /"fix":"[A-Z]/);
        assert.doesNotMatch(JSON.stringify(json), /s3cret/);
      }
      assert.equal((await invoke(['simulate', '--port', '0', ...webhook])).exitCode, 2, 'no password');
    });

    it('refuses a flag with an empty text, which comes of a variable that is not set', async () => {
      const texts = [
        'port',
        'host',
        'allow-host',
        'store',
        'parent',
        'keys',
        'seed',
        'webhook-url',
        'webhook-user',
        'theme',
        'language',
      ];
      for (const flag of [...texts, 'webhook-password-file']) {
        const { exitCode, complaints } = await invoke(['simulate', '--port', '0', `--${flag}`, '']);
        assert.equal(exitCode, 2, flag);
        assert.ok(complaints.startsWith(`--${flag} is empty. (usage)`), complaints);
      }
      assert.equal((await invoke(['sign', '--key', ''])).exitCode, 2);
      assert.match((await invoke(['csp', '--frame-url', ''])).complaints, /^--frame-url is empty/);
    });

    it('says which port is taken', async (test) => {
      const server = createServer().listen(0, '127.0.0.1');
      test.after(() => void server.close());
      await once(server, 'listening');
      const address = server.address();
      const port = String(typeof address === 'object' ? address?.port : '');
      const { exitCode, complaints } = await invoke(['simulate', '--port', port]);
      assert.equal(exitCode, 2);
      assert.match(complaints, new RegExp(`Port ${port} is taken[^]*--port 0`));
    });

    it('refuses ports and hosts that it cannot take', async () => {
      assert.equal((await invoke(['simulate', '--port', '70000'])).exitCode, 2);
      const far = await invoke(['simulate', '--port', '0', '--host', '0.0.0.0']);
      assert.equal(far.exitCode, 2);
      assert.match(far.complaints, /other machines[^]*--allow-host/);
    });

    it('has the same keys at its next start with their folder', async () => {
      const startWith = async (folder: string) => {
        const stopping = new AbortController();
        return invoke(['simulate', '--port', '0', '--keys', at(folder)], {
          signal: stopping.signal,
          printed: () => stopping.abort(),
        });
      };
      const names = ['private.pem', 'private-pkcs1.pem', 'public.pem', 'api-key.txt', 'response-key.txt'];
      const keys = () => Promise.all(names.map((name) => readFile(at(`kept/${name}`), 'utf8')));
      assert.equal((await startWith('kept')).exitCode, 0);
      const first = await keys();
      assert.equal((await startWith('kept')).exitCode, 0);
      assert.deepEqual(await keys(), first);

      await rm(at('kept/api-key.txt'));
      const foreign = await startWith('kept');
      assert.equal(foreign.exitCode, 2);
      assert.match(foreign.complaints, /kept has a private\.pem[^]*another folder/);
      assert.equal(await readFile(at('kept/private.pem'), 'utf8'), first[0]);

      await writeFile(at('kept/api-key.txt'), 'key');
      await writeFile(at('kept/private.pem'), 'no key');
      const spoilt = await startWith('kept');
      assert.equal(spoilt.exitCode, 2);
      assert.match(spoilt.complaints, /keys\.privateKey/);
    });

    it('logs JSON lines, from its start with the name that it is found by to its end', async () => {
      const stopping = new AbortController();
      const words = ['simulate', '--port', '0', '--allow-host', 'payments', '--keys', at('logged'), '--log'];
      const { exitCode, printed, complaints } = await invoke(words, {
        signal: stopping.signal,
        printed: (text) => {
          const { event, origin } = JSON.parse(text) as { event: string; origin: string };
          if (event === 'start') void fetch(`http://127.0.0.1:${new URL(origin).port}/health`);
          if (event === 'request') stopping.abort();
        },
      });
      assert.deepEqual([exitCode, complaints], [0, '']);
      const lines = printed.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.deepEqual(
        lines.map(({ event, route }) => [event, route]),
        [
          ['start', undefined],
          ['request', '/health'],
          ['end', undefined],
        ],
      );
      assert.match(String(lines[0]?.['origin']), /^http:\/\/payments:\d+$/);
      for (const { time } of lines) assert.equal(new Date(String(time)).toISOString(), time);
    });
  });
});
