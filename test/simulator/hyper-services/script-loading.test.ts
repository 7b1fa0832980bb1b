import { expect } from '@open-wc/testing';
import { origin } from 'virtual:simulator';

/** The ways in which a page on another origin loads a script by CORS. */
const ways: Readonly<Record<string, (address: string) => Promise<void>>> = {
  'with integrity and crossorigin': async (address) => {
    const text = await fetch(address).then((response) => response.arrayBuffer());
    const digest = await crypto.subtle.digest('SHA-384', text);
    const integrity = `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
    await loaded({ src: address, crossOrigin: 'anonymous', integrity });
  },
  'as a module script': (address) => loaded({ src: address, type: 'module' }),
  'by import()': async (address) => void (await import(address)),
};

describe('the simulator’s scripts for pages of shops', () => {
  for (const path of ['/hyper-checkout.js', '/in-page.js', '/HyperServices.js']) {
    for (const [way, load] of Object.entries(ways)) {
      // That one is a module, which the element imports.
      if (path === '/in-page.js' && !way.includes('import')) continue;
      it(`are loaded ${way}: ${path}`, async () => {
        expect(new URL(origin).origin).not.to.equal(location.origin);
        await load(`${origin}${path}?${encodeURIComponent(way)}`);
      });
    }
  }
});

/** Resolves once a script with these properties has run; rejects if the browser has stopped it. */
async function loaded(properties: Partial<HTMLScriptElement>): Promise<void> {
  const script = Object.assign(document.createElement('script'), properties);
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  script.remove();
}
