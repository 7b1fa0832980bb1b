import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CheckoutProperties } from '../../src/element/hyper-checkout-element.ts';
import { attributePaths } from '../../src/frame/attribute-paths.ts';
import { attributeOf } from '../../src/protocol/checkout-property-names.ts';
import * as protocol from '../../src/protocol/index.ts';
import { titleOf, type FieldCase, type Section, type Sent } from './field-case.ts';
import { orderSection } from './order.ts';
import { processSection, valueIn } from './process.ts';
import { findingOf, fromProperties } from './product.ts';
import { sections } from './sections.ts';
import { difference, shownOf, type Shown } from './simulated.ts';
import { merchant, openWorld, type World } from './world.ts';

describe('the tables of fields', () => {
  it('are all here', () => {
    const partsOfAnother = ['mandateFields', 'metadataFields'];
    const names = Object.keys(protocol).filter((name) => name.endsWith('Fields') && !partsOfAnother.includes(name));
    assert.deepEqual(sections.map(({ source: [name] }) => name).sort(), names.sort());
  });

  for (const { title, table, cases } of sections) {
    it(`have a case for every field, and no other: ${title}`, () => {
      const [fields, written] = [Object.keys(table), Object.keys(cases)];
      assert.deepEqual(
        fields.filter((field) => !written.includes(field)),
        [],
        'without a case',
      );
      assert.deepEqual(
        written.filter((field) => !fields.includes(field)),
        [],
        'not in the table',
      );
    });
  }
});

describe('the table of attributes and paths', () => {
  it('has a case beside a session for every attribute that reaches process', () => {
    const tried = sections.flatMap(({ cases }) =>
      Object.values(cases).flatMap(({ property, besideSession }) => (property && besideSession ? [property] : [])),
    );
    const expected = Object.entries(attributePaths)
      .filter(([, { signed }]) => signed === 'sent')
      .map(([name]) => name);
    assert.deepEqual(tried.sort(), expected.sort());
  });
});

describe('every field', () => {
  let world: World;
  let plain: Shown;
  let always: ReadonlySet<string>;
  before(async () => {
    world = await openWorld();
    plain = await shownBy(await processSection.send(world, 'amount', '249.00', processSection.cases.amount));
    const other = await shownBy(await processSection.send(world, 'amount', '249.00', processSection.cases.amount));
    always = new Set(Object.keys(difference(plain, other)));
  });
  after(() => world.shop.simulator.stop());

  for (const section of sections) {
    for (const [field, given] of Object.entries(section.cases)) {
      it(titleOf(section, field), async () => {
        await arrives(section, field, given);
        await isNoticed(section, field, given);
        if (given.property && given.besideSession) await meetsSession(field, given.property, given);
        if (section.table === processSection.table || section.table === orderSection.table) {
          await isShown(section, field, given);
        }
      });
    }
  }

  /** The right value reaches `HyperServices`, and nothing is said of it that the case does not have. */
  async function arrives(section: Section, field: string, given: FieldCase): Promise<void> {
    const sent = await section.send(world, field, given.right, given);
    assert.deepEqual([sent.refused, sent.warned], [undefined, given.told ? [given.told] : []]);
    assert.ok(sent.received);
    const expected = given.arrives === undefined ? sent.sent : (given.arrives ?? undefined);
    assert.deepEqual(sent.arrived, expected);
  }

  /** The wrong value is noticed as the case says. */
  async function isNoticed(section: Section, field: string, given: FieldCase): Promise<void> {
    const sent = await section.send(world, field, given.wrong, given);
    const told = [sent.refused, ...sent.warned];
    if ('refused' in given) {
      assert.deepEqual(told, [given.refused]);
      assert.equal(sent.received, undefined);
    } else if ('warned' in given) {
      assert.deepEqual(told, [undefined, given.warned]);
      assert.deepEqual(sent.arrived, given.becomes ?? undefined);
    } else {
      assert.deepEqual(told, [undefined]);
      assert.ok(sent.received);
      if ('dropped' in given) assert.equal(sent.arrived, undefined);
      else
        assert.deepEqual(
          findingsIn(sent.received).filter(([code, at]) => code === given.unsaid[0] && at === given.unsaid[1]),
          [given.unsaid],
        );
    }
  }

  /** The property beside `sdk-payload`. */
  async function meetsSession(field: string, property: keyof CheckoutProperties, given: FieldCase): Promise<void> {
    const { right, arrives, besideSession } = given;
    const session = await world.session(property === 'guestLoginUrl' ? { customer_id: undefined } : {});
    const beside = (value: unknown) =>
      fromProperties('process', {
        clientId: merchant.clientId,
        environment: 'sandbox',
        sdkPayload: JSON.stringify(session),
        [property]: value,
      });
    const value = valueIn(world.order(), right);
    if (besideSession === 'merged') {
      const payload = { ...session.payload, [field]: arrives ?? value };
      assert.deepEqual(await beside(value), { received: { ...session, payload }, refused: undefined, warned: [] });
    } else if (besideSession === 'warned') {
      const warned = [['ignored-field', attributeOf(property), 'session']];
      assert.deepEqual(await beside(value), { received: session, refused: undefined, warned });
    } else if (besideSession === 'initiate') {
      assert.deepEqual(await beside(value), { received: session, refused: undefined, warned: [] });
    } else if (besideSession && 'compared' in besideSession) {
      const same: unknown = Reflect.get(session.payload, field);
      assert.deepEqual(await beside(same), { received: session, refused: undefined, warned: [] });
      const { received, refused } = await beside(besideSession.compared);
      assert.deepEqual([received, refused], [undefined, ['conflict', attributeOf(property), 'session']]);
    } else {
      const { received, refused } = await beside(value);
      assert.deepEqual([received, refused], [undefined, besideSession]);
    }
  }

  /** The simulator takes the payload that arrived, and shows of the field what the case says. */
  async function isShown(section: Section, field: string, given: FieldCase): Promise<void> {
    const without = given.needs ? await shownBy(await section.send(world, field, given.instead, given)) : plain;
    const shown = await shownBy(await section.send(world, field, given.right, given));
    assert.deepEqual(difference(without, shown, always), given.shown ?? {});
  }

  async function shownBy({ received, orderId = '' }: Sent): Promise<Shown> {
    assert.ok(received);
    return shownOf(world.shop, received.payload, orderId);
  }
});

function findingsIn(request: protocol.HyperRequest) {
  const checks = [
    protocol.checkRequest(request, protocol.checkProcessPayload),
    protocol.checkInitiatePayload(request.payload),
  ];
  return checks.flatMap(({ issues, warnings }) => [...issues, ...warnings]).map(findingOf);
}
