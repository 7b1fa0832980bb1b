import type { HyperCheckoutError } from '../protocol/checkout-error.ts';
import type { Texts } from './texts.ts';

/** What a shopper sees while the payment page is on its way. */
export function loaderPanel(texts: Texts): Node {
  const spinner = element('i');
  spinner.ariaHidden = 'true';
  return slotted('loader', spinner, element('p', `${texts.title}…`));
}

/**
 * What a shopper sees when it does not come, with a way to try again where that can help.
 *
 * What only a developer can mend is spelled out too, and never after a payment may have been made.
 */
export function errorPanel(error: HyperCheckoutError, texts: Texts, retry: () => void): Node {
  if (error.code === 'result-unknown')
    return slotted('error', element('p', texts.unknown), element('code', error.code));
  const button = element('button', texts.retry);
  button.part.add('retry');
  button.onclick = retry;
  return slotted(
    'error',
    element('p', texts.failed),
    element('small', `${error.message} ${error.fix}`),
    element('code', error.code),
    ...(error.recoverable ? [button] : []),
  );
}

/** A region of the page whose changes are read out. */
export function liveRegion(role: 'status' | 'alert'): HTMLElement {
  const region = document.createElement('div');
  region.role = role;
  return region;
}

/** Puts a panel in a region; one that says the same stays, so that it is not read out twice and keeps the focus. */
export function show(region: HTMLElement, panel: readonly Node[]): void {
  if (region.textContent !== (panel[0]?.textContent ?? '')) region.replaceChildren(...panel);
}

/** A slot of that name whose fallback is a panel, which is a part of the same name. */
function slotted(name: string, ...content: Node[]): Node {
  const slot = element('slot');
  const panel = element('div');
  slot.name = name;
  panel.part.add(name);
  panel.append(...content);
  slot.append(panel);
  return slot;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
