/**
 * Returns a function that gives an element a custom state, such as `:state(ready)`, in place of the one before. Only
 * stylesheets need it: DOMs of unit tests lack it, and older browsers want dashes in its name.
 */
export function customState(element: HTMLElement): (name: string) => void {
  const internals = (element as Partial<HTMLElement>).attachInternals?.();
  return (name) => {
    try {
      internals?.states.clear();
      internals?.states.add(name);
    } catch {
      // The checkout works without.
    }
  };
}
