// @ts-check
import { readSettings } from './settings.js';
import { createShop } from './web.js';

export default { port: 3000, fetch: createShop(await readSettings(process.env)) };
