import { HyperCheckoutError, type Issue } from '../../../protocol/checkout-error.ts';
import { valueOrThrow } from '../../../protocol/errors/in-full.ts';
import { isLoopbackHostname, parseWebUrl } from '../../../protocol/web-url.ts';

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
 * @throws {HyperCheckoutError} the codes of {@link parseWebUrl} for the address, `required` or `not-allowed` for user name
 * and password, `not-allowed` with the reason `away` if the address leads away from this machine
 */
export function checkWebhookTarget(target: WebhookTarget, anywhere: boolean): WebhookTarget {
  const url = new URL(valueOrThrow(parseWebUrl(target.url, 'webhook.url')));
  for (const name of ['username', 'password'] as const) {
    if (target[name] !== '') continue;
    const message = `The ${name} for webhooks is empty.`;
    throw fault('required', `webhook.${name}`, { message, fix: 'Your server tells real webhooks by both.' });
  }
  if (target.username.includes(':')) {
    const message = 'The user name for webhooks has a colon in it.';
    throw fault('not-allowed', 'webhook.username', { message, fix: 'Basic authentication ends the name at a colon.' });
  }
  if (!anywhere && !isLoopbackHostname(url.hostname)) {
    throw fault('not-allowed', 'webhook.url', {
      reason: 'away',
      message: 'Webhooks stay on this machine.',
      fix: 'Set webhooksAnywhere, or --webhooks-anywhere, to send them to another one.',
    });
  }
  return target;
}

function fault(code: Issue['code'], field: string, words: Pick<Issue, 'reason' | 'message' | 'fix'>) {
  return new HyperCheckoutError({ code, field, ...words });
}
