// @ts-check
import { readSettings } from './settings.js';
import { createShop } from './web.js';

const shop = createShop(await readSettings(process.env));

export { shop as GET, shop as POST };
