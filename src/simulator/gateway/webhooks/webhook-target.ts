import { isLoopbackHostname } from '../loopback-origin.ts';

/** Where a merchant's server takes webhooks, and how the gateway proves itself there. */
export interface WebhookTarget {
  /** http or https. On this machine, unless the simulator was told otherwise. */
  readonly url: string;
  /** For Basic authentication, with the password. */
  readonly username: string;
  readonly password: string;
}

/**
 * Takes a target as it is, if webhooks may go there.
 *
 * @param anywhere whether they may leave this machine
 * @throws {Error} if the address is no http URL, has credentials in it, or leads away from this machine
 */
export function checkWebhookTarget(target: WebhookTarget, anywhere: boolean): WebhookTarget {
  const url = URL.canParse(target.url) ? new URL(target.url) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Error('webhook.url must be an http or https address; user name and password have fields of their own.');
  }
  if (target.username === '' || target.password === '' || target.username.includes(':')) {
    throw new Error('webhook.username and webhook.password must not be empty, and a user name has no colon.');
  }
  if (!anywhere && !isLoopbackHostname(url.hostname)) {
    throw new Error('Webhooks stay on this machine. Set webhooksAnywhere to send them to another one.');
  }
  return target;
}
