export * from './index.ts';
export type * from './element/types/solid.ts';
