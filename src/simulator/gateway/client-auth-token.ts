import type { OpenedSession } from './sessions.ts';
import { wireTime } from './wire-values.ts';

/** The block with a `clientAuthToken` in answers about orders and customers (`options.get_client_auth_token`). */
export function clientAuthTokenPart({ clientAuthToken, expires }: OpenedSession): object {
  return {
    juspay: {
      client_auth_token: clientAuthToken,
      client_auth_token_expiry: wireTime(expires),
    },
  };
}
