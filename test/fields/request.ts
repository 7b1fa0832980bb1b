import { requestFields } from '../../src/protocol/requests/request-check.ts';
import type { Section } from './field-case.ts';
import { arrivedIn, fromProperties } from './product.ts';
import { merchant } from './world.ts';

/** The envelope of every call. */
export const requestSection: Section<typeof requestFields> = {
  title: 'request',
  about:
    'The envelope of every call of `HyperServices`. The element makes it, except for a session: then it is that of ' +
    '`sdk-payload`.',
  table: requestFields,
  source: ['requestFields', 'src/protocol/requests/request-check.ts'],
  data: 'test/fields/request.ts',
  way: 'In `sdk-payload`; else the element sets it',
  cases: {
    requestId: {
      right: '8cbc3fad-8b3f-40c0-ae93-2d7e75a8624a',
      wrong: 'R1',
      warned: ['request-id', 'request-id'],
      becomes: 'R1',
    },
    service: {
      right: 'in.juspay.hyperpay',
      wrong: 'in.juspay.other',
      warned: ['not-allowed', 'service'],
      becomes: 'in.juspay.other',
    },
    payload: {
      right: { clientId: 'acme', merchantId: 'acme', environment: 'sandbox', clientAuthToken: 'tkn_1' },
      wrong: 'tkn_1',
      refused: ['json-shape', 'sdk-payload'],
    },
    betaAssets: { right: true, wrong: 'true', warned: ['type', 'beta-assets', 'boolean'], becomes: 'true' },
  },
  send: async (world, field, value) => {
    const sdkPayload = { ...(await world.session()), [field]: value };
    const properties = { clientId: merchant.clientId, environment: 'sandbox', sdkPayload: JSON.stringify(sdkPayload) };
    const outcome = await fromProperties('process', properties);
    return { ...outcome, sent: value, arrived: arrivedIn(outcome.received, field) };
  },
};
