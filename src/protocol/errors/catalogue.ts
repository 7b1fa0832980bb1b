import type { CodeOf, ErrorCode } from '../checkout-error.ts';
import { authenticationErrors } from './authentication-errors.ts';
import { connectionErrors } from './connection-errors.ts';
import { inputErrors } from './input-errors.ts';
import type { ErrorRow } from './row.ts';
import { usageErrors } from './usage-errors.ts';
import { valueErrors } from './value-errors.ts';

/**
 * The one catalogue of errors: a row for each code. The compiler asks for every code of every kind; `docs/error-codes.md`
 * and `docs/error-codes.html` are made from it.
 */
export const catalogue: Readonly<Record<ErrorCode, ErrorRow>> = {
  ...({ ...inputErrors, ...valueErrors } satisfies Record<CodeOf<'input'>, ErrorRow>),
  ...(authenticationErrors satisfies Record<CodeOf<'authentication'>, ErrorRow>),
  ...(connectionErrors satisfies Record<CodeOf<'connection'>, ErrorRow>),
  ...(usageErrors satisfies Record<CodeOf<'usage'>, ErrorRow>),
};
