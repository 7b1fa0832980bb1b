// @ts-check

/** The choices of the developer bar that go from page to page. A language belongs to an order, and its page has it. */
const names = ['theme', 'presentation', 'decline', 'developer'];

/**
 * Adds the choices in the address of this page to the address of another page of the shop.
 *
 * @param {string} address
 */
export function withChoices(address) {
  const url = new URL(address, location.href);
  const here = new URLSearchParams(location.search);
  for (const name of names) {
    const value = here.get(name);
    if (value !== null && !url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url.href;
}

/**
 * Puts a choice into the address of this page, or takes it out, so that a reload and a shared link keep it.
 *
 * @param {string} name
 * @param {string} value empty to take it out
 */
export function keepChoice(name, value) {
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
}
