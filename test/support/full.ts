/** Chooses how much a test tries: the second size in `npm run test:full`, which sets `FULL=1`. */
export function sample(usual: number, full: number): number {
  return process.env['FULL'] === '1' ? full : usual;
}
