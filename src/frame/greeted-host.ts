import { greetHost } from '../bridge/greet-host.ts';

/**
 * The port of the page around this one, which was greeted when this module was evaluated.
 *
 * It imports next to nothing: the host waits for the greeting, and not for the tables of the contract, which the rest
 * of the frame is made of.
 */
export const greetedHost = greetHost({ parents: listedParents() });

/** The exact origins that may host this page, from its own HTML. */
function listedParents(): string[] {
  const list = document.querySelector<HTMLMetaElement>('meta[name="hyper-checkout-parents"]')?.content ?? '';
  return list.split(/\s+/).filter((origin) => origin !== '');
}
