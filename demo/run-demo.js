// @ts-check
import { randomBytes } from 'node:crypto';
import { generateKeyPair } from 'hyper-checkout/server';
import { startSimulator } from 'hyper-checkout/simulator';
import { listen, onFreePort } from './listen.js';
import { createShop } from './shop-server.js';

/**
 * Starts the simulator and the shop.
 *
 * @param {{ shopPort?: number, simulatorPort?: number, hosting?: import('./shop-server.js').Hosting }} [options] default: free ports
 * @returns {Promise<{ shopUrl: string, simulatorUrl: string, stop: () => Promise<void> }>}
 */
export async function runDemo({ shopPort = 0, simulatorPort = 0, hosting = 'frame' } = {}) {
  const merchant = {
    merchantId: 'tanabana',
    clientId: 'tanabana',
    merchantKeyId: '4711',
    apiKey: randomBytes(16).toString('hex'),
    responseKey: randomBytes(16).toString('hex'),
    name: 'Tana Bana',
    ...(await generateKeyPair()),
  };
  const simulator = await onFreePort(simulatorPort, (port) => startSimulator({ port, merchants: [merchant] }));
  try {
    const shop = createShop({ simulator, merchant, hosting });
    const server = await onFreePort(shopPort, (port) => listen((request) => shop.fetch(request), port));
    return {
      // Another host name than the simulator's address, so that the two are foreign to each other as they are live.
      shopUrl: `http://localhost:${server.port}`,
      simulatorUrl: simulator.origin,
      stop: async () => {
        await server.stop();
        await simulator.stop();
      },
    };
  } catch (error) {
    await simulator.stop();
    throw error;
  }
}
