/**
 * What `<hyper-checkout sdk-url="…">` loads when it is used: the driver of the frame page, for the merchant's own page.
 *
 * @packageDocumentation
 */
export { connectInPage } from './frame/in-page.ts';
