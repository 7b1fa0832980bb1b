/** What can be wrong with a UPI id. */
export type VpaFault = 'missing' | 'form' | 'unlisted';

/** What is wrong with a UPI id, or undefined. Only the listed ones pass. */
export function vpaFault(typed: string, listed: readonly string[]): VpaFault | undefined {
  const vpa = typed.trim().toLowerCase();
  if (vpa === '') return 'missing';
  if (!/^[a-z0-9.\-_]{2,256}@[a-z][a-z0-9]{1,63}$/.test(vpa)) return 'form';
  return listed.includes(vpa) ? undefined : 'unlisted';
}
