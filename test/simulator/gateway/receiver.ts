import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { inTime } from '../../support/in-time.ts';
import type { Scope } from './shop.ts';

/** A webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly id: string;
  readonly name: string;
}

/** A shop's server that takes webhooks. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Its answer: a status, or a redirect to an address. */
  answer: number | { readonly location: string };
  /** Resolves once so many have arrived. */
  count(count: number): Promise<readonly Received[]>;
  stop(): Promise<void>;
}

/** User name and password of the receivers. */
export const receiverLogin = { username: 'hooks', password: 'pa:ss wörd' } as const;

/** Starts a receiver on a free port for one test, or for a file that stops it itself. */
export async function startReceiver(test?: Scope): Promise<Receiver> {
  const received: Received[] = [];
  let arrived = (): void => undefined;
  const server: Server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (text += part));
    request.on('end', () => {
      const { id, event_name: name } = JSON.parse(text) as { id: string; event_name: string };
      const { answer } = receiver;
      if (typeof answer === 'number') response.writeHead(answer).end('ok');
      else response.writeHead(307, { location: answer.location }).end();
      received.push({ headers: request.headers, text, id, name });
      arrived();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    answer: 200,
    async count(count) {
      while (received.length < count) {
        const names = received.map(({ name }) => name).join(', ') || 'none';
        const next = new Promise<void>((resolve) => (arrived = resolve));
        await inTime(`webhook ${received.length + 1} of ${count}, after ${names}`, next);
      }
      return received;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  test?.after(() => receiver.stop());
  return receiver;
}
