// @ts-check
import { readSettings } from './settings.js';
import { createShop } from './web.js';

/** @type {Promise<ReturnType<typeof createShop>> | undefined} */
let shop;

export default {
  /**
   * @param {Request} request
   * @param {Readonly<Record<string, string>>} secrets the bindings of the worker
   */
  async fetch(request, secrets) {
    shop ??= readSettings(secrets).then(createShop);
    return (await shop)(request);
  },
};
