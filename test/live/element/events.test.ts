import { expect } from '@open-wc/testing';
import { eventTypes } from '../../fields/answers.ts';
import { signedOrder } from '../../support/checkout.ts';
import {
  ask,
  calls,
  command,
  fieldsOf,
  frameOf,
  loaded,
  mount,
  open,
  pages,
  say,
  vendorUrl,
  watchVendorPages,
} from './vendor-checkout.ts';

const { initiate_result: _, process_result: __, invokeErrorHandling: ___, ...known } = eventTypes;
/** Each kind of event that may come at any time and ends nothing, with the event of the element. */
const kinds = { ...known, mystery_event: 'hyper-sdk-event' };

/** Forms of an event beside its name and its payload (B6, B9). */
const envelopes = [
  {},
  { service: 'in.juspay.hyperpay' },
  { requestId: 'r-1' },
  { error: false },
  { error: true },
  { service: 'in.juspay.hyperpay', requestId: 'r-1', error: false, errorCode: '', errorMessage: '' },
] as const;

/** The end of a payment that was never made, as any window can post it (M5). */
const forged = { event: 'process_result', fragmentHash: 'default', payload: { status: 'charged' }, error: false };

describe('an event of the payment page of the stand-in', () => {
  watchVendorPages();

  it('comes once, be it text or object, known or unknown, whatever stands beside it (B1, B2, B3, B6)', async () => {
    const mounted = await open();
    const before = mounted.events.length;
    const expected: unknown[] = [];
    for (const [event, type] of Object.entries(kinds)) {
      for (const asText of [false, true]) {
        for (const envelope of envelopes) {
          const payload = { number: expected.length };
          say(mounted, { event, payload, ...envelope }, asText);
          const { service, requestId, error } = {
            service: undefined,
            requestId: undefined,
            error: undefined,
            ...envelope,
          };
          expected.push({ type, event, ...payload, service, requestId, error });
        }
      }
    }
    say(mounted, { event: 'end_of_table' });
    await mounted.event('hyper-sdk-event', 2 * envelopes.length + 1);
    const told = mounted.events.slice(before).map((event) => {
      const {
        event: name,
        payload,
        service,
        requestId,
        error,
      } = fieldsOf(event instanceof CustomEvent && event.detail);
      return { type: event.type, event: name, ...fieldsOf(payload), service, requestId, error };
    });
    expect(told.slice(0, -1)).to.deep.equal(expected);
    expect(mounted.element.state).to.equal('processing');
  });

  it('is an error that ends the run if the page asks for that (B1)', async () => {
    const mounted = await open();
    say(mounted, { event: 'invokeErrorHandling', payload: { error_message: 'broken' } });
    expect((await mounted.event('hyper-error')).detail).to.include({ code: 'sdk-error' });
    expect(mounted.sequence().slice(-2)).to.deep.equal(['hyper-invoke-error-handling', 'hyper-error']);
  });

  it('ends the payment under any id, since HyperSDK does not promise to echo it (B6)', async () => {
    const mounted = mount({ manual: true });
    const ids: readonly (readonly [id: (sent: string, initiate: string) => unknown, isForeign?: true])[] = [
      [(sent) => sent],
      [(sent) => sent.toUpperCase(), true],
      [(sent) => sent.replaceAll('-', ''), true],
      [() => ''],
      [() => undefined],
      [() => null],
      [() => 42],
      [(_sent, initiate) => initiate, true],
      [() => 'acme-Juspay_Reference-1', true],
    ];
    for (const [index, [idOf, isForeign]] of ids.entries()) {
      const result = mounted.element.process(await signedOrder());
      const process = (await calls('process', index + 1))[index];
      const [initiate] = await calls('initiate');
      const requestId = idOf(String(process?.sent['requestId']), String(initiate?.sent['requestId']));
      command(mounted, 'end', { status: 'charged', more: { requestId } });
      expect(await result).to.include({ status: 'charged', outcome: 'success' });
      const { detail } = await mounted.event('hyper-process-result', index + 1);
      expect(detail.foreignRequestId).to.equal(isForeign);
    }
  });

  it('of a payment that has ended does not end the next one, and somebody hears of it (B6)', async () => {
    const mounted = await open();
    command(mounted, 'end', { status: 'charged' });
    await mounted.event('hyper-process-result');
    const [first] = await calls('process');
    void mounted.element.process(await signedOrder());
    await mounted.event('hyper-hide-loader', 2);
    command(mounted, 'end', { status: 'charged', more: { requestId: first?.sent['requestId'] } });
    expect((await mounted.event('hyper-warning')).detail).to.include({ code: 'result-ignored', reason: 'ended' });
    expect(mounted.element.state).to.equal('processing');
  });

  const forgeries = {
    'a frame in the payment page': [
      'stranger',
      (mounted: Awaited<ReturnType<typeof open>>) => command(mounted, 'nest', { href: bank() }),
    ],
    'a bank page in its place': [
      'page-origin',
      (mounted: Awaited<ReturnType<typeof open>>) => command(mounted, 'go', { href: bank() }),
    ],
    'another script of the shop': [
      'stranger',
      (mounted: Awaited<ReturnType<typeof open>>) => frameOf(mounted).postMessage(forged, '*'),
    ],
  } as const;
  for (const [who, [reason, forge]] of Object.entries(forgeries)) {
    it(`cannot be invented by ${who} (M2, M5)`, async () => {
      const mounted = await open();
      forge(mounted);
      expect((await mounted.event('hyper-warning')).detail).to.include({ code: 'origin-rejected', reason });
      // A way to the frame and back, so that an event would have come.
      expect(await mounted.element.handleBackPress()).to.equal(false);
      expect(mounted.element.state).to.equal('processing');
      expect(mounted.sequence()).not.to.include('hyper-process-result');
    });
  }

  it('is heard again after a bank has stood in the place of the page (G2, M3)', async () => {
    const mounted = await open();
    say(mounted, { event: 'paymentAttempt', payload: {} });
    await mounted.event('hyper-payment-attempt');
    command(mounted, 'go', { href: bank({ back: loaded[0] ?? '' }) });
    await pages(2);
    expect(mounted.element.warnings.map(({ code }) => code)).to.include('origin-rejected');
    await ask(mounted, 'end', { status: 'charged' });
    expect((await mounted.event('hyper-process-result')).detail).to.include({ status: 'charged' });
  });
});

function bank(more: Readonly<Record<string, string>> = {}): string {
  return vendorUrl('bank', '/bank.html', { message: JSON.stringify(forged), ...more });
}
