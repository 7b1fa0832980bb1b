import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/simulator/payment-page/main.ts';
import { bankDraft, type BankList } from '../../../src/simulator/methods/netbanking/bank-list.ts';
import { PayEvent } from '../../../src/simulator/methods/payment-draft.ts';

const banks = [
  { code: 'NB_HDFC', name: 'HDFC Bank', popular: true },
  { code: 'NB_SBI', name: 'State Bank of India', popular: true },
  { code: 'NB_BOI', name: 'Bank of India', popular: false },
  { code: 'NB_KVB', name: 'Karur Vysya Bank', popular: false },
];

const mount = () => fixture<BankList>(html`<hyper-bank-list .banks=${banks}></hyper-bank-list>`);

const shown = (list: BankList) => Array.from(list.querySelectorAll('.bank-name'), (name) => name.textContent.trim());

async function search(list: BankList, text: string): Promise<void> {
  list.querySelector<HTMLElement>('[type=search]')?.focus();
  await sendKeys({ type: text });
  await list.updateComplete;
}

async function submit(list: BankList): Promise<void> {
  list.querySelector<HTMLElement>('[type=submit]')?.click();
  await list.updateComplete;
}

describe('the bank list', () => {
  it('shows the popular banks before the others, each once', async () => {
    expect(shown(await mount())).to.deep.equal([
      'HDFC Bank',
      'State Bank of India',
      'Bank of India',
      'Karur Vysya Bank',
    ]);
  });

  it('folds the others where they are many, and opens them for the one that is chosen among them', async () => {
    const list = await mount();
    expect(list.querySelector('details')?.open, 'two others').to.equal(true);
    const others = 'ABCDE'.split('').map((name) => ({ code: `NB_${name}`, name: `Bank ${name}`, popular: false }));
    list.banks = [...banks, ...others];
    await list.updateComplete;
    expect(list.querySelector('summary')?.textContent.replace(/\s+/g, ' ').trim()).to.equal('All banks (7)');
    expect(list.querySelector('details')?.open).to.equal(false);
    await search(list, 'karur');
    list.querySelector<HTMLElement>('[value=NB_KVB]')?.click();
    list.querySelector<HTMLInputElement>('[type=search]')?.select();
    await sendKeys({ press: 'Delete' });
    await list.updateComplete;
    expect(list.querySelector('details')?.open).to.equal(true);
  });

  it('finds banks by a part of their name in any case, and says how many', async () => {
    const list = await mount();
    await search(list, 'india');
    expect(shown(list)).to.deep.equal(['State Bank of India', 'Bank of India']);
    expect(list.querySelector('[role=status]')?.textContent.trim()).to.equal('2 banks found');
    await search(list, ' nowhere');
    expect(shown(list)).to.deep.equal([]);
    expect(list.querySelector('[role=status]')?.textContent.trim()).to.equal('No bank found');
  });

  it('is one group of radio buttons that the arrow keys move through', async () => {
    const list = await mount();
    list.querySelector<HTMLElement>('[value=NB_HDFC]')?.click();
    list.querySelector<HTMLElement>('[value=NB_HDFC]')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await list.updateComplete;
    expect(document.activeElement?.getAttribute('value')).to.equal('NB_SBI');
    expect(list.querySelector('[type=submit]')?.textContent.trim()).to.equal('Continue to State Bank of India');
  });

  it('takes the only bank that is left by Enter, and does not pay with it yet', async () => {
    const list = await mount();
    let paid = 0;
    list.addEventListener('pay', () => (paid += 1));
    await search(list, 'vysya');
    await sendKeys({ press: 'Enter' });
    await list.updateComplete;
    expect(list.querySelector('[type=submit]')?.textContent.trim()).to.equal('Continue to Karur Vysya Bank');
    expect(document.activeElement?.getAttribute('value')).to.equal('NB_KVB');
    expect(paid).to.equal(0);
  });

  it('asks for a bank before it goes on, and leaves the focus where the message stands', async () => {
    const list = await mount();
    list.querySelector<HTMLElement>('[type=submit]')?.focus();
    await submit(list);
    expect(list.querySelector('#bank-error')?.textContent.trim()).to.equal('Choose a bank.');
    expect(document.activeElement?.getAttribute('type')).to.equal('submit');
    list.querySelector<HTMLElement>('[value=NB_SBI]')?.click();
    await list.updateComplete;
    expect(list.querySelector('#bank-error')?.textContent.trim()).to.equal('');
  });

  it('keeps the choice while the search hides it, and goes on with it', async () => {
    const list = await mount();
    list.querySelector<HTMLElement>('[value=NB_SBI]')?.click();
    await search(list, 'hdfc');
    const paid = oneEvent(list, 'pay');
    await submit(list);
    const event: unknown = await paid;
    expect(event).to.be.instanceOf(PayEvent);
    expect(event).to.have.property('instrument').that.deep.equals(bankDraft('NB_SBI'));
  });
});
