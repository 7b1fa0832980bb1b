import { endingRow, type EndingName } from '../endings.ts';
import type { Instrument } from './instrument.ts';

/** The instrument, so that it ends as is wished once the shopper has approved. */
export function forEnding(instrument: Instrument, name: EndingName): Instrument {
  return { ...instrument, ending: endingRow(name).ending, details: { ...instrument.details, onDemand: name } };
}
