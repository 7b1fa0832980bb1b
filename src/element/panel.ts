/** Makes a slot of that name. Its fallback is a panel, which is a part of the same name. */
export function slotted(name: string, ...content: Node[]): Node {
  const slot = element('slot');
  const panel = element('div');
  slot.name = name;
  panel.setAttribute('part', name);
  panel.append(...content);
  slot.append(panel);
  return slot;
}

/** Makes the button of a panel, which tries again. */
export function retryButton(text: string, retry: () => void): HTMLElement {
  const button = element('button', text);
  button.setAttribute('part', 'retry');
  button.onclick = retry;
  return button;
}

/** Makes the sign of a panel in which something goes on. */
export function spinner(): HTMLElement {
  const sign = element('i');
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

/** Makes an HTML element with a text. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
