import type { Issue } from '../../protocol/checkout-error.ts';

/** Juspay's codes of refused requests (`error_info.code`), as far as the simulator uses them. */
export type RestCode =
  | 'INVALID_INPUT'
  | 'MISSING_MANDATORY_PARAMETER'
  | 'UNAUTHENTICATED'
  | 'UNAUTHORIZED'
  | 'EXPIRED'
  | 'DUPLICATE_REQUEST'
  | 'DUPLICATE_ORDER_ID'
  | 'RESOURCE_NOT_FOUND'
  | 'INVALID_ACTION'
  | 'BAD_ORIGIN'
  | 'INTERNAL_SERVER_ERROR';

/** A request that is refused for what it is, not for what an input says. */
export interface RequestRefusal {
  readonly http: 400 | 401 | 403 | 404 | 409 | 413 | 500 | 503 | 507;
  readonly code: RestCode;
  readonly message: string;
  /** The remedy, for the developer. */
  readonly fix: string;
}

/** A refused request: for its input, or whatever its input says. */
export type RefusedRequest =
  { readonly ok: false; readonly issue: Issue } | { readonly ok: false; readonly refusal: RequestRefusal };

/** The answer of a use case. */
export type Answered<T> = { readonly ok: true; readonly value: T } | RefusedRequest;

/** Refuses a request whatever its input says. */
export function refusedRequest(refusal: RequestRefusal): RefusedRequest {
  return { ok: false, refusal };
}
