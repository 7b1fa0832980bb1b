import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { run } from '../../src/cli/run.ts';
import { HyperCheckoutError, isErrorCode, type Issue } from '../../src/protocol/checkout-error.ts';
import { checkOrderDetails } from '../../src/protocol/requests/order-details.ts';
import { signOrder } from '../../src/server/sign.ts';
import type { Finding } from '../protocol/bad-input.ts';
import { newOrderId, recordOf } from '../simulator/gateway/shop.ts';
import { doorValues, type DoorValue } from './every-door-values.ts';
import { findingOf, fromProperties } from './product.ts';
import { merchant, openWorld, type World } from './world.ts';

/** Returns a door's refusal of an order, or nothing. */
type Door = (text: string, strict: boolean) => Promise<Finding | undefined>;

describe('the same value at every door', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.shop.simulator.stop());

  const clock = () => world.shop.now;

  /** The order with the field at that value, as text. */
  function orderWith({ field, value, json }: DoorValue): string {
    const order = {
      order_id: newOrderId(),
      merchant_id: merchant.merchantId,
      amount: '249.00',
      customer_id: 'cust-77',
      timestamp: String(world.shop.now),
      [field]: value,
    };
    const text = JSON.stringify(order);
    return json === undefined ? text : text.replace(`"${field}":${JSON.stringify(value)}`, `"${field}":${json}`);
  }

  const doors: Readonly<Record<string, Door>> = {
    check: async (text, strict) => issueIn(checkOrderDetails(text, { strict, now: clock() })),
    helper: async (text, strict) => {
      const { privateKey } = world.shop.simulator.merchant;
      return refusalOf(signOrder(text, { privateKey, keyId: merchant.merchantKeyId, clock, strict }));
    },
    command: async (text, strict) => {
      const printed: string[] = [];
      const exitCode = await run({
        words: ['sign', '--key-id', '2980', '--json', ...(strict ? ['--strict'] : [])],
        environment: { HYPER_CHECKOUT_PRIVATE_KEY: world.shop.simulator.merchant.privateKey },
        version: '1.2.3',
        assets: '',
        readInput: async () => Buffer.from(text),
        print: (line) => printed.push(line),
        complain: () => undefined,
        signal: new AbortController().signal,
      });
      const { error } = recordOf(JSON.parse(printed.join('\n')));
      assert.equal(exitCode, error === undefined ? 0 : 2);
      return error === undefined ? undefined : answered(recordOf(error));
    },
    element: async (text) => {
      const { clientId, merchantKeyId } = merchant;
      const signature = world.sign(text);
      const properties = { clientId, environment: 'sandbox', merchantKeyId, orderDetails: text, signature };
      const { refused, received } = await fromProperties('process', properties);
      assert.equal(received === undefined, refused !== undefined);
      if (received) assert.equal(Reflect.get(received.payload, 'orderDetails'), text);
      return refused;
    },
    simulator: async (text) => {
      const { status, body } = await world.shop.post('/checkout', { payload: world.shop.payloadOf(text) });
      return status === 201 ? undefined : answered(body);
    },
  };

  for (const given of doorValues) {
    const shown = given.json ?? (given.value === undefined ? 'left out' : JSON.stringify(given.value));
    const { refused, tolerated, field } = given;
    it(`${field} ${shown.slice(0, 60)}: ${refused ? `refused, ${refused.join(' ')}` : tolerated ? `tolerated, ${tolerated.join(' ')}` : 'taken'}`, async () => {
      // The clock of the command is the machine's, which only mandates are held to.
      const isAhead = field.startsWith('mandate.');
      for (const [name, door] of Object.entries(doors)) {
        if (name === 'command' && isAhead) continue;
        assert.deepEqual(await door(orderWith(given), false), refused, name);
        // The element and the simulator of this test tolerate.
        if (tolerated && /check|helper|command/.test(name)) {
          assert.deepEqual(await door(orderWith(given), true), tolerated, `${name}, strict`);
        }
      }
      const { warnings } = checkOrderDetails(orderWith(given), { now: clock() });
      assert.deepEqual(warnings.map(findingOf), tolerated ? [tolerated] : []);
    });
  }
});

function issueIn({ issues: [issue] }: { readonly issues: readonly Issue[] }): Finding | undefined {
  return issue && findingOf(issue);
}

async function refusalOf(call: Promise<unknown>): Promise<Finding | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof HyperCheckoutError)
      return answered({ code: error.code, field: error.field, reason: error.reason });
    throw error;
  }
}

/** The refusal in an error, or in an answer of the command or the simulator. */
function answered({ code, field, reason }: Readonly<Record<string, unknown>>): Finding {
  return findingOf({
    code: isErrorCode(code) ? code : 'protocol',
    field: String(field),
    ...(typeof reason === 'string' && { reason }),
    message: '',
    fix: '',
  });
}
