import type { HyperCheckout } from './element.ts';
import { register } from './element/register.ts';

export * from './element.ts';
export { tagName } from './element/register.ts';

register();

declare global {
  interface HTMLElementTagNameMap {
    'hyper-checkout': HyperCheckout;
  }
}
