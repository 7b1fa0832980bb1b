import { asDocumented, type Scenario } from './scenarios.ts';

/** Settings of the simulator's script. The vendor's script has none: they come from the address of the script. */
export interface ScriptSettings {
  /** The origin of the simulator. */
  origin: string;
  scenario: Scenario;
  /** How a checkout in a frame ends. Empty: as the simulator's merchant has it. */
  ending: string;
  /**
   * The script runs in the simulator's own frame page, which is not a merchant's. It marks its iframe with the height
   * of the content, and tells a payment page that reloads the calls that it has lost.
   */
  inFramePage: boolean;
}

/** The settings of this script, set once before a merchant page can use the class. */
export const settings: ScriptSettings = { origin: '', scenario: asDocumented, ending: '', inFramePage: false };
