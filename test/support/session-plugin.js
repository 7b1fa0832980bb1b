// @ts-check

/**
 * Lets a browser test have a session of the Session API, as the merchant's server would ask for one: a page may not.
 *
 * @param {import('../../src/simulator/index.ts').Simulator} simulator
 * @returns {import('@web/test-runner').TestRunnerPlugin<Record<string, string>>}
 */
export function sessionPlugin({ origin, merchant }) {
  return {
    name: 'server-session',
    async executeCommand({ command, payload }) {
      if (command !== 'server-session' || !payload) return undefined;
      const answer = await fetch(`${origin}/session`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${merchant.apiKey}:`)}`,
          'x-merchantid': merchant.merchantId,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ payment_page_client_id: merchant.clientId, action: 'paymentPage', ...payload }),
      });
      return answer.json();
    },
  };
}
