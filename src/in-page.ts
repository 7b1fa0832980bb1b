/**
 * The module that `<hyper-checkout sdk-url="…">` loads: the driver of the frame page, for the merchant's own page.
 *
 * @packageDocumentation
 */
export { connectInPage } from './frame/in-page.ts';
