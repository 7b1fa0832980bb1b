// @ts-check

/**
 * Hands values of the test run to the tests, as modules without a file. Their types are in virtual.d.ts.
 *
 * @param {Readonly<Record<string, Readonly<Record<string, unknown>>>>} modules exports by module name
 * @returns {import('vite').Plugin}
 */
export function virtualModules(modules) {
  const inner = (/** @type {string} */ name) => `\0${name}`;
  const texts = new Map(
    Object.entries(modules).map(([name, values]) => [
      inner(name),
      Object.entries(values)
        .map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`)
        .join('\n'),
    ]),
  );
  return {
    name: 'virtual-modules',
    resolveId: (id) => (texts.has(inner(id)) ? inner(id) : null),
    load: (id) => texts.get(id) ?? null,
  };
}
