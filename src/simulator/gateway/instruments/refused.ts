import type { Issue } from '../../../protocol/checkout-error.ts';

/** An instrument that does not pass. The message never repeats what was sent. */
export function refused(field: string, reason: string, message: string, fix: string): { ok: false; issue: Issue } {
  return { ok: false, issue: { code: 'not-allowed', field, reason, message, fix } };
}
