import type { Instrument } from './instrument.ts';

/** What an instrument remembers of a bank whose page refuses frames. */
export function framing(refuses: true | undefined): Instrument['details'] {
  return refuses ? { framing: 'refused' } : {};
}

/** Whether the bank's page can stand in no frame. */
export function refusesFrames({ details }: Instrument): boolean {
  return details['framing'] === 'refused';
}
