import type { Issue } from '../protocol/checkout-error.ts';

/** The one place of the element that writes to the console: what a developer should mend and a payment survives. */
export function warn(issue: Issue): void {
  console.warn(`<hyper-checkout> ${issue.message} ${issue.fix}`);
}
