export * from './index.ts';
export type * from './element/types/preact.ts';
