export * from './index.ts';
export type * from './element/types/svelte.ts';
