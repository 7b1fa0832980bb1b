import * as v from 'valibot';

/** What the order itself says of a method, beside what its form must know. */
export const optionEntries = {
  /** It is shown and cannot be used; the reason may be empty. */
  locked: v.exactOptional(v.string()),
  /** It can be debited again, so a mandate can be given with it. */
  carriesMandate: v.exactOptional(v.literal(true)),
};
