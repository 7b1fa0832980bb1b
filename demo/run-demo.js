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
  /** @type {((request: Request) => Response | Promise<Response>) | undefined} */
  let answer;
  const server = await onFreePort(shopPort, (port) =>
    listen((request) => answer?.(request) ?? new Response(null, { status: 503 }), port),
  );
  // Another host name than the simulator's address, so that the two are foreign to each other as they are live.
  const shopUrl = `http://localhost:${server.port}`;
  const merchant = {
    merchantId: 'tanabana',
    clientId: 'tanabana',
    merchantKeyId: '4711',
    apiKey: randomBytes(16).toString('hex'),
    responseKey: randomBytes(16).toString('hex'),
    name: 'Tana Bana',
    webhook: { url: `${shopUrl}/webhooks`, username: 'tanabana', password: randomBytes(16).toString('hex') },
    ...(await generateKeyPair()),
  };
  try {
    const simulator = await onFreePort(simulatorPort, (port) => startSimulator({ port, merchants: [merchant] }));
    const shop = createShop({ simulator, merchant, hosting });
    answer = (request) => shop.fetch(request);
    return {
      shopUrl,
      simulatorUrl: simulator.origin,
      stop: async () => {
        await server.stop();
        await simulator.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
