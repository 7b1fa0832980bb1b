import { HyperCheckoutImplementation } from './element/hyper-checkout.ts';
import type { CheckoutProperties, HyperCheckoutElement } from './element/hyper-checkout-element.ts';

/** The class behind the tag. Importing this entry registers nothing. */
export interface HyperCheckoutConstructor {
  new (): HyperCheckoutElement;
  readonly prototype: HyperCheckoutElement;
  /** The version of the package. */
  readonly version: string;
  /** The address of the frame page for elements without one of their own. The one-file script sets it to `frame/` beside itself. */
  defaultFrameUrl: string | undefined;
  /**
   * Has the browser fetch the frame page and the SDK ahead of time, on the page before the checkout for example. Needs no
   * element. Resolves once the page has loaded, and rejects with an input code for an address that cannot be used.
   *
   * With `sdkUrl` it fetches that script; without either, the frame page of {@link defaultFrameUrl}.
   */
  prefetch(place?: Pick<CheckoutProperties, 'frameUrl' | 'sdkUrl'>): Promise<void>;
}

/** `<hyper-checkout>`, to be registered under a name of your choice; the main entry registers it for you. */
export const HyperCheckout: HyperCheckoutConstructor = HyperCheckoutImplementation;

/** An instance of the element. */
export type HyperCheckout = HyperCheckoutElement;

export type {
  CheckoutOrder,
  HyperCheckoutElement,
  SignedOrderPair,
  CheckoutProperties,
} from './element/hyper-checkout-element.ts';
export type { Appearance, AppearanceColour } from './protocol/appearance/read-appearance.ts';
export type { CheckoutPhase } from './element/checkout/checkout-state.ts';
export { HyperCloseEvent, type CloseCause } from './element/close-event.ts';
export {
  HyperErrorEvent,
  HyperGuestLoginEvent,
  HyperHideLoaderEvent,
  HyperInitiateResultEvent,
  HyperInvokeErrorHandlingEvent,
  HyperLogStreamEvent,
  HyperPaymentAttemptEvent,
  HyperProcessResultEvent,
  HyperRetryTriggeredEvent,
  HyperSdkEvent,
  HyperSessionExpiredEvent,
  HyperShowLoaderEvent,
  HyperUserEvent,
  HyperWarningEvent,
  type HyperCheckoutEventMap,
  type PaymentAttemptAnswer,
} from './element/events.ts';
export { HyperOrderStatusEvent } from './element/order/order-status-event.ts';
export type { OrderReading, OrderStatusAnswer } from './element/order/order-answer.ts';
export { HyperCheckoutError, type ErrorCode, type ErrorKind, type Issue } from './protocol/checkout-error.ts';
export type { OrderOutcome, OrderStatusName } from './protocol/order-status.ts';
export type { ProcessOutcome, ProcessResult, ProcessStatus, NextStep } from './protocol/process-status.ts';
export type { SdkEvent } from './protocol/sdk-event.ts';
