// @ts-check

/**
 * Lets a browser test ask the gateway for the status of an order, as the merchant's server would: a page may not.
 *
 * @param {import('../../src/simulator/index.ts').Simulator} simulator
 * @returns {import('@web/test-runner').TestRunnerPlugin<{ orderId: string }>}
 */
export function orderStatusPlugin(simulator) {
  const { origin, merchant } = simulator;
  return {
    name: 'order-status',
    async executeCommand({ command, payload }) {
      if (command !== 'order-status' || !payload) return undefined;
      const answer = await fetch(`${origin}/orders/${encodeURIComponent(payload.orderId)}`, {
        headers: { authorization: `Basic ${btoa(`${merchant.apiKey}:`)}`, 'x-merchantid': merchant.merchantId },
      });
      return answer.ok ? answer.json() : { status: `HTTP ${answer.status}` };
    },
  };
}
