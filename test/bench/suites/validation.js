// @ts-check
import { randomBytes } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { median, ratios } from '../figures.js';
import { processPayload, seedOrder } from './seed-payload.js';

const different = 100;
const times = 10;
const blocks = 12;
const warmUps = 40;

/** Each contestant's file. */
const contestants = /** @type {const} */ ({
  json: new URL('../pages/validators/json-only.ts', import.meta.url),
  hand: new URL('../pages/validators/by-hand.ts', import.meta.url),
  valibot: new URL('../pages/validators/with-valibot.ts', import.meta.url),
  ours: new URL('../pages/validators/ours.ts', import.meta.url),
  order: new URL('../pages/validators/ours-order.ts', import.meta.url),
  text: new URL('../pages/validators/ours-page.ts', import.meta.url),
});

/** @typedef {keyof typeof contestants} Contestant */

/**
 * The check of a whole payload of `process` (13 keys around a signed order of 28) against the same rules unrolled by
 * hand, against valibot, and against reading the order's JSON alone; and what each adds to a script.
 *
 * It runs under `script-src 'self'`: a contestant that makes code from text would be seen.
 *
 * @type {import('../run.js').Suite}
 */
export const validation = {
  title: 'checking a payload of process',
  rounds: 9,
  async run(lab, rounds) {
    const names = /** @type {Contestant[]} */ (Object.keys(contestants));
    /** @type {Record<string, number>} */
    const bytes = {};
    for (const name of names) {
      const body = await lab.bundle(contestants[name], name);
      bytes[name] = brotliCompressSync(body).length;
      lab.answers.set(`/validation/${name}.js`, { type: 'text/javascript', body });
    }
    lab.answers.set('/validation/page.js', {
      type: 'text/javascript',
      body: await lab.bundle(new URL('../pages/validation-page.ts', import.meta.url)),
    });
    lab.answers.set('/validation', {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Validation</title>${['page', ...names]
        .map((name) => `<script src="/validation/${name}.js"></script>`)
        .join('')}`,
      headers: {
        'content-security-policy': "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
    });
    const { page, close } = await lab.open('/validation');
    await sameVerdicts(page);

    await page.evaluate(
      (all) => window.validationBench.load(all),
      Array.from({ length: different }, (_, index) => validPayload(index)),
    );
    const time = (/** @type {string} */ name) =>
      page.evaluate((contestant, many) => window.validationBench.time(contestant, many), name, times);
    /** @type {Record<string, number[]>} */
    const taken = Object.fromEntries(names.map((name) => [name, []]));
    // Compilers work beside the page; on a busy machine they are late.
    for (let turn = 0; turn < warmUps; turn++) for (const name of names) await time(name);
    for (let round = 0; round < rounds; round++) {
      /** @type {Record<string, number[]>} */
      const spent = Object.fromEntries(names.map((name) => [name, []]));
      for (let block = 0; block < blocks; block++) {
        for (let turn = 0; turn < names.length; turn++) {
          const name = names[(turn + block) % names.length] ?? 'ours';
          spent[name]?.push(await time(name));
        }
      }
      for (const name of names) taken[name]?.push(median(spent[name] ?? []));
    }
    const violations = await page.evaluate(() => window.validationBench.violations());
    await close();

    const of = (/** @type {Contestant} */ name) => taken[name] ?? [];
    const compare = (/** @type {Contestant} */ one, /** @type {Contestant} */ other) => ({
      values: ratios(of(one), of(other)),
      context: `${median(of(one)).toFixed(2)} / ${median(of(other)).toFixed(2)} µs`,
    });
    const added = (/** @type {Contestant} */ name) => ({
      values: [(bytes[name] ?? NaN) - (bytes['json'] ?? NaN)],
      unit: /** @type {const} */ ('bytes'),
      against: 'JSON.parse alone, subtracted',
    });
    return [
      {
        name: 'checkProcessPayload',
        against: 'unrolled by hand',
        ...compare('ours', 'hand'),
        aim: 1.05,
        gate: 1.3,
      },
      {
        name: 'checkProcessPayload',
        against: 'valibot',
        ...compare('ours', 'valibot'),
      },
      {
        name: 'checkProcessPayload',
        against: 'JSON.parse alone',
        ...compare('ours', 'json'),
      },
      { name: 'readOrderDetails', against: 'JSON.parse alone', ...compare('order', 'json') },
      { name: 'parseJsonText', against: 'JSON.parse alone', ...compare('text', 'json') },
      { name: 'valibot', against: 'unrolled by hand', ...compare('valibot', 'hand') },
      { name: 'unrolled by hand', against: 'JSON.parse alone', ...compare('hand', 'json') },
      { name: "brotli in the shop's page: parseJsonText", ...added('text'), aim: 1300, gate: 1300 },
      { name: 'brotli in the frame: checkProcessPayload', ...added('ours') },
      { name: 'brotli of readOrderDetails alone', ...added('order') },
      { name: 'brotli of the check by hand', ...added('hand') },
      { name: 'brotli of the check with valibot', ...added('valibot') },
      { name: 'violations of a strict CSP', against: '', values: [violations], unit: 'count', aim: 0, gate: 0 },
    ];
  },
};

/** @param {number} index */
function validPayload(index) {
  const id = `R${1096438018 + index}`;
  const order = { ...seedOrder(id, 'acme'), timestamp: String(Date.now() + index) };
  return { ...processPayload(JSON.stringify(order), randomBytes(256).toString('base64')), orderId: id };
}

/**
 * Makes sure that the three full checks do the same work: the same verdict on each of these, and the same field.
 *
 * @param {import('../lab.js').Page} page
 */
async function sameVerdicts(page) {
  const payloads = [validPayload(0), ...wrongPayloads()];
  const [hand, valibot, ours] = await Promise.all(
    ['hand', 'valibot', 'ours'].map((name) =>
      page.evaluate((contestant, all) => window.validationBench.verdicts(contestant, all), name, payloads),
    ),
  );
  const differing = payloads.filter((_, index) => {
    const found = ours?.[index];
    // A text that cannot be read is named by its attribute here and by its key there.
    return index === 0 ? found !== null : !found || found !== hand?.[index] || found !== valibot?.[index];
  });
  if (differing.length > 0) {
    const [first] = differing;
    const index = payloads.findIndex((payload) => payload === first);
    throw new Error(
      `The contestants differ on payload ${index}: ${[hand, valibot, ours].map((all) => all?.[index]).join(', ')}`,
    );
  }
}

/** Payloads with one fault each. */
function wrongPayloads() {
  const payload = validPayload(0);
  const order = /** @type {Record<string, unknown>} */ (JSON.parse(payload.orderDetails));
  const outside = [
    { action: 'pay' },
    { merchantId: '' },
    { orderId: 'a/b' },
    { amount: '1.234' },
    { amount: '250.00' },
    { customerId: undefined },
    { customerEmail: 'asha' },
    { customerMobile: '12' },
    { signature: payload.signature.replace(/.$/, '') },
    { signature: payload.signature.replace(/^./, '-') },
    { merchantKeyId: undefined },
    { environment: 'Sandbox' },
    { orderDetails: payload.orderDetails.slice(1) },
  ];
  const inside = [
    { order_id: 'a b' },
    { merchant_id: undefined },
    { amount: '0.00' },
    { timestamp: '1571922200' },
    { customer_id: '9' },
    { customer_email: 'a@b' },
    { customer_phone: '98765' },
    { currency: 'rupees' },
    { gateway_id: 'x' },
    { return_url: 'javascript:alert(1)' },
    { udf3: 'x'.repeat(256) },
    { 'options.create_mandate': 'YES' },
    { 'mandate.max_amount': '10' },
    { 'mandate.max_amount': undefined },
    { 'mandate.start_date': '2026-01-01' },
    { 'mandate.end_date': '1577836799' },
    { 'mandate.frequency': 'HOURLY' },
    { 'mandate.rule_value': '32' },
    { 'mandate.amount_rule': 'SOME' },
    { 'mandate.rule_type': 'AT' },
    { 'mandate.block_funds': true },
  ];
  return [
    ...outside.map((change) => ({ ...payload, ...change })),
    ...inside.map((change) => ({ ...payload, orderDetails: JSON.stringify({ ...order, ...change }) })),
  ];
}
