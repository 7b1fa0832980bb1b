// @ts-check
import { createShop } from './node-http.js';
import { readSettings } from './settings.js';

export const server = createShop(await readSettings(process.env)).listen(process.env['PORT'] ?? 3000);
