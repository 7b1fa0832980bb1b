// @ts-check
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { median, ratios } from '../figures.js';
import { seedOrder } from './seed-payload.js';

const signatures = 300;
const block = 25;
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
  rounds: 9,
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

    const subtleSign = (/** @type {string} */ each) =>
      crypto.subtle.sign('RSASSA-PKCS1-v1_5', options.privateKey, new TextEncoder().encode(each));
    const ourSign = (/** @type {string} */ each) => signOrder(each, options);
    const oneByOne = async (/** @type {(text: string) => Promise<unknown>} */ signed) => {
      for (const each of texts) await signed(each);
    };
    const together = async (/** @type {(text: string) => Promise<unknown>} */ signed) => {
      const waiting = [...texts];
      const worker = async () => {
        for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) await signed(each);
      };
      await Promise.all(Array.from({ length: inFlight }, worker));
    };
    const contestants = {
      node: () => oneByOne((each) => Promise.resolve(signWith(cached, each))),
      one: () => oneByOne(ourSign),
      many: () => together(ourSign),
      subtleOne: () => oneByOne(subtleSign),
      subtleMany: () => together(subtleSign),
    };
    const names = /** @type {(keyof typeof contestants)[]} */ (Object.keys(contestants));
    /** @type {Record<keyof typeof contestants, number[]>} */
    const taken = { node: [], one: [], many: [], subtleOne: [], subtleMany: [] };
    for (let round = -1; round < rounds; round++) {
      /** @type {typeof taken} */
      const speeds = { node: [], one: [], many: [], subtleOne: [], subtleMany: [] };
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

    const row = (
      /** @type {string} */ name,
      /** @type {keyof typeof taken} */ ours,
      /** @type {keyof typeof taken} */ theirs,
    ) => ({
      name: `${name}, per second`,
      against: theirs === 'node' ? 'crypto.sign, cached KeyObject' : 'crypto.subtle.sign, the same way',
      values: ratios(taken[ours], taken[theirs]),
      higherIsBetter: true,
      context: `${Math.round(median(taken[ours]))} / ${Math.round(median(taken[theirs]))} a second`,
    });
    const eight = `signOrder, ${inFlight} in flight`;
    return [
      { ...row('signOrder, one by one', 'one', 'node'), aim: 0.95 },
      { ...row(eight, 'many', 'node'), aim: 1.7 },
      row('signOrder, one by one', 'one', 'subtleOne'),
      row(eight, 'many', 'subtleMany'),
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
