import { acceptHost } from '../../../src/bridge/channel.ts';
import { greetHost, parentOrigin } from '../../../src/bridge/greeting.ts';
import { echoMessages, rawPort, type Echo } from './echo-messages.ts';

// The frame of the bridge suite: it answers both contestants with what they sent.

window.addEventListener('message', ({ data, ports: [port] }) => {
  if (data !== rawPort || !port) return;
  port.onmessage = (message) => port.postMessage(message.data);
});

void acceptHost<Echo, typeof echoMessages>({
  greeted: greetHost({ parents: [parentOrigin() ?? ''] }),
  parsers: echoMessages,
  handlers: () => ({ echo: (body) => body }),
});
