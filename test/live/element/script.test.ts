import { expect } from '@open-wc/testing';
import { frameUrl } from 'virtual:vendor';
import { eventually } from '../../support/eventually.ts';
import { signedOrder } from '../../support/checkout.ts';
import {
  ask,
  calls,
  fieldsOf,
  heard,
  loaded,
  mount,
  open,
  say,
  vendorUrl,
  watchVendorPages,
  type PageName,
} from './vendor-checkout.ts';

/** Begins anew on one of the vendor's hosts, with these faults. */
async function set(host: PageName, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  await fetch(vendorUrl(host, '/set', settings));
}

/** Returns the requests to a frame page and the vendor's host of its name. */
async function asked(host: PageName): Promise<readonly string[]> {
  const paths: unknown = await (await fetch(vendorUrl(host, '/asked'))).json();
  return Array.isArray(paths) ? paths.map((path) => String(path).replace(/\.[\da-f]{8}\./, '.HASH.')) : [];
}

describe('the script of the stand-in on a frame page of the command', () => {
  watchVendorPages();

  it('asks for these addresses and for no others, its helper when that is needed (N2, H5, H6)', async () => {
    await set('faulty');
    const mounted = await open({}, 'faulty');
    const paths = [
      '/faulty/',
      '/faulty/frame-driver.HASH.js',
      '/HyperServices.js',
      '/sandbox/payment-page/client/acme',
    ];
    expect([...(await asked('faulty'))].sort()).to.deep.equal([...paths].sort());
    say(mounted, { event: 'triggerFn', fn: 'help' });
    await calls('agent');
    expect((await asked('faulty')).slice(paths.length)).to.deep.equal(['/scripts/hyper-sdk-web/3.33.7/HyperAgent.js']);
    expect(mounted.element.warnings).to.deep.equal([]);
  });

  for (const [fault, code] of Object.entries({ missing: 'sdk-load', reset: 'sdk-load', empty: 'sdk-error' })) {
    it(`is told of if it is ${fault}, and restart() recovers (L2)`, async () => {
      await set('faulty', { script: fault });
      const { orderDetails, signature } = await signedOrder();
      const mounted = mount({ orderDetails, signature }, 'faulty');
      expect((await mounted.event('hyper-error')).detail).to.include({ code });
      await set('faulty');
      mounted.element.restart();
      await mounted.event('hyper-hide-loader');
      expect(mounted.element.state).to.equal('processing');
    });
  }

  it('may be slow (Q7)', async () => {
    await set('faulty', { script: 'held' });
    const { orderDetails, signature } = await signedOrder();
    const mounted = mount({ orderDetails, signature }, 'faulty');
    await eventually(async () => (await asked('faulty')).includes('/HyperServices.js'), 'the script');
    expect(mounted.element.state).to.equal('initiating');
    await fetch(vendorUrl('faulty', '/release'));
    await mounted.event('hyper-hide-loader');
  });

  it('gets the permissions and the region of the frame page (F2, E6)', async () => {
    const mounted = await open({}, 'configured');
    const { allowed } = fieldsOf(await ask(mounted, 'look'));
    expect(allowed).to.deep.equal(['payment', 'clipboard-write', 'storage-access', 'camera']);
    expect((await calls('initiate'))[0]?.payload).to.include({ region: 'eu', iframePermissions: 'camera *;' });
  });

  it('asks the host of the tenant of the frame page (E3, E4, I9)', async () => {
    await set('tenant');
    await open({}, 'tenant');
    const assetsDomain = new URL(vendorUrl('tenant', '/')).origin;
    expect(loaded.map((address) => address.replace(/#.*/, ''))).to.deep.equal([
      `${assetsDomain}/payment-page/client/acme`,
    ]);
    expect(heard[0]?.sent['tenantInfo']).to.deep.equal({ assetsDomain });
  });

  it('has to initiate in the time of the frame page, where both origins must be registered (O2)', async () => {
    await set('tenant', { ancestors: location.origin });
    const refused = mount({}, 'tenant');
    refused.element.initiate();
    expect((await refused.event('hyper-error')).detail).to.include({ code: 'initiate-timeout' });
    await set('tenant', { ancestors: `${location.origin} ${new URL(frameUrl).origin}` });
    refused.element.restart();
    await refused.event('hyper-initiate-result');
  });
});
