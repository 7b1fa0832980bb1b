export { fakeCheckout, type FakeCheckout } from './testing/fake-checkout.ts';
export { pay, type Payment, type TestedLocator, type TestedPage, type TestedPlace } from './testing/pay.ts';
