/** The advice after an error of the SDK. */
export type SdkErrorAdvice =
  /** Ask the order status: the payment may have arrived. */
  | 'poll'
  /** The shopper may try again. */
  | 'retry'
  /** Trying again is no use before the request is mended. */
  | 'fix';

interface SdkErrorEntry {
  readonly meaning: string;
  readonly advice: SdkErrorAdvice;
}

/**
 * The documented values of `errorCode` in events of the SDK (vendor documentation, "error codes"). The set is open: more
 * are in use than are explained. `JP701` and `JP702` are written without the underscore.
 */
export const sdkErrorCodes = {
  JP_000: { meaning: 'No reason is known.', advice: 'poll' },
  JP_001: { meaning: 'An answer could not be read, or broke a business rule.', advice: 'poll' },
  JP_002: { meaning: 'The shopper went back, at the payment page or at the bank.', advice: 'retry' },
  JP_003: { meaning: 'A parameter has the wrong type; the message is JSON that names it.', advice: 'fix' },
  JP_004: { meaning: 'A part that the SDK needs is missing. Apps only.', advice: 'fix' },
  JP_005: { meaning: 'There is no connection to the internet.', advice: 'retry' },
  JP_006: { meaning: 'The result is not known yet.', advice: 'poll' },
  JP_007: { meaning: 'The next page was not found.', advice: 'retry' },
  JP_012: { meaning: 'The authentication data was refused: signature, key id or token.', advice: 'fix' },
  JP_017: {
    meaning: 'initiate was called twice without terminate. Apps only; the web SDK says nothing.',
    advice: 'fix',
  },
  JP_020: { meaning: 'There is no web view. Apps only.', advice: 'fix' },
  JP701: { meaning: 'An offer could not be applied.', advice: 'poll' },
  JP702: { meaning: 'The offer system failed.', advice: 'poll' },
} as const satisfies Record<string, SdkErrorEntry>;

/** A documented `errorCode`. */
export type SdkErrorCode = keyof typeof sdkErrorCodes;

/** Returns the meaning of an `errorCode` of the SDK and the advice. An unlisted code means the same as `JP_000`. */
export function explainSdkErrorCode(code: string): SdkErrorEntry {
  return isSdkErrorCode(code) ? sdkErrorCodes[code] : sdkErrorCodes.JP_000;
}

function isSdkErrorCode(code: string): code is SdkErrorCode {
  return Object.hasOwn(sdkErrorCodes, code);
}
