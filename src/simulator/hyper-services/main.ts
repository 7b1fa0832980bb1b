import { HyperServices } from './hyper-services.ts';
import { findScenario } from './scenarios.ts';

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
HyperServices.origin = address.origin;
const scenario = address.searchParams.get('scenario');
if (scenario !== null) {
  const found = findScenario(scenario);
  if (found) HyperServices.scenario = found;
  else console.error(`HyperServices: there is no scenario "${scenario}".`);
}
window.HyperServices = HyperServices;
window.hyperSDKVersion = 'simulator';
