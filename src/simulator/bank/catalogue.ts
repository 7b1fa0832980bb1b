import type { Catalogue } from '../localization/page-language.ts';

/** Fetches the page's texts in a language other than English. Each language is a file of its own. */
export const catalogue: Catalogue = (tag) => import(`./locales/${tag}.json`);
