import { mandateIssue, type FieldsOf, type Findings } from './fields.ts';
import { issueOf } from './issue-of.ts';

/** The metadata keys inside orderDetails; dot and colon are part of the key (seed 003, "Metadata Object Parameters"). */
export const metadataFields = {
  'metadata.JUSPAY:gateway_reference_id': 'text',
  'metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE': 'day',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT': 'DAY|MONTH|YEAR',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY': 'count',
  'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE': 'day',
  'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS': 'days',
  'metadata.webhook_url': 'url',
} as const;

/** The metadata part of orderDetails. */
export type Metadata = FieldsOf<typeof metadataFields>;

/**
 * Checks the conditions of Paytm subscriptions, once each field is well formed: grace days and a start date come
 * together, a daily cycle (the default) leaves no days of grace, and the start is not after the end.
 */
export function checkMetadata(order: Metadata, { issues }: Findings): void {
  const start = order['metadata.PAYTM_V2:SUBSCRIPTION_START_DATE'];
  const grace = order['metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS'];
  const cycle = `${order['metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY'] || 1}${order['metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT'] ?? 'DAY'}`;
  // Days of this form sort as texts.
  if (start && start > (order['metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE'] || '2035-12-31')) {
    issues.push(issueOf('mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE', 'date'));
  }
  if (!start !== !grace || (cycle === '1DAY' && Number(grace ?? 0))) {
    issues.push(mandateIssue('metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS'));
  }
}
