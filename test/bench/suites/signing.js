// @ts-check
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { median, ratios } from '../figures.js';
import { seedOrder } from './seed-payload.js';

const signatures = 400;
const block = 80;
const inFlight = 8;

/**
 * `signOrder` with a key that was imported once, against Node's own `crypto.sign` with a key that was parsed once: one
 * after the other, and eight at a time. `signOrder` also checks the order and prints the signature in base64; the
 * yardstick only signs and prints.
 *
 * @type {import('../run.js').Suite}
 */
export const signing = {
  title: 'signing an order, RSA 2048',
  rounds: 7,
  async run(lab, rounds) {
    const { signOrder, importPrivateKey } = await lab.server();
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const options = { privateKey: await importPrivateKey(pem), keyId: '2980' };
    const cached = createPrivateKey(pem);
    const texts = Array.from({ length: block }, (_, index) =>
      JSON.stringify({ ...seedOrder(`R${1096438018 + index}`, 'acme'), timestamp: String(1571922200845 + index) }),
    );
    const [text = ''] = texts;
    const { signature } = await signOrder(text, options);
    if (signature !== signWith(cached, text)) throw new Error('The contestants sign differently');

    /** @type {Record<'node' | 'one' | 'many', () => Promise<void>>} */
    const contestants = {
      node() {
        for (const each of texts) signWith(cached, each);
        return Promise.resolve();
      },
      async one() {
        for (const each of texts) await signOrder(each, options);
      },
      async many() {
        const waiting = [...texts];
        const worker = async () => {
          for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) await signOrder(each, options);
        };
        await Promise.all(Array.from({ length: inFlight }, worker));
      },
    };
    const names = /** @type {(keyof typeof contestants)[]} */ (Object.keys(contestants));
    /** @type {Record<keyof typeof contestants, number[]>} */
    const taken = { node: [], one: [], many: [] };
    for (let round = -1; round < rounds; round++) {
      /** @type {typeof taken} */
      const speeds = { node: [], one: [], many: [] };
      for (let done = 0; done < signatures / block; done++) {
        for (let turn = 0; turn < names.length; turn++) {
          const name = names[(turn + done) % names.length] ?? 'node';
          const started = performance.now();
          await contestants[name]();
          speeds[name].push((block * 1000) / (performance.now() - started));
        }
      }
      if (round >= 0) for (const name of names) taken[name].push(median(speeds[name]));
    }

    const context = (/** @type {'one' | 'many'} */ ours) =>
      `${Math.round(median(taken[ours]))} / ${Math.round(median(taken.node))} a second`;
    const against = 'crypto.sign, cached KeyObject';
    return [
      {
        name: 'signOrder, one by one, per second',
        against,
        values: ratios(taken.one, taken.node),
        aim: 0.95,
        higherIsBetter: true,
        context: context('one'),
      },
      {
        name: `signOrder, ${inFlight} in flight, per second`,
        against,
        values: ratios(taken.many, taken.node),
        aim: 1.7,
        higherIsBetter: true,
        context: context('many'),
      },
    ];
  },
};

/**
 * @param {import('node:crypto').KeyObject} key
 * @param {string} text
 */
function signWith(key, text) {
  return sign('sha256', Buffer.from(text, 'utf8'), key).toString('base64');
}
