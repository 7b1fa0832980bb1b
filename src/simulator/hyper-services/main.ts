import { HyperServices } from './hyper-services.ts';

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
HyperServices.origin = new URL(script instanceof HTMLScriptElement ? script.src : '', document.baseURI).origin;
window.HyperServices = HyperServices;
window.hyperSDKVersion = 'simulator';
