import { setPageLanguage } from '../../../src/simulator/localization/page-language.ts';

/* Lets a test switch the language of any page of the simulator, also of those that only read it from their address. */

Object.assign(window, { setPageLanguage });
