// svelte-check would read the vite.config.ts of this package otherwise.
export default {};
