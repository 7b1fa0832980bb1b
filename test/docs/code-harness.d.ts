import type { HyperCheckoutElement, SignedOrderPair } from '../../src/element.ts';
import type * as server from '../../src/server/index.ts';
import type * as simulated from '../../src/simulator/index.ts';

/** The names that the fragments of code in the documents use without a declaration. */
declare global {
  const checkout: HyperCheckoutElement;
  const answer: SignedOrderPair;
  const order: server.OrderInput;
  const orderId: string;
  const id: string;
  const text: string;
  const read: (name: string) => Promise<string>;
  const privateKey: CryptoKey;
  const keyId: string;
  const baseUrl: string;
  const apiKey: string;
  const merchantId: string;
  const askServer: (orderId: string) => void;
  const signOrder: typeof server.signOrder;
  const orderStatus: typeof server.orderStatus;
  const startSimulator: typeof simulated.startSimulator;
}
