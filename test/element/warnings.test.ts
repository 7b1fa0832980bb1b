import { expect } from '@open-wc/testing';
import { HyperWarningEvent } from '../../src/element.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { keepConsole, type ConsoleLines } from '../support/console-lines.ts';
import { scriptedUrl } from '../support/faults.ts';
import { holdTimers, releaseTimers } from '../support/held-timers.ts';
import { greeting } from '../support/scripted-frame.ts';

/** A frame that warns of these fields of the order, and then says that the page is there. */
function warningFrame(...fields: string[]): string {
  const warning = `['warned', { requestId: 'r', code: 'unknown-field', field }]`;
  return scriptedUrl(greeting(`for (const field of ${JSON.stringify(fields)}) say(${warning}); mark();`));
}

describe('a warning', () => {
  let written: ConsoleLines;
  beforeEach(() => (written = keepConsole()));
  afterEach(() => {
    written.restore();
    removeCheckouts();
  });

  it('of the frame is an event, an entry of the list and one line, however often it comes', async () => {
    const frameUrl = warningFrame('curency', 'curency', 'colour', 'curency');
    const { element, event } = mountCheckout({ ...session, frameUrl });
    const told: (string | undefined)[] = [];
    element.addEventListener('hyper-warning', ({ detail }) => told.push(detail.field));
    const first = await event('hyper-warning');
    expect(first).to.be.instanceOf(HyperWarningEvent).and.to.include({ bubbles: true, composed: true });
    await event('hyper-sdk-event');
    expect(told).to.deep.equal(['curency', 'colour']);
    expect(element.warnings.map(({ code, field }) => [code, field])).to.deep.equal([
      ['unknown-field', 'curency'],
      ['unknown-field', 'colour'],
    ]);
    await written.reach(2);
    expect(written.lines).to.deep.equal(
      ['curency', 'colour'].map(
        (field) => `<hyper-checkout> ${field} is not a documented key. Look for a misspelling, or leave it out.`,
      ),
    );
  });

  it('changes nothing in a checkout that goes on', async () => {
    const { element, event, sequence } = mountCheckout({ ...session, frameUrl: warningFrame('curency') });
    await event('hyper-sdk-event');
    expect(element.state).to.equal('initiating');
    expect(element.error).to.equal(undefined);
    expect(sequence()).not.to.include('hyper-error');
  });

  it('of a misspelt field of the order comes from the frame and names the right one', async () => {
    const { element, event } = mountCheckout({ ...session, ...(await signedOrder({ curency: 'USD' })) });
    await event('hyper-hide-loader');
    const [warning] = element.warnings;
    expect(warning).to.include({ code: 'unknown-field', field: 'curency', reason: 'did-you-mean-currency' });
    await written.reach(1);
    expect(written.lines[0]).to.include('did you mean currency');
  });

  it('of a misspelt attribute names the right one', async () => {
    const element = document.createElement('hyper-checkout');
    element.setAttribute('clientid', 'acme');
    document.body.append(element);
    await element.updateComplete;
    element.remove();
    expect(element.warnings.map(({ code, field, reason }) => [code, field, reason])).to.deep.equal([
      ['unknown-field', 'clientid', 'did-you-mean-client-id'],
    ]);
    await written.reach(1);
    expect(element.warnings[0]).to.include({
      message: 'clientid is not a documented key: did you mean client-id?',
      fix: 'Write client-id.',
    });
  });

  it('of a tag on which nothing is set comes after a while', async () => {
    const expire = holdTimers(10_000);
    try {
      const { element, event } = mountCheckout({});
      await element.updateComplete;
      expect(element.warnings).to.deep.equal([]);
      await expire(10_000);
      expect((await event('hyper-warning')).detail).to.include({ code: 'required', field: 'client-id' });
      expect(element.state).to.equal('idle');
    } finally {
      releaseTimers();
    }
  });

  it('of a frame on the page’s own origin says so, and what to do', async () => {
    const { event } = mountCheckout({ ...session, frameUrl: '/frame/' });
    const { detail } = await event('hyper-warning');
    expect(detail).to.include({ code: 'origin-rejected', field: 'frame-url', reason: 'same-as-page' });
    await written.reach(1);
    expect(detail.message).to.match(/^frame-url is of the page’s own origin/);
    expect(detail.fix).to.include('another origin');
  });

  it('of a wrong language is told without a frame that answers', async () => {
    const { element, event } = mountCheckout({ ...session, language: 'klingon' });
    expect((await event('hyper-warning')).detail).to.include({ code: 'not-allowed', field: 'language' });
    expect(element.warnings).to.have.length(1);
  });
});
