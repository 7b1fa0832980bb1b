import { checkProcessPayload } from '../../../../src/protocol/requests/process-payload.ts';

/** The first field of a payload of `process` that is wrong; undefined if none is. */
export function check(payload: unknown): string | undefined {
  return checkProcessPayload(payload).issues[0]?.field;
}
