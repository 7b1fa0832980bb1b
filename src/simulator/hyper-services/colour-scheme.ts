/** Returns the colour scheme that a page uses around a node: the one it declares, or where it declares both the system's. */
export function colourSchemeOf(node: Element): 'light' | 'dark' {
  const { colorScheme } = getComputedStyle(node);
  if (!colorScheme.includes('dark')) return 'light';
  return colorScheme.includes('light') ? systemScheme() : 'dark';
}

/** Returns the colour scheme of the system, as this window knows it. */
export function systemScheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
