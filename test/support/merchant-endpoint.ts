const fetchOfPage = window.fetch;

/** The merchant's endpoint for the status of an order, as a test scripts it. */
export interface MerchantEndpoint {
  /** The addresses that were asked for, with the signal of each question. */
  readonly asked: { readonly url: URL; readonly signal: AbortSignal | null | undefined }[];
  /** Resolves with the next question, and answers it as the test says. */
  readonly answer: (answer: object | Response) => Promise<void>;
}

/** The path of the endpoint. */
export const orderStatusUrl = '/shop/order-status';

/** Puts the endpoint in place: each question waits until the test answers it. */
export function merchantEndpoint(): MerchantEndpoint {
  const waiting: ((answer: Response) => void)[] = [];
  const changes = new EventTarget();
  const asked: MerchantEndpoint['asked'] = [];
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (url.pathname !== orderStatusUrl) return fetchOfPage(input, init);
    asked.push({ url, signal: init?.signal });
    return new Promise((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      waiting.push(resolve);
      changes.dispatchEvent(new Event('change'));
    });
  };
  return {
    asked,
    async answer(answer) {
      while (waiting.length === 0)
        await new Promise((resolve) => changes.addEventListener('change', resolve, { once: true }));
      waiting.shift()?.(answer instanceof Response ? answer : Response.json(answer));
    },
  };
}

/** Leaves the network to the page again. */
export function removeMerchantEndpoint(): void {
  window.fetch = fetchOfPage;
}
