// @ts-check
import { access } from 'node:fs/promises';

/**
 * Starts the simulator as it is shipped, from dist/, on a free port of 127.0.0.1. Besides its own merchant it knows the
 * one that the vendor's samples name.
 *
 * @param {readonly string[]} [parents] origins of the pages around a frame page that is not the simulator's own
 * @returns {Promise<TestSimulator>}
 *
 * @typedef {import('../../src/simulator/index.ts').Simulator & {
 *   seedMerchant: Omit<import('../../src/simulator/index.ts').TestMerchant, 'privateKeyPkcs1'>
 * }} TestSimulator
 */
export async function startTestSimulator(parents = []) {
  const built = new URL('../../dist/simulator/index.js', import.meta.url);
  await access(built).catch(() => {
    throw new Error('The browser tests run against the built simulator: `npm run build` first');
  });
  const { startSimulator } = await import('hyper-checkout/simulator');
  const { generateKeyPair } = await import('hyper-checkout/server');
  const { privateKey, publicKey } = await generateKeyPair();
  const merchant = {
    merchantId: 'idea_preprod',
    clientId: 'idea_preprod',
    merchantKeyId: '2980',
    publicKey,
    apiKey: 'SEEDSAMPLE',
    responseKey: 'SEEDSAMPLERETURN',
    name: 'Idea Preprod',
  };
  const simulator = await startSimulator({ port: 0, host: '127.0.0.1', parents, merchants: [merchant] });
  return { ...simulator, seedMerchant: { ...merchant, privateKey } };
}
