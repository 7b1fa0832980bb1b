import { HyperServices } from './hyper-services.ts';
import { report } from './report.ts';
import { findScenario, settings } from './scenarios.ts';

/*
 * A classic script: it publishes the two globals that merchant pages know, and takes the origin of the simulator
 * from its own address, so that a page only has to change the address of the script.
 */

declare global {
  interface Window {
    HyperServices?: typeof HyperServices;
    hyperSDKVersion?: string;
  }
}

const script = document.currentScript;
const address = new URL(script instanceof HTMLScriptElement ? script.src : '', document.baseURI);
settings.origin = address.origin;
settings.inFramePage = address.searchParams.has('frame-page');
settings.ending = address.searchParams.get('ending') ?? '';
const scenario = address.searchParams.get('scenario');
if (scenario !== null) {
  const found = findScenario(scenario);
  if (found) settings.scenario = found;
  else report(`there is no scenario "${scenario}".`);
}
window.HyperServices = HyperServices;
window.hyperSDKVersion = '';
