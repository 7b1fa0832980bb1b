import type { Catalogue } from '../localization/page-language.ts';

/** The page's texts in the languages beside English; each is a file of its own that is fetched when it is needed. */
export const catalogue: Catalogue = {
  hi: () => import('./locales/hi.json'),
  te: () => import('./locales/te.json'),
  ta: () => import('./locales/ta.json'),
  bn: () => import('./locales/bn.json'),
  ml: () => import('./locales/ml.json'),
  gu: () => import('./locales/gu.json'),
  kn: () => import('./locales/kn.json'),
  mr: () => import('./locales/mr.json'),
};
