/** Makes an element with these attributes and content. Nothing is parsed from a text, so no policy of a page forbids it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

/** Makes a button that calls a function. */
export function makeButton(text: string, press: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button' }, text);
  button.addEventListener('click', press);
  return button;
}

/**
 * Copies a text by a field that holds it for a moment: pages at plain http addresses have no other way. Returns false if
 * the browser refuses.
 */
export function copyText(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement;
  const field = make('textarea', { class: 'hidden', readonly: '', tabindex: '-1', 'aria-hidden': 'true' });
  field.value = text;
  root.append(field);
  field.select();
  // oxlint-disable-next-line typescript/no-deprecated -- pages at plain http addresses have no other way
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
